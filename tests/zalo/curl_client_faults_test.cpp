#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>

#include "curl_world.hpp"

using namespace mungba;
using namespace mungba::test;
using namespace std::chrono_literals;
TEST_CASE("a connection serves one request after another", "[curl]") {
    RawServer server([](RawConnection& connection) {
        while (!connection.read_request().empty()) connection.answer(200, "x");
    });
    CurlWorld world;
    for (int i = 0; i < 5; ++i) CHECK(response(world.perform(post(server.url()))).status == 200);
    CHECK(server.connections() == 1);
    world.client.reset();
}

TEST_CASE("a server that does not answer in time has perhaps acted", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.wait_for_close();
    });
    CurlWorld world;
    core::HttpRequest request = post(server.url());
    request.timeout = 100ms;
    CHECK(failure(world.perform(request)).sent);
}

TEST_CASE("a server that closes after reading has perhaps acted", "[curl]") {
    RawServer server([](RawConnection& connection) { connection.read_request(); });
    CurlWorld world;
    CHECK(failure(world.perform(post(server.url()))).sent);
    CHECK(server.connections() == 1);
}

TEST_CASE("an answer cut short is a failure, and perhaps acted upon", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    });
    CurlWorld world;
    CHECK(failure(world.perform(post(server.url()))).sent);
}

TEST_CASE("what is not HTTP is a failure", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.write("220 mail.example ESMTP\r\n");
    });
    CurlWorld world;
    CHECK(failure(world.perform(post(server.url()))).sent);
}

TEST_CASE("a server that closes before reading gives one failure", "[curl]") {
    RawServer server([](RawConnection&) {});
    CurlWorld world;
    failure(world.perform(post(server.url())));
    CHECK(world.answers.size() == 1);
}

TEST_CASE("a POST is not repeated on a kept connection that dies", "[curl]") {
    std::vector<std::string> seen;
    RawServer server([&](RawConnection& connection) {
        while (true) {
            const std::string request = connection.read_request();
            if (request.empty()) return;
            seen.push_back(request);
            if (request.ends_with("second")) return;  // read, perhaps acted upon, never answered
            connection.answer(200, "");
        }
    });
    CurlWorld world;
    CHECK(response(world.perform(post(server.url(), "first"))).status == 200);
    const Answer lost = world.perform(post(server.url(), "second"));
    CHECK(failure(lost).sent);
    CHECK(failure(lost).reason == "the connection was closed before an answer came");
    CHECK(response(world.perform(post(server.url(), "third"))).status == 200);
    world.client.reset();
    server.stop();
    REQUIRE(seen.size() == 3);
    CHECK(seen[1].ends_with("second"));
    CHECK(seen[2].ends_with("third"));
}

TEST_CASE("what never reached the other end was not sent", "[curl]") {
    std::string closed_url;
    {
        RawServer gone([](RawConnection&) {});
        closed_url = gone.url();
    }
    CurlWorld world;
    CHECK_FALSE(failure(world.perform(post(closed_url))).sent);
    CHECK_FALSE(failure(world.perform(post("http://no-such-host.invalid/"))).sent);
    CHECK_FALSE(failure(world.perform(post("ftp://127.0.0.1/"))).sent);
    CHECK_FALSE(failure(world.perform(post("nonsense://"))).sent);
    CHECK_FALSE(failure(world.perform(post(""))).sent);
}

TEST_CASE("a plain server is no TLS server", "[curl]") {
    RawServer server(
        [](RawConnection& connection) { connection.write("HTTP/1.1 200 OK\r\n\r\n"); });
    CurlWorld world;
    const std::string secure = "https" + server.url().substr(4);
    CHECK_FALSE(failure(world.perform(post(secure))).sent);
}

TEST_CASE("a header with a line break is refused unsent", "[curl]") {
    RawServer server([](RawConnection& connection) { connection.wait_for_close(); });
    CurlWorld world;
    for (const std::string& bad :
         {std::string("a\r\nX: 1"), std::string("a\nb"), std::string("a\0b", 3)}) {
        core::HttpRequest request = post(server.url());
        request.headers.emplace_back("X-Value", bad);
        CHECK_FALSE(failure(world.perform(request)).sent);
        request = post(server.url());
        request.headers.emplace_back(bad, "x");
        CHECK_FALSE(failure(world.perform(request)).sent);
        request = post(server.url() + bad);
        CHECK_FALSE(failure(world.perform(request)).sent);
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("a body of the limit passes, one byte more does not", "[curl]") {
    RawServer server([](RawConnection& connection) {
        while (!connection.read_request().empty()) connection.answer(200, std::string(1000, 'x'));
    });
    CurlWorld world;
    core::HttpRequest request = post(server.url());
    request.max_response_bytes = 1000;
    CHECK(response(world.perform(request)).body.size() == 1000);
    request.max_response_bytes = 999;
    const Answer refused = world.perform(request);
    CHECK(failure(refused).sent);
    CHECK(failure(refused).reason == "the answer is longer than allowed");
    world.client.reset();
}

TEST_CASE("an endless header is cut off", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 100; ++i)
            connection.write("X-Filler: " + std::string(100, 'x') + "\r\n");
        connection.wait_for_close();
    });
    CurlWorld world({.max_header_bytes = 4096});
    const Answer refused = world.perform(post(server.url()));
    CHECK(failure(refused).reason == "the answer is longer than allowed");
}

TEST_CASE("no more requests are under way than allowed, and all are answered", "[curl]") {
    RawServer server([](RawConnection& connection) {
        while (!connection.read_request().empty()) connection.answer(200, "x");
    });
    CurlWorld world({.max_in_flight = 1});
    for (int i = 0; i < 20; ++i) world.start(post(server.url()));
    world.run_until(20);
    for (const Answer& answer : world.answers) CHECK(response(answer).status == 200);
    CHECK(server.connections() ==
          1);  // the server serves one at a time: two at once would be two connections
    world.client.reset();
}

TEST_CASE("destruction drops what is under way without a word", "[curl]") {
    CurlWorld world({.max_in_flight = 2});
    bool reached = false;
    RawServer server([&](RawConnection& connection) {
        connection.read_request();
        boost::asio::post(world.io, [&reached] { reached = true; });
        connection.wait_for_close();
    });
    for (int i = 0; i < 4; ++i) world.start(post(server.url()));
    while (!reached) world.io.run_one();
    core::HttpRequest broken = post(server.url());
    broken.headers.emplace_back("X", "a\nb");
    world.start(broken);
    world.client.reset();
    server.stop();
    world.io.restart();
    world.io.run();  // ends: nothing is waited for any more
    CHECK(world.answers.empty());
}

TEST_CASE("an answer may destroy the client, and may ask again", "[curl]") {
    RawServer server([](RawConnection& connection) {
        while (!connection.read_request().empty()) connection.answer(200, "x");
    });
    CurlWorld world;
    int answered = 0;
    world.client->perform(post(server.url()), [&](const Answer&) {
        ++answered;
        world.client->perform(post(server.url()), [&](const Answer&) {
            ++answered;
            world.client.reset();
        });
    });
    world.start(post(server.url()));
    world.io.run();
    CHECK(answered == 2);
}

TEST_CASE("the environment's proxy is not asked", "[curl]") {
    RawServer server([](RawConnection& connection) {
        connection.read_request();
        connection.answer(200, "direct");
    });
    ::setenv("http_proxy", "http://127.0.0.1:1", 1);
    CurlWorld world;
    CHECK(response(world.perform(get(server.url()))).body == "direct");
    ::unsetenv("http_proxy");
}
