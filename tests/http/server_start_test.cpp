#include "bot/http/server.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <thread>

#include "tests/http/raw_client.hpp"
#include "tests/http/running_server.hpp"

using namespace mungba::http;
using namespace mungba::http::test;

namespace {

boost::asio::awaitable<Response> hello(Request) { co_return text_response(200, "hello"); }

std::vector<Route> routes() { return {{Method::get, "/", hello}}; }

std::string get(const std::string& path, const std::string& lines = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

}  // namespace

TEST_CASE("server: start tells what is wrong", "[http][server]") {
    boost::asio::io_context io;
    const auto start = [&](ServerOptions options) {
        Server server(io, std::move(options), Router({}));
        auto started = server.start();
        return started ? "" : started.error().message;
    };
    SECTION("port in use") {
        RunningServer other(routes());
        const std::string address = "127.0.0.1:" + std::to_string(other.port());
        CHECK(start({.listen = address}) == address + ": Address already in use");
    }
    SECTION("no address") {
        for (const char* listen : {"",
                                   "8080",
                                   "localhost:8080",
                                   "127.0.0.1",
                                   "127.0.0.1:",
                                   "127.0.0.1:65536",
                                   "127.0.0.1:80a",
                                   "127.0.0.1:-1",
                                   "[::1:80"}) {
            INFO(listen);
            CHECK(start({.listen = listen}).find("not an address") != std::string::npos);
        }
    }
    SECTION("an address of another machine") {
        CHECK(start({.listen = "192.0.2.1:0"}).starts_with("192.0.2.1:0: "));
    }
    SECTION("half of TLS") {
        CHECK(start({.tls_cert = "cert.pem"}).find("both or neither") != std::string::npos);
    }
}

TEST_CASE("server: a port that was just left can be taken again", "[http][server]") {
    int port = 0;
    {
        RunningServer first(routes());
        port = first.port();
        RawClient client(port);
        client.send(get("/", "Connection: close\r\n"));
        CHECK(client.read_reply().status == 200);
        CHECK(client.at_end());
    }
    RunningServer second(routes(), {.listen = "127.0.0.1:" + std::to_string(port)});
    RawClient client(port);
    client.send(get("/"));
    CHECK(client.read_reply().status == 200);
}

TEST_CASE("server: IPv6", "[http][server]") {
    boost::asio::io_context io;
    Server server(io, {.listen = "[::1]:0"}, Router({}));
    auto started = server.start();
    if (started) {
        CHECK(started.value().starts_with("http://[::1]:"));
    } else {  // a machine without IPv6
        CHECK(started.error().message.starts_with("[::1]:0: "));
    }
}

TEST_CASE("server: destroyed without stop, with a connection open", "[http][server]") {
    boost::asio::io_context io;
    auto server = std::make_unique<Server>(io, ServerOptions{}, Router(routes()));
    const std::string url = server->start().value();
    RawClient client(std::stoi(url.substr(url.rfind(':') + 1)));
    client.send(get("/"));
    std::thread running([&] { io.run(); });
    CHECK(client.read_reply().status == 200);
    boost::asio::post(io, [&] { server.reset(); });
    running.join();  // nothing keeps the io_context busy any more
    CHECK(client.at_end());
}
