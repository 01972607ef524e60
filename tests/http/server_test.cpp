#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/http/raw_client.hpp"
#include "tests/http/running_server.hpp"

using namespace mungba::http;
using namespace mungba::http::test;

namespace {

boost::asio::awaitable<Response> hello(Request) { co_return text_response(200, "hello"); }
boost::asio::awaitable<Response> echo(Request request) {
    co_return text_response(200, request.body);
}
boost::asio::awaitable<Response> empty(Request) { co_return text_response(204, "ignored"); }
boost::asio::awaitable<Response> tells(Request request) {
    co_return text_response(200, request.path + "|" + request.query + "|" + request.peer);
}
boost::asio::awaitable<Response> throws(Request) {
    throw std::runtime_error("secret of the house");
    co_return Response{};
}
boost::asio::awaitable<Response> splits(Request) {
    Response response = text_response(200, "");
    response.headers.emplace_back("Location", "/\r\nSet-Cookie: stolen=1");
    co_return response;
}
boost::asio::awaitable<Response> closes(Request) {
    Response response = text_response(200, "bye");
    response.close = true;
    co_return response;
}
boost::asio::awaitable<Response> cut(Request request) {
    Response response = text_response(200, "hello");
    response.cut_after = request.query == "all" ? 0 : 2;
    co_return response;
}
boost::asio::awaitable<Response> large(Request) {
    co_return text_response(200, std::string(3'000'000, 'x'));
}

std::vector<Route> routes() {
    return {{Method::get, "/", hello},
            {Method::post, "/echo", echo, 1000},
            {Method::get, "/empty", empty},
            {Method::get, "/tells/*", tells},
            {Method::get, "/throws", throws},
            {Method::get, "/splits", splits},
            {Method::get, "/closes", closes},
            {Method::get, "/cut", cut},
            {Method::get, "/large", large}};
}

std::string get(const std::string& path, const std::string& lines = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}
std::string post(const std::string& path, const std::string& body) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

}  // namespace

TEST_CASE("server: keep-alive and pipelining", "[http][server]") {
    RunningServer server(routes());
    RawClient client(server.port());

    SECTION("one after the other") {
        for (int i = 0; i < 3; ++i) {
            client.send(post("/echo", "number " + std::to_string(i)));
            const Reply reply = client.read_reply();
            CHECK(reply.status == 200);
            CHECK(reply.body == "number " + std::to_string(i));
            CHECK(reply.says("X-Content-Type-Options: nosniff"));
            CHECK_FALSE(reply.says("Connection: close"));
        }
        CHECK(server.counts().connections == 1);
        CHECK(server.counts().requests == 3);
    }
    SECTION("all at once, answered in order") {
        client.send(post("/echo", "1") + get("/") + post("/echo", "3"));
        CHECK(client.read_reply().body == "1");
        CHECK(client.read_reply().body == "hello");
        CHECK(client.read_reply().body == "3");
    }
    SECTION("a client that has said all still gets its answers") {
        client.send(get("/") + get("/"));
        client.finish_sending();
        CHECK(client.read_reply().body == "hello");
        CHECK(client.read_reply().body == "hello");
        CHECK(client.at_end());
    }
}

TEST_CASE("server: bodies", "[http][server]") {
    RunningServer server(routes());
    RawClient client(server.port());

    SECTION("chunked") {
        client.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        client.send("1\r\n!\r\n0\r\n\r\n");
        CHECK(client.read_reply().body == "hello!");
        client.send(get("/"));
        CHECK(client.read_reply().status == 200);
    }
    SECTION("100-continue is said before the body comes") {
        client.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        CHECK(client.read_reply().status == 100);
        client.send("ok");
        CHECK(client.read_reply().body == "ok");
    }
    SECTION("a large answer") {
        client.send(get("/large") + get("/"));
        CHECK(client.read_reply().body.size() == 3'000'000);
        CHECK(client.read_reply().body == "hello");
    }
    SECTION("HEAD has the length and no body") {
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/"));
        const Reply reply = client.read_reply(true);
        CHECK(reply.status == 200);
        CHECK(reply.says("Content-Length: 5"));
        CHECK(client.read_reply().body == "hello");
    }
    SECTION("204 has neither") {
        client.send(get("/empty") + get("/"));
        CHECK(client.read_reply().status == 204);
        CHECK(client.read_reply().body == "hello");
    }
}

TEST_CASE("server: what a route is told", "[http][server]") {
    RunningServer server(routes());
    RawClient client(server.port());
    client.send(get("/tells/chi%20b%E1%BB%99?a=%20"));
    CHECK(client.read_reply().body == "/tells/chi bộ|a=%20|127.0.0.1");
}

TEST_CASE("server: 404 and 405 keep the connection", "[http][server]") {
    RunningServer server(routes());
    RawClient client(server.port());
    client.send(get("/nowhere"));
    CHECK(client.read_reply().status == 404);
    client.send(post("/", "a body that nobody wants"));
    const Reply reply = client.read_reply();
    CHECK(reply.status == 405);
    CHECK(reply.says("Allow: GET, HEAD"));
    client.send("PATCH /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read_reply().status == 405);
    client.send(get("/"));
    CHECK(client.read_reply().body == "hello");
}

TEST_CASE("server: what an answer throws is a 500 with an id, and the session goes on",
          "[http][server]") {
    RunningServer server(routes());
    RawClient client(server.port());
    client.send(get("/throws"));
    const Reply first = client.read_reply();
    CHECK(first.status == 500);
    CHECK(first.body.find("Mã lỗi: ") != std::string::npos);
    CHECK(first.body.find("secret") == std::string::npos);
    client.send(get("/throws"));
    CHECK(client.read_reply().body != first.body);
    client.send(get("/splits"));
    const Reply split = client.read_reply();
    CHECK(split.status == 500);
    CHECK(split.head.find("stolen") == std::string::npos);
    client.send(get("/"));
    CHECK(client.read_reply().body == "hello");
}

TEST_CASE("server: who ends the connection", "[http][server]") {
    RunningServer server(routes(), {.max_requests_per_connection = 3});
    RawClient client(server.port());

    SECTION("the client asks for it") {
        client.send(get("/", "Connection: close\r\n"));
        CHECK(client.read_reply().says("Connection: close"));
        CHECK(client.at_end());
    }
    SECTION("the route asks for it") {
        client.send(get("/closes"));
        CHECK(client.read_reply().says("Connection: close"));
        CHECK(client.at_end());
    }
    SECTION("the last request that a connection may make") {
        client.send(get("/") + get("/") + get("/") + get("/"));
        CHECK_FALSE(client.read_reply().says("Connection: close"));
        CHECK_FALSE(client.read_reply().says("Connection: close"));
        CHECK(client.read_reply().says("Connection: close"));
        CHECK(client.at_end());
        CHECK(server.counts().requests == 3);
    }
    SECTION("HTTP/1.0, by default") {
        client.send("GET / HTTP/1.0\r\n\r\n");
        const Reply reply = client.read_reply();
        CHECK(reply.head.starts_with("HTTP/1.0 200"));
        CHECK(reply.says("Connection: close"));
        CHECK(reply.body == "hello");
        CHECK(client.at_end());
    }
    SECTION("HTTP/1.0 with keep-alive goes on") {
        client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK(client.read_reply().says("Connection: keep-alive"));
        client.send("GET / HTTP/1.0\r\n\r\n");
        CHECK(client.read_reply().status == 200);
        CHECK(client.at_end());
    }
}

TEST_CASE("server: an answer may wait while others are served", "[http][server]") {
    boost::asio::io_context io;
    Gate gate(io);
    std::vector<Route> table = routes();
    table.push_back({Method::get, "/waits", [&](Request) -> boost::asio::awaitable<Response> {
                         co_await gate.pass();
                         co_return text_response(200, "at last");
                     }});
    RunningServer server(io, std::move(table));
    // Also when a check fails: the server ends only when its answers have.
    const std::shared_ptr<Gate> opened_at_last(&gate, [](Gate* held) { held->open(); });
    RawClient patient(server.port());
    patient.send(get("/waits"));
    gate.await_reached();
    RawClient other(server.port());
    other.send(get("/"));
    CHECK(other.read_reply().body == "hello");

    SECTION("it comes when it is ready") {
        gate.open();
        CHECK(patient.read_reply().body == "at last");
        patient.send(get("/"));
        CHECK(patient.read_reply().body == "hello");
    }
    SECTION("stop lets it finish, closes the idle, takes no more") {
        RawClient half(server.port());
        half.send("GET / HT");
        auto stopped = server.begin_stop();
        CHECK(other.at_end());
        CHECK(half.is_cut_off());
        CHECK_FALSE(RawClient(server.port()).connected());
        CHECK(stopped.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
        gate.open();
        const Reply reply = patient.read_reply();
        CHECK(reply.body == "at last");
        CHECK(reply.says("Connection: close"));
        CHECK(patient.at_end());
        patient.close();
        stopped.wait();
    }
    SECTION("the client leaves meanwhile") {
        patient.close();
        gate.open();
        other.send(get("/"));
        CHECK(other.read_reply().body == "hello");
    }
}

TEST_CASE("server: an answer may be broken off on demand", "[http][server]") {
    RunningServer server(routes());
    RawClient half(server.port());
    half.send(get("/cut"));
    const std::string answer = half.read_until_end();
    CHECK(answer.find("Content-Length: 5\r\n") != std::string::npos);
    CHECK(answer.ends_with("\r\n\r\nhe"));
    RawClient none(server.port());
    none.send(get("/cut?all"));
    CHECK(none.at_end());
}
