// The peer that benchmarks are measured against: a bare Beast coroutine server on one thread. It
// answers every request with its own body and does nothing else: no limits, no time-outs, no
// routes.
//   mungba-bench-echo [PORT]     port 0, the default, takes any free one
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;

asio::awaitable<void> serve(tcp::socket socket) {
    boost::beast::flat_buffer buffer;
    boost::system::error_code error;
    socket.set_option(tcp::no_delay(true), error);
    for (;;) {
        http::request<http::string_body> request;
        co_await http::async_read(socket, buffer, request, redirect_error(use_awaitable, error));
        if (error) co_return;
        http::response<http::string_body> response{http::status::ok, request.version()};
        response.set(http::field::content_type, "application/octet-stream");
        response.keep_alive(request.keep_alive());
        response.body() = std::move(request.body());
        response.prepare_payload();
        co_await http::async_write(socket, response, redirect_error(use_awaitable, error));
        if (error || !response.keep_alive()) co_return;
    }
}

void log_failure(const std::exception_ptr& thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "connection failed: %s\n", error.what());
    }
}

asio::awaitable<void> accept(tcp::acceptor acceptor) {
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), log_failure);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto port = static_cast<unsigned short>(argc > 1 ? std::atoi(argv[1]) : 0);
    asio::io_context io{1};
    tcp::acceptor acceptor{io, tcp::endpoint(asio::ip::address_v4::loopback(), port)};
    std::printf("listening url=http://127.0.0.1:%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    asio::signal_set signals{io, SIGINT, SIGTERM};
    signals.async_wait([&](const boost::system::error_code&, int) { io.stop(); });
    asio::co_spawn(io, accept(std::move(acceptor)), log_failure);
    io.run();
    return 0;
}
