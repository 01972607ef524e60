#include "sim/access.hpp"

#include <catch2/catch.hpp>

#include "sim/bot_link.hpp"

using namespace mungba;

namespace {

http::Request from_here(http::Method method) {
    http::Request request;
    request.method = method;
    request.peer = "127.0.0.1";
    request.headers = {{"Host", "127.0.0.1:8090"}, {"Content-Type", "application/json"}};
    return request;
}

int status_of(const http::Request& request) {
    const auto refusal = sim::refuse_stranger(request);
    return refusal ? refusal->status : 0;
}

int status_with(const char* name, const char* value) {
    http::Request request = from_here(http::Method::post);
    request.headers.emplace_back(name, value);
    return status_of(request);
}

}  // namespace

TEST_CASE("only this machine gets in, and only under its own name", "[sim][access]") {
    CHECK(status_of(from_here(http::Method::get)) == 0);
    http::Request request = from_here(http::Method::get);
    request.peer = "192.168.1.5";
    CHECK(status_of(request) == 403);
    request = from_here(http::Method::get);
    request.headers[0].second = "attacker.example:8090";
    CHECK(status_of(request) == 403);
    request.headers[0].second = "localhost:8090";
    CHECK(status_of(request) == 0);
    request.headers[0].second = "[::1]:8090";
    CHECK(status_of(request) == 0);
}

TEST_CASE("a POST comes from the page itself or from a program", "[sim][access]") {
    CHECK(status_of(from_here(http::Method::post)) == 0);
    CHECK(status_with("Sec-Fetch-Site", "same-origin") == 0);
    CHECK(status_with("Sec-Fetch-Site", "cross-site") == 403);
    CHECK(status_with("Sec-Fetch-Site", "same-site") == 403);
    CHECK(status_with("Origin", "http://127.0.0.1:8090") == 0);
    CHECK(status_with("Origin", "http://127.0.0.1:9999") == 403);
    CHECK(status_with("Origin", "null") == 403);
}

TEST_CASE("a POST says that it is JSON", "[sim][access]") {
    http::Request request = from_here(http::Method::post);
    request.headers[1].second = "text/plain";
    CHECK(status_of(request) == 415);
    request.headers[1].second = "application/json; charset=utf-8";
    CHECK(status_of(request) == 0);
}

TEST_CASE("the simulator listens on this machine only", "[sim][access]") {
    CHECK(sim::listens_on_this_machine("127.0.0.1:8090"));
    CHECK(sim::listens_on_this_machine("[::1]:0"));
    CHECK_FALSE(sim::listens_on_this_machine("0.0.0.0:8090"));
    CHECK_FALSE(sim::listens_on_this_machine("10.0.0.1:8090"));
}

TEST_CASE("the bot's address is http, a host of numbers and a port", "[sim][access]") {
    CHECK(sim::read_bot_address("http://127.0.0.1:8080")->endpoint.port() == 8080);
    CHECK(sim::read_bot_address("http://localhost:8080/")->endpoint.address().to_string() ==
          "127.0.0.1");
    CHECK(sim::read_bot_address("http://[::1]:1")->endpoint.address().to_string() == "::1");
    for (const char* wrong : {"https://127.0.0.1:8080",
                              "http://127.0.0.1",
                              "http://example.vn:80",
                              "http://127.0.0.1:0",
                              "http://127.0.0.1:99999",
                              "http://127.0.0.1:80/path",
                              ""}) {
        CAPTURE(wrong);
        CHECK_FALSE(sim::read_bot_address(wrong));
    }
}
