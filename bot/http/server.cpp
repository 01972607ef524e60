#include "bot/http/server.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <exception>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bot/http/session.hpp"
#include "bot/http/transport.hpp"
#include "core/clock.hpp"
#include "core/log.hpp"

namespace mungba::http {
namespace {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using std::chrono::milliseconds;

constexpr std::size_t kMaxTurnedAway =
    64;  // that hear 503 at one time; more are closed without a word
constexpr milliseconds kAcceptPause{100};  // after an error such as "too many open files"
constexpr milliseconds kSlowestSweep{250};
constexpr milliseconds kFastestSweep{5};
constexpr int kBacklog = 1024;

// "127.0.0.1:8080" or "[::1]:8080".
std::optional<tcp::endpoint> parse_listen(std::string_view listen) {
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view address = listen.substr(0, colon);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
        address = address.substr(1, address.size() - 2);
    }
    const std::string_view digits = listen.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (failed != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    boost::system::error_code error;
    const auto parsed = asio::ip::make_address(std::string(address), error);
    if (error) return std::nullopt;
    return tcp::endpoint(parsed, port);
}

std::string url_of(const tcp::endpoint& endpoint, bool tls) {
    const std::string address = endpoint.address().to_string();
    return (tls ? "https://" : "http://") +
           (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
           std::to_string(endpoint.port());
}

// Often enough that the shortest limit is kept within a quarter.
milliseconds sweep_period(const ServerOptions& options) {
    const milliseconds shortest = std::min({options.header_timeout,
                                            options.request_timeout,
                                            options.response_timeout,
                                            options.idle_timeout});
    return std::clamp(shortest / 4, kFastestSweep, kSlowestSweep);
}

void open_acceptor(tcp::acceptor& acceptor,
                   const tcp::endpoint& endpoint,
                   boost::system::error_code& error) {
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(kBacklog, error);
    if (error) {
        boost::system::error_code ignored;
        acceptor.close(ignored);
    }
}

}  // namespace

struct Server::State : Listener, std::enable_shared_from_this<State> {
    State(asio::io_context& context, ServerOptions given, Router table)
        : Listener(std::move(given), std::move(table)),
          io(context),
          acceptor(context),
          pause(context),
          sweep_timer(context),
          period(sweep_period(options)) {}

    static asio::awaitable<void> accept(std::shared_ptr<State> self);
    void begin(tcp::socket socket, const tcp::endpoint& peer);
    void end(const std::shared_ptr<Session>& session, const std::exception_ptr& thrown);
    void arm_sweep();
    void close_listening();
    void finish_if_done();

    asio::io_context& io;
    tcp::acceptor acceptor;
    asio::steady_timer pause;  // of accepting
    asio::steady_timer sweep_timer;
    milliseconds period;
    std::optional<TlsContext> tls;
    std::unordered_set<Session*> sessions;  // each kept alive by its coroutine
    std::unordered_set<Session*> turned_away;
    bool sweeping = false;
    std::vector<std::function<void()>> done;
};

asio::awaitable<void> Server::State::accept(std::shared_ptr<State> self) {
    bool told = false;
    while (!self->stopping) {
        boost::system::error_code error;
        tcp::endpoint peer;
        tcp::socket socket =
            co_await self->acceptor.async_accept(peer, redirect_error(use_awaitable, error));
        if (self->stopping) break;
        if (!error) {
            told = false;
            self->begin(std::move(socket), peer);
            continue;
        }
        if (error == asio::error::connection_aborted) continue;
        // No descriptor or memory: the connection waits in the backlog, and asking again at once
        // would only spin.
        self->accept_failures.fetch_add(1, std::memory_order_relaxed);
        if (!std::exchange(told, true)) {
            core::log::error("cannot accept connections", {{"reason", error.message()}});
        }
        self->pause.expires_after(kAcceptPause);
        co_await self->pause.async_wait(redirect_error(use_awaitable, error));
    }
}

void Server::State::begin(tcp::socket socket, const tcp::endpoint& peer) {
    connections.fetch_add(1, std::memory_order_relaxed);
    const bool too_many = sessions.size() >= options.max_connections;
    if (too_many) over_limit.fetch_add(1, std::memory_order_relaxed);
    if (too_many && turned_away.size() >= kMaxTurnedAway) return;
    auto transport =
        tls ? tls->make_transport(std::move(socket)) : make_plain_transport(std::move(socket));
    auto session =
        std::make_shared<Session>(*this, std::move(transport), peer.address().to_string());
    (too_many ? turned_away : sessions).insert(session.get());
    arm_sweep();
    asio::co_spawn(io,
                   too_many ? session->turn_away() : session->run(),
                   [self = shared_from_this(), session](const std::exception_ptr& thrown) {
                       self->end(session, thrown);
                   });
}

void Server::State::end(const std::shared_ptr<Session>& session, const std::exception_ptr& thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        core::log::error("connection failed", {{"what", error.what()}});
    }
    session->abandon();
    sessions.erase(session.get());
    turned_away.erase(session.get());
    finish_if_done();
}

void Server::State::arm_sweep() {
    if (sweeping) return;
    sweeping = true;
    sweep_timer.expires_after(period);
    sweep_timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        self->sweeping = false;
        if (error) return;
        const auto now = core::steady_now();
        for (Session* session : self->sessions) session->sweep(now);
        for (Session* session : self->turned_away) session->sweep(now);
        // Without connections there is nothing to watch: an idle server sleeps.
        if (!self->sessions.empty() || !self->turned_away.empty()) self->arm_sweep();
    });
}

void Server::State::close_listening() {
    stopping = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
}

void Server::State::finish_if_done() {
    if (!stopping || !sessions.empty() || !turned_away.empty()) return;
    sweep_timer.cancel();
    for (auto& call : std::exchange(done, {})) asio::post(io, std::move(call));
}

Server::Server(asio::io_context& io, ServerOptions options, Router router)
    : state_(std::make_shared<State>(io, std::move(options), std::move(router))) {}

Server::~Server() {
    state_->close_listening();
    state_->sweep_timer.cancel();
    for (Session* session : state_->sessions) session->abandon();
    for (Session* session : state_->turned_away) session->abandon();
}

core::Result<std::string> Server::start() {
    const ServerOptions& options = state_->options;
    const auto endpoint = parse_listen(options.listen);
    if (!endpoint)
        return core::Error{options.listen + ": not an address and port (\"127.0.0.1:8080\")"};
    if (options.tls_cert.empty() != options.tls_key.empty()) {
        return core::Error{options.listen + ": tls_cert and tls_key: both or neither"};
    }
    if (!options.tls_cert.empty()) {
        auto loaded = TlsContext::load(options.tls_cert, options.tls_key);
        if (!loaded) return core::Error{options.listen + ": " + loaded.error().message};
        state_->tls = std::move(loaded).value();
    }
    boost::system::error_code error;
    open_acceptor(state_->acceptor, *endpoint, error);
    if (error) return core::Error{options.listen + ": " + error.message()};
    asio::co_spawn(state_->io, State::accept(state_), [](const std::exception_ptr& thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
    return url_of(state_->acceptor.local_endpoint(), state_->tls.has_value());
}

void Server::stop(std::function<void()> done) {
    if (done) state_->done.push_back(std::move(done));
    state_->close_listening();
    for (Session* session : state_->sessions) session->stop();
    for (Session* session : state_->turned_away) session->stop();
    state_->finish_if_done();
}

ServerCounts Server::counts() const {
    const auto read = [](const std::atomic<std::uint64_t>& count) {
        return count.load(std::memory_order_relaxed);
    };
    return {.connections = read(state_->connections),
            .requests = read(state_->requests),
            .refused_framing = read(state_->refused_framing),
            .timed_out = read(state_->timed_out),
            .over_limit = read(state_->over_limit),
            .accept_failures = read(state_->accept_failures)};
}

}  // namespace mungba::http
