#pragma once
#include <optional>
#include <string_view>

namespace mungba::zalo {

/// The secrets an OA may sign with. Both views must outlive the call; an empty one never fits
/// anything.
struct SignatureKeys {
    std::string_view current;  ///< `oa_secret_key`
    std::string_view next;     ///< `oa_secret_key_next` while rotating, else empty
};

struct SignatureCheck {
    enum class Verdict {
        valid,
        missing,    ///< no header at all: so Zalo probes a new address
        malformed,  ///< a header whose value is not 64 hex digits, with or without "mac="
        wrong,      ///< well-formed, but made with another key or over other bytes
    };
    enum class Key { none, current, next };
    Verdict verdict = Verdict::wrong;
    Key key = Key::none;  ///< with `valid`: which key agreed; to be logged while rotating, never
                          ///< its value
};

/// Compares the `X-ZEvent-Signature` header with SHA-256(app_id + body + timestamp + key). Pure,
/// any thread; time does not depend on where two signatures differ. Accepted forms: bare hex,
/// "mac=…", "mac = …", any letter case, blanks around.
/// @param header     the header's value; nothing if the request has no such header.
/// @param body       the bytes as they came.
/// @param app_id     the body's field as text, of a number its digits.
/// @param timestamp  likewise.
/// Source: docs/zalo-notes.md, "Signature".
SignatureCheck verify(std::optional<std::string_view> header,
                      std::string_view body,
                      std::string_view app_id,
                      std::string_view timestamp,
                      const SignatureKeys& keys);

}  // namespace mungba::zalo
