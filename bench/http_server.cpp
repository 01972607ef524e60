// What the HTTP server costs by itself: the program's server with one route that suspends, is
// resumed from the io thread and answers with the body it got. Compare with mungba-bench-echo.
//   mungba-bench-http [PORT]     port 0, the default, takes any free one
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <string>
#include <utility>

#include "bot/http/server.hpp"

namespace {

namespace asio = boost::asio;
namespace http = mungba::http;

asio::awaitable<http::Response> echo(http::Request request) {
    co_await asio::post(asio::use_awaitable);
    http::Response response = http::text_response(200, std::move(request.body));
    co_return response;
}

}  // namespace

int main(int argc, char** argv) {
    asio::io_context io{1};
    http::ServerOptions options;
    options.listen = std::string("127.0.0.1:") + (argc > 1 ? argv[1] : "0");
    options.max_connections = 4096;
    options.max_requests_per_connection = 1'000'000'000;
    http::Server server(io, options, http::Router({{http::Method::post, "/", echo}}));
    const auto url = server.start();
    if (!url) {
        std::fprintf(stderr, "%s\n", url.error().message.c_str());
        return 1;
    }
    std::printf("listening url=%s\n", url.value().c_str());
    std::fflush(stdout);
    asio::signal_set signals{io, SIGINT, SIGTERM};
    signals.async_wait(
        [&](const boost::system::error_code&, int) { server.stop([&] { io.stop(); }); });
    io.run();
    return 0;
}
