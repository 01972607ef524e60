#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mungba::http {

enum class Method { get, head, post, put, del, other };

/// One request, whole, as a plain value: what crosses from the sockets to the program's routes.
struct Request {
    Method method = Method::get;
    std::string target;                                        ///< as sent: path and query
    std::string path;                                          ///< percent-decoded, begins with '/'
    std::string query;                                         ///< after '?', not decoded
    std::vector<std::pair<std::string, std::string>> headers;  ///< as sent, in order
    std::string body;  ///< the raw bytes: a signature may be over them
    std::string peer;  ///< the address of the other end, e.g. "127.0.0.1"

    /// First header of that name, letter case aside; empty if there is none.
    std::string_view header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    /// A parameter of the query, decoded ('+' is a space), the first of that name; nothing if
    /// absent or badly escaped.
    std::optional<std::string> parameter(std::string_view name) const;
};

enum class Plus { is_plus, is_space };

/// "%C3%A1" → "á". In a path '+' is a plus, in a query and a form a space. Nothing if an escape is
/// cut or not hexadecimal.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace mungba::http
