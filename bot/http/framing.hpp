#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/http/request.hpp"

/// What the text of a request's header says about where the request ends, judged strictly before
/// any parser sees it: two readers of one connection (a proxy and we) must never see two different
/// requests. Pure functions on text, no sockets and no Beast, any thread. Source: RFC 9112;
/// reliability rules, "HTTP and text".
namespace mungba::http::framing {

struct Limits {
    std::size_t max_header_bytes = 8 * 1024;  ///< request line, fields and the empty line
    std::size_t max_header_fields = 64;
    std::size_t max_target_bytes = 2 * 1024;
    std::vector<std::string>
        hosts{};  ///< names that Host may bear, port aside; empty: any well-formed one
};

struct Field {
    std::string_view name;
    std::string_view value;  ///< without the white space around it
};

/// All views point into the text that was inspected. If `status` is not 0 the rest says nothing.
struct HeaderCheck {
    int status = 0;           ///< 0: well framed; else the answer: 400, 414, 417, 431, 501 or 505
    std::string_view reason;  ///< for the answer's body; names the rule, never the client's text
    std::string_view method;
    std::string_view target;
    std::vector<Field> fields;  ///< in order, as sent
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool keep_alive = false;  ///< the client would go on after this request
    bool http_1_0 = false;
    bool expects_continue = false;  ///< waits for "100 Continue" before it sends the body
};

/// How far a header has come in the bytes read so far.
struct HeaderEnd {
    enum class State { incomplete, complete, malformed };
    State state = State::incomplete;
    std::size_t size =
        0;  ///< complete: bytes of the header with its empty line; else where to look on
};

/// Looks for the end of the header, from `resume` (the `size` of the last call) on.
/// Malformed: a line that does not end in CRLF, or an empty line at the very beginning.
HeaderEnd find_end(std::string_view bytes, std::size_t resume = 0);

/// Judges one whole header, with the empty line at its end.
HeaderCheck inspect(std::string_view header_text, const Limits& limits);

/// The same into a value that keeps its memory from request to request.
void inspect(std::string_view header_text, const Limits& limits, HeaderCheck& check);

/// For a header that passes the limit without an end: 414 if the target alone is too long, else
/// 431.
int overflow_status(std::string_view bytes, const Limits& limits);

/// One of the methods HTTP defines (`Method::other` for those no route can have), or nothing.
std::optional<Method> known_method(std::string_view name);

/// Equal, ASCII letter case aside.
bool equal_ignoring_case(std::string_view left, std::string_view right);

/// A token of RFC 9110: what methods and field names are made of.
bool is_token(std::string_view text);

/// May stand in a field's value: printable ASCII, bytes above, space and tab. No CR, LF or NUL.
bool is_field_value(std::string_view text);

}  // namespace mungba::http::framing
