#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bot/http/router.hpp"
#include "core/result.hpp"

namespace mungba::http {

/// What one listener allows; source of the figures: reliability.md §6.
struct ServerOptions {
    std::string listen = "127.0.0.1:0";  ///< address:port; port 0 takes any free one
    std::string tls_cert{};              ///< PEM files; both or neither
    std::string tls_key{};
    std::size_t max_connections = 1024;  ///< one more is answered 503 and closed
    std::size_t max_requests_per_connection = 10'000;
    std::size_t max_header_bytes = 8 * 1024;
    std::size_t max_header_fields = 64;
    std::size_t max_target_bytes = 2 * 1024;
    std::chrono::milliseconds header_timeout{
        5'000};  ///< from the first byte of a request to the end of its header
    std::chrono::milliseconds request_timeout{
        15'000};  ///< from the first byte to the end of its body
    std::chrono::milliseconds response_timeout{15'000};  ///< to write an answer
    std::chrono::milliseconds idle_timeout{60'000};      ///< between requests: closed silently
    std::vector<std::pair<std::string, std::string>> headers{};  ///< on every answer that has no field of that name itself, refusals too
    std::vector<std::string>
        hosts{};  ///< names that Host may bear, port aside; empty: any well-formed one
};

/// Counts of one listener, for /metrics; read on any thread.
struct ServerCounts {
    std::uint64_t connections = 0;      ///< accepted since the start
    std::uint64_t requests = 0;         ///< read whole and handed to a route, a 404 or a 405
    std::uint64_t refused_framing = 0;  ///< 400, 417, 501, 505: malformed, or not to be trusted
    std::uint64_t timed_out = 0;        ///< 408, and answers the client was too slow to take
    std::uint64_t over_limit = 0;       ///< 413, 414, 431 and connections over the maximum
    std::uint64_t accept_failures = 0;  ///< no descriptor or memory for a new connection: it waits
};

/// An HTTP/1.1 server over Beast coroutines: strict framing, limits, keep-alive, optional TLS. It
/// knows no route by itself. All on the thread that runs `io`, which must outlive the server. What
/// the routes refer to must live until `stop` is done.
class Server {
public:
    Server(boost::asio::io_context& io, ServerOptions options, Router router);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and listens; the error names address and reason ("127.0.0.1:8080: address already in
    /// use").
    core::Result<std::string> start();  ///< the URL, e.g. "http://127.0.0.1:34567"
    /// Accepts no more, lets requests that have been read finish their answers, closes the rest;
    /// `done` when all have ended.
    void stop(std::function<void()> done);
    ServerCounts counts() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace mungba::http
