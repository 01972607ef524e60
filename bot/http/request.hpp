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
    std::string target;  ///< as sent: path and query
    std::string path;    ///< percent-decoded, begins with '/'
    std::string query;   ///< after '?', not decoded
    std::vector<std::pair<std::string, std::string>> headers;  ///< as sent, in order
    std::string body;    ///< the raw bytes: a signature may be over them
    std::string peer;    ///< the address of the other end, e.g. "127.0.0.1"

    /// First header of that name, letter case aside; empty if there is none.
    std::string_view header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    /// A parameter of the query, decoded; nothing if absent.
    std::optional<std::string> parameter(std::string_view name) const;
};

}  // namespace mungba::http
