#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mungba::http {

/// An answer whose body comes piece by piece (server-sent events): `next` gives the next piece, or
/// nothing at the end. It is awaited on the io thread, cancelled when the client goes or the server
/// stops.
struct BodyStream {
    std::function<boost::asio::awaitable<std::optional<std::string>>()> next;
};

struct Response {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>>
        headers;  ///< further ones; a value with CR or LF is refused (500)
    std::optional<BodyStream>
        stream;          ///< if set, `body` is not used; chunked, no time-out for the response
    bool close = false;  ///< end the connection after this answer
    std::optional<std::size_t>
        cut_after;  ///< so many bytes of the body go out, then the connection breaks; 0: not even
                    ///< the head. For faults on demand (sim/)
};

inline Response text_response(int status, std::string body) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}
inline Response json_response(int status, std::string body) {
    Response response;
    response.status = status;
    response.content_type = "application/json; charset=utf-8";
    response.body = std::move(body);
    return response;
}
inline Response html_response(int status, std::string body) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(body);
    return response;
}

}  // namespace mungba::http
