#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <string>
#include <thread>

#include "tests/http/raw_client.hpp"
#include "tests/http/running_server.hpp"

using namespace mungba::http;
using namespace mungba::http::test;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kSoon{40};

boost::asio::awaitable<Response> hello(Request) { co_return text_response(200, "hello"); }
boost::asio::awaitable<Response> huge(Request) {
    co_return text_response(200, std::string(64 << 20, 'x'));
}

std::vector<Route> routes() {
    return {
        {Method::get, "/", hello}, {Method::post, "/", hello, 100}, {Method::get, "/huge", huge}};
}

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

// Sends, expects a refusal that arrives whole and then an orderly end: no reset.
Reply refusal(const RunningServer& server, const std::string& bytes) {
    RawClient client(server.port());
    client.send(bytes);
    const Reply reply = client.read_reply();
    CHECK(reply.says("Connection: close"));
    CHECK(client.at_end());
    return reply;
}

// Waits for a count to rise; the counts are the only sign a client that does not read can see.
template <typename Count>
void await_count(const RunningServer& server, Count count) {
    while (count(server.counts()) == 0) std::this_thread::yield();
}

}  // namespace

TEST_CASE("limits: malformed requests are answered and the connection ends", "[http][limits]") {
    RunningServer server(routes());
    CHECK(refusal(server, "GET / HTTP/1.1\r\n\r\n" + kGet).status == 400);
    CHECK(refusal(server, "GET / HTTP/1.1\nHost: a\n\n").status == 400);
    CHECK(refusal(server, "\x16\x03\x01\x02\n").status == 400);
    CHECK(refusal(server, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n").status == 501);
    CHECK(refusal(server, "GET / HTTP/3.0\r\nHost: a\r\n\r\n").status == 505);
    CHECK(refusal(server, "GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n").status == 417);
    CHECK(refusal(server, "GET /%0 HTTP/1.1\r\nHost: a\r\n\r\n").status == 400);
    CHECK(server.counts().refused_framing == 7);
    CHECK(server.counts().requests == 0);
}

TEST_CASE("limits: smuggling: what follows a doubtful request is not read as one",
          "[http][limits]") {
    RunningServer server(routes());
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
    for (const char* lines : {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                              "Content-Length: 4\r\nContent-Length: 5\r\n",
                              "Transfer-Encoding: xchunked\r\n",
                              "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                              "Content-Length : 4\r\n",
                              "Transfer-Encoding:\r\n chunked\r\n"}) {
        INFO(lines);
        CHECK(refusal(server, head + lines + "\r\n0\r\n\r\n" + kGet).status == 400);
    }
    CHECK(server.counts().requests == 0);
}

TEST_CASE("limits: sizes", "[http][limits]") {
    RunningServer server(routes());
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\n";
    std::string many;
    for (int i = 0; i < 64; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
    CHECK(refusal(server, start + many + "\r\n").status == 431);
    CHECK(refusal(server, start + "X: " + std::string(8192, 'x') + "\r\n\r\n").status == 431);
    CHECK(refusal(server, start + "X: " + std::string(100'000, 'x')).status == 431);
    CHECK(
        refusal(server, "GET /" + std::string(2048, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n").status ==
        414);
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    CHECK(refusal(server, post + "Content-Length: 101\r\n\r\n").status == 413);
    CHECK(refusal(server, post + "Content-Length: 1000000\r\n\r\n" + std::string(1'000'000, 'x'))
              .status == 413);
    CHECK(refusal(server,
                  post + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + std::string(100, 'x') +
                      "\r\n64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n")
              .status == 413);
    CHECK(server.counts().over_limit == 7);
    CHECK(server.counts().requests == 0);
}

TEST_CASE("limits: a foreign Host is refused where the names are listed", "[http][limits]") {
    RunningServer server(routes(), {.hosts = {"a"}});
    CHECK(refusal(server, "GET / HTTP/1.1\r\nHost: b\r\n\r\n").status == 400);
    RawClient client(server.port());
    client.send(kGet);
    CHECK(client.read_reply().status == 200);
}

TEST_CASE("limits: 413 is not answered with 100 Continue first", "[http][limits]") {
    RunningServer server(routes());
    CHECK(
        refusal(server,
                "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n")
            .status == 413);
}

TEST_CASE("limits: time for the header", "[http][limits]") {
    RunningServer server(routes(), {.header_timeout = kSoon});

    SECTION("a client that falls silent") {
        CHECK(refusal(server, "GET / HTTP/1.1\r\nHos").status == 408);
    }
    SECTION("a client that dribbles has no more of it") {
        RawClient client(server.port());
        client.send("GET / HTTP/1.1\r\nX: ");
        for (int sent = 0; sent < 8000 && !client.readable_within(1); ++sent) client.send("x");
        CHECK(client.read_reply().status == 408);
    }
    SECTION("a second request has its own") {
        RawClient client(server.port());
        client.send(kGet + "G");
        CHECK(client.read_reply().status == 200);
        CHECK(client.read_reply().status == 408);
        CHECK(client.at_end());
    }
    CHECK(server.counts().timed_out == 1);
}

TEST_CASE("limits: time for the body", "[http][limits]") {
    RunningServer server(routes(), {.request_timeout = kSoon});
    CHECK(refusal(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc").status ==
          408);
    CHECK(refusal(server, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")
              .status == 408);

    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n");
    for (int sent = 0; sent < 99 && !client.readable_within(5); ++sent) client.send("x");
    CHECK(client.read_reply().status == 408);
    CHECK(server.counts().timed_out == 3);
}

TEST_CASE("limits: an idle connection is closed without a word", "[http][limits]") {
    RunningServer server(routes(), {.idle_timeout = kSoon});
    RawClient silent(server.port());
    CHECK(silent.at_end());
    RawClient served(server.port());
    served.send(kGet);
    CHECK(served.read_reply().status == 200);
    CHECK(served.at_end());
    CHECK(server.counts().timed_out == 0);
}

TEST_CASE("limits: time for the answer", "[http][limits]") {
    RunningServer server(routes(), {.response_timeout = kSoon});
    RawClient client(server.port());
    client.send("GET /huge HTTP/1.1\r\nHost: a\r\n\r\n");
    await_count(server, [](const ServerCounts& counts) { return counts.timed_out; });
    std::size_t total = 0;
    try {
        total = client.read_until_end().size();
    } catch (...) {  // a reset is as good an end
    }
    CHECK(total < (64U << 20));
}

TEST_CASE("limits: one connection more than allowed", "[http][limits]") {
    RunningServer server(routes(), {.max_connections = 2});
    RawClient first(server.port());
    RawClient second(server.port());
    for (RawClient* client : {&first, &second}) {
        client->send(kGet);
        CHECK(client->read_reply().status == 200);
    }
    RawClient third(server.port());
    third.send(kGet);
    const Reply reply = third.read_reply();
    CHECK(reply.status == 503);
    CHECK(reply.says("Connection: close"));
    CHECK(third.at_end());
    CHECK(server.counts().over_limit == 1);

    first.send(kGet);
    CHECK(first.read_reply().status == 200);
    first.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(first.read_reply().status == 200);
    CHECK(first.at_end());
    first.close();
    // The place is free as soon as the server has seen the end of the first.
    for (int status = 503; status == 503;) {
        RawClient next(server.port());
        next.send(kGet);
        status = next.read_reply().status;
        CHECK((status == 200 || status == 503));
    }
}

TEST_CASE("limits: more hear 503 than have a place to wait: nobody hangs", "[http][limits]") {
    RunningServer server(routes(), {.max_connections = 1});
    RawClient only(server.port());
    only.send(kGet);
    CHECK(only.read_reply().status == 200);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < 100; ++i) crowd.push_back(std::make_unique<RawClient>(server.port()));
    int heard = 0;
    for (const auto& client : crowd) {
        const std::string answer = client->read_until_end();
        CHECK((answer.empty() || answer.starts_with("HTTP/1.1 503 ")));
        heard += answer.empty() ? 0 : 1;
    }
    CHECK(heard >= 64);
    CHECK(server.counts().over_limit == 100);
    only.send(kGet);
    CHECK(only.read_reply().status == 200);
}

TEST_CASE("limits: no descriptor left: the connection waits, the server does not die",
          "[http][limits]") {
    RunningServer server(routes());
    RawClient served(server.port());
    served.send(kGet);
    CHECK(served.read_reply().status == 200);

    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const int waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int next_descriptor = ::dup(0);
    ::close(next_descriptor);
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(next_descriptor);
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected =
        ::connect(waiting, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    if (connected)
        await_count(server, [](const ServerCounts& counts) { return counts.accept_failures; });
    served.send(kGet);
    CHECK(served.read_reply().status == 200);
    ::setrlimit(RLIMIT_NOFILE, &before);

    REQUIRE(connected);
    REQUIRE(::send(waiting, kGet.data(), kGet.size(), MSG_NOSIGNAL) > 0);
    char first = 0;
    CHECK(::recv(waiting, &first, 1, 0) == 1);
    CHECK(first == 'H');
    ::close(waiting);
}
