#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>

#include "core/event.hpp"
#include "zalo/known_events.hpp"

namespace mungba::zalo {

/// Why a body is not an event. All are answered 200 and counted under this name; none is processed.
enum class Malformed {
    not_json,  ///< also bytes after the end, and a number that fits no 64 bits
    not_utf8,
    bad_string,    ///< an escape that is none, a lone surrogate, a bare control character
    too_deep,      ///< more than 32 levels
    too_large,     ///< more bytes or more fields than any event has
    repeated_key,  ///< at the top, in sender, recipient or message: two readers would see two
                   ///< events
    missing_timestamp,
    missing_field,  ///< something that this event cannot be without
    wrong_type,     ///< a field of another type, or an id that cannot be one
};
/// The enumerator's name, for logs and the metric's label.
std::string_view to_string(Malformed reason);

/// What may be read before the signature agrees, and only to choose the key. Ids of numbers are
/// their digits; absent is empty.
struct KeyFields {
    std::string_view app_id;
    std::string_view timestamp;  ///< digits, as they stand in the body
    std::string_view event_name;
    std::string_view oa_id;  ///< also a follower event's, and "oaId"
    std::string_view recipient_id;
    std::string_view sender_id;
};

/// The ids that may name the OA of an event, likeliest first; the caller takes the first that is an
/// organization's.
struct OaCandidates {
    std::array<std::string_view, 3> ids;
    std::size_t count = 0;
    const std::string_view* begin() const { return ids.data(); }
    const std::string_view* end() const { return ids.data() + count; }
};
/// `oa_id`, else the recipient of `user_*`, else the sender of `oa_*` (design §3). A receipt's
/// sender may be the OA, and the few events of other names that bear no `oa_id` may name it in
/// either place. Pure.
OaCandidates oa_candidates(const KeyFields& fields);

/// What a webhook body is, before its signature is asked for.
struct Peek {
    enum class Kind {
        empty_body,     ///< a probe of Zalo's: 200
        no_event_name,  ///< JSON, but no event: a probe too
        malformed,      ///< `why`
        unknown_event,  ///< well-formed, of a name we do not know: check the signature, then 200
        event,          ///< `known`; `parse` may follow once the signature agrees
    };
    Kind kind = Kind::empty_body;
    Malformed why = Malformed::not_json;
    KeyFields fields;  ///< with `event` and `unknown_event`; valid until the next `peek`
    const KnownEvent* known = nullptr;
};

/// Reads webhook bodies, one at a time: `peek` reads the whole document once and keeps it, `parse`
/// takes the event out of it. Not for two threads at once: one a thread. Never throws for anything
/// in a body. Source: docs/zalo-notes.md, "Webhook".
class WebhookParser {
public:
    static constexpr std::size_t kMaxBodyBytes = 1 << 20;
    static constexpr std::size_t kMaxDepth = 32;
    static constexpr std::size_t kMaxFields =
        256;  ///< of the top-level object, sender, recipient, message, each

    WebhookParser();
    ~WebhookParser();
    WebhookParser(const WebhookParser&) = delete;
    WebhookParser& operator=(const WebhookParser&) = delete;

    /// @param body  the raw bytes; copied, so they may go afterwards.
    Peek peek(std::string_view body);

    /// The event of the body that was peeked last; only after Kind::event (else std::logic_error),
    /// and after the signature.
    /// @param oa  the OA whose key agreed.
    std::variant<core::Event, Malformed> parse(const core::OaId& oa);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mungba::zalo
