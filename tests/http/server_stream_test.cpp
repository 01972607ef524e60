#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/http/raw_client.hpp"
#include "tests/http/running_server.hpp"

using namespace mungba::http;
using namespace mungba::http::test;
namespace asio = boost::asio;

namespace {

// Gives its pieces, then waits until it is cancelled and tells the test so.
struct Endless {
    explicit Endless(asio::io_context& io) : timer(io, asio::steady_timer::time_point::max()) {}

    asio::awaitable<std::optional<std::string>> next() {
        if (given++ == 0) co_return "data: 1\n\n";
        try {
            co_await timer.async_wait(asio::use_awaitable);
        } catch (...) {
            cancelled.set_value();
            throw;
        }
        co_return std::nullopt;
    }

    asio::steady_timer timer;
    int given = 0;
    std::promise<void> cancelled;
};

Response streamed(std::function<asio::awaitable<std::optional<std::string>>()> next) {
    Response response;
    response.content_type = "text/event-stream";
    response.stream = BodyStream{std::move(next)};
    return response;
}

// "one", an empty piece, "two", the end.
asio::awaitable<Response> short_stream(Request) {
    auto given = std::make_shared<int>(0);
    co_return streamed([given]() -> asio::awaitable<std::optional<std::string>> {
        switch ((*given)++) {
            case 0:
                co_return "one";
            case 1:
                co_return "";
            case 2:
                co_return "two";
            default:
                co_return std::nullopt;
        }
    });
}

asio::awaitable<Response> broken_stream(Request) {
    auto given = std::make_shared<int>(0);
    co_return streamed([given]() -> asio::awaitable<std::optional<std::string>> {
        if ((*given)++ == 0) co_return "one";
        throw std::runtime_error("no more");
    });
}

asio::awaitable<Response> flood(Request) {
    co_return streamed([]() -> asio::awaitable<std::optional<std::string>> {
        co_return std::string(1 << 20, 'x');
    });
}

struct Fixture {
    explicit Fixture(ServerOptions options = {}) : server(io, routes(), std::move(options)) {}

    std::vector<Route> routes() {
        return {{Method::get, "/short", short_stream},
                {Method::get, "/broken", broken_stream},
                {Method::get, "/flood", flood},
                {Method::get, "/endless", [this](Request) -> asio::awaitable<Response> {
                     co_return streamed([this] { return endless.next(); });
                 }}};
    }

    asio::io_context io;
    Endless endless{io};
    RunningServer server;
};

std::string get(const std::string& path, const std::string& version = "1.1") {
    return "GET " + path + " HTTP/" + version + "\r\nHost: a\r\n\r\n";
}

}  // namespace

TEST_CASE("stream: pieces are chunks, the end ends the connection", "[http][stream]") {
    Fixture fixture;
    RawClient client(fixture.server.port());
    client.send(get("/short"));
    const Reply reply = client.read_reply();
    CHECK(reply.status == 200);
    CHECK(reply.says("Content-Type: text/event-stream"));
    CHECK(reply.says("Transfer-Encoding: chunked"));
    CHECK(client.read_until_end() == "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
}

TEST_CASE("stream: HTTP/1.0 gets the bare pieces, HEAD none", "[http][stream]") {
    Fixture fixture;
    RawClient old(fixture.server.port());
    old.send(get("/short", "1.0"));
    CHECK(old.read_reply().head.find("Transfer-Encoding") == std::string::npos);
    CHECK(old.read_until_end() == "onetwo");
    RawClient head(fixture.server.port());
    head.send("HEAD /short HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(head.read_reply().status == 200);
    CHECK(head.at_end());
}

TEST_CASE("stream: one that fails ends without the last chunk", "[http][stream]") {
    Fixture fixture;
    RawClient client(fixture.server.port());
    client.send(get("/broken"));
    CHECK(client.read_reply().status == 200);
    CHECK(client.read_until_end() == "3\r\none\r\n");
}

TEST_CASE("stream: a client that leaves cancels the wait for the next piece", "[http][stream]") {
    Fixture fixture;
    RawClient client(fixture.server.port());
    client.send(get("/endless"));
    CHECK(client.read_reply().status == 200);
    CHECK(client.read_chunk() == "data: 1\n\n");
    client.send("what a stream's client says is not heard");
    client.close();
    fixture.endless.cancelled.get_future().wait();
}

TEST_CASE("stream: stopping the server cancels it", "[http][stream]") {
    Fixture fixture;
    RawClient client(fixture.server.port());
    client.send(get("/endless"));
    CHECK(client.read_reply().status == 200);
    CHECK(client.read_chunk() == "data: 1\n\n");
    auto stopped = fixture.server.begin_stop();
    fixture.endless.cancelled.get_future().wait();
    CHECK(client.at_end());
    client.close();
    stopped.wait();
}

TEST_CASE("stream: lasts longer than an answer may take, but not its single piece",
          "[http][stream]") {
    using std::chrono::milliseconds;
    Fixture fixture({.header_timeout = milliseconds(20),
                     .request_timeout = milliseconds(20),
                     .response_timeout = milliseconds(20),
                     .idle_timeout = milliseconds(20)});
    RawClient quiet(fixture.server.port());
    quiet.send(get("/endless"));
    CHECK(quiet.read_reply().status == 200);
    CHECK(quiet.read_chunk() == "data: 1\n\n");

    RawClient stuck(fixture.server.port());  // asks for a flood and does not read it
    stuck.send(get("/flood"));
    while (fixture.server.counts().timed_out == 0) std::this_thread::yield();
    CHECK(fixture.server.counts().timed_out == 1);
    CHECK_FALSE(
        quiet.readable_within(0));  // all limits have passed: the quiet stream is still there
}
