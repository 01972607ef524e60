#include "bot/http/response_head.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace mungba::http;
using std::string_literals::operator""s;

namespace {

std::string head_of(const Response& response, const Delivery& delivery = {}) {
    std::string out;
    append_head(out, response, delivery);
    return out;
}

Response with_header(const std::string& name, const std::string& value) {
    Response response = text_response(200, "");
    response.headers.emplace_back(name, value);
    return response;
}

bool mentions(const std::string& head, const std::string& text) {
    return head.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("response: the whole head", "[http][response]") {
    CHECK(
        head_of(json_response(200, "{}")) ==
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n"
        "X-Content-Type-Options: nosniff\r\n\r\n");
    Response response = with_header("Allow", "GET");
    response.status = 405;
    CHECK(head_of(response, {.close = true}) ==
          "HTTP/1.1 405 Method Not Allowed\r\nContent-Type: text/plain; charset=utf-8\r\n"
          "Content-Length: 0\r\nAllow: GET\r\nX-Content-Type-Options: nosniff\r\nConnection: "
          "close\r\n\r\n");
}

TEST_CASE("response: keep-alive is said to HTTP/1.0 only", "[http][response]") {
    const std::string old = head_of(text_response(200, "a"), {.http_1_0 = true});
    CHECK(old.starts_with("HTTP/1.0 200 OK\r\n"));
    CHECK(mentions(old, "Connection: keep-alive\r\n"));
    CHECK_FALSE(mentions(head_of(text_response(200, "a")), "Connection"));
}

TEST_CASE("response: 204 and 304 have no body and no length", "[http][response]") {
    for (const int status : {204, 304}) {
        const std::string head = head_of(text_response(status, "ignored"));
        CHECK_FALSE(mentions(head, "Content-Length"));
        CHECK_FALSE(mentions(head, "Content-Type:"));
        CHECK_FALSE(may_have_body(status));
    }
    CHECK(may_have_body(200));
    CHECK(may_have_body(404));
}

TEST_CASE("response: a stream is chunked, or ends with the connection", "[http][response]") {
    Response response;
    response.stream.emplace();
    const std::string chunked = head_of(response, {.close = true, .chunked = true});
    CHECK(mentions(chunked, "Transfer-Encoding: chunked\r\n"));
    CHECK_FALSE(mentions(chunked, "Content-Length"));
    const std::string until_close = head_of(response, {.http_1_0 = true, .close = true});
    CHECK_FALSE(mentions(until_close, "Transfer-Encoding"));
    CHECK_FALSE(mentions(until_close, "Content-Length"));
}

TEST_CASE("response: the route's own nosniff is not doubled, its empty type not sent",
          "[http][response]") {
    Response response = with_header("x-content-type-options", "nosniff");
    response.content_type.clear();
    CHECK(head_of(response) ==
          "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nx-content-type-options: nosniff\r\n\r\n");
}

TEST_CASE("response: what would break out of its line is refused", "[http][response]") {
    CHECK(flaw_of(text_response(200, "anything\r\n\0"s)).empty());
    CHECK(flaw_of(with_header("Location", "/a?b=c\tá")).empty());
    for (const auto& value :
         {"a\r\nSet-Cookie: x=y"s, "a\nb"s, "a\rb"s, "a\0b"s, "a\x7f"s, "\x1b[0m"s}) {
        CHECK_FALSE(flaw_of(with_header("Location", value)).empty());
        Response response = text_response(200, "");
        response.content_type = value;
        CHECK_FALSE(flaw_of(response).empty());
    }
    for (const auto& name : {""s, "A B"s, "A:"s, "A\r\nB"s, "Á"s}) {
        CHECK_FALSE(flaw_of(with_header(name, "x")).empty());
    }
    for (const char* name : {"Content-Length", "transfer-encoding", "CONNECTION"}) {
        CHECK_FALSE(flaw_of(with_header(name, "5")).empty());
    }
    for (const int status : {0, 99, 100, 101, 199, 600, -1}) {
        CHECK_FALSE(flaw_of(text_response(status, "")).empty());
    }
}
