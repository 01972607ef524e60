#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "bot/http/framing.hpp"
#include "bot/http/request_reader.hpp"
#include "bot/http/response_head.hpp"
#include "bot/http/server.hpp"
#include "bot/http/transport.hpp"

namespace mungba::http {

/// What all sessions of a listener share; outlives them.
struct Listener {
    Listener(ServerOptions given, Router table);

    ServerOptions options;
    framing::Limits limits;
    Router router;
    bool stopping = false;
    std::atomic<std::uint64_t> connections{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused_framing{0};
    std::atomic<std::uint64_t> timed_out{0};
    std::atomic<std::uint64_t> over_limit{0};
    std::atomic<std::uint64_t> accept_failures{0};
    std::uint64_t failures = 0;  ///< answers that threw: makes their ids different
};

/// One connection: reads requests, has them answered one after the other, keeps the time limits. On
/// the io thread. Deadlines are noted, not armed: the server's one timer calls `sweep`, so a
/// request costs no timer.
class Session {
public:
    using Instant = std::chrono::steady_clock::time_point;

    Session(Listener& listener, std::unique_ptr<Transport> transport, std::string peer);

    /// The connection's life. The caller keeps session and listener until it is over.
    boost::asio::awaitable<void> run();
    /// One connection too many: says 503 and closes.
    boost::asio::awaitable<void> turn_away();

    /// Ends what has passed its deadline.
    void sweep(Instant now);
    /// A request that has been read is answered still; everything else ends. `Listener::stopping`
    /// is set before.
    void stop();
    /// Ends at once.
    void abandon() { transport_->close(); }

private:
    enum class Phase { handshake, idle, reading, answering, writing, streaming, lingering };
    static constexpr Instant kNever = Instant::max();

    boost::asio::awaitable<bool> open();
    boost::asio::awaitable<bool> serve_one();
    void note_reading(RequestReader::State state);
    boost::asio::awaitable<bool> say_continue();
    boost::asio::awaitable<bool> refuse(int status, std::string_view reason);
    boost::asio::awaitable<bool> answer();
    Response failure(const char* what);
    Response unrouted() const;
    boost::asio::awaitable<bool> send(const Response& response, Delivery delivery);
    boost::asio::awaitable<void> send_cut(const Response& response, Delivery delivery);
    boost::asio::awaitable<bool> write_rest(Gather buffers);
    boost::asio::awaitable<void> linger();

    // session_stream.cpp
    boost::asio::awaitable<void> stream(const Response& response, Delivery delivery);
    boost::asio::awaitable<void> watch_client();
    boost::asio::awaitable<void> send_pieces(const BodyStream& body, bool chunked);
    boost::asio::awaitable<bool> send_piece(std::string_view piece);

    Listener& listener_;
    std::unique_ptr<Transport> transport_;
    std::string peer_;
    RequestReader reader_;
    Phase phase_ = Phase::handshake;
    Instant deadline_ = kNever;
    Instant request_began_ = kNever;
    bool timed_out_ = false;  // a read was cancelled because its time is up
    bool gone_ = false;       // the other end or we have closed: there is nobody to talk to
    std::size_t served_ = 0;
    boost::system::error_code error_;  // of the reads and writes of the session's own coroutine
    std::string out_;  // head (and small body) of the answer under way; keeps its memory
};

}  // namespace mungba::http
