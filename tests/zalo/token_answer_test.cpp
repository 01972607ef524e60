#include "zalo/token_answer.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace std::chrono_literals;

namespace {

std::string answer(const std::string& expires) {
    return R"({"access_token":"access-1","refresh_token":"refresh-1")" + expires + "}";
}
std::string error_of(const std::string& text) {
    const auto found = zalo::read_token_answer(text);
    CAPTURE(text);
    REQUIRE_FALSE(found);
    return found.error().message;
}

}  // namespace

TEST_CASE("a pair of tokens is read whole", "[token]") {
    const auto found = zalo::read_token_answer(answer(R"(,"expires_in":"90000")"));
    REQUIRE(found);
    CHECK(found->access_token == "access-1");
    CHECK(found->refresh_token == "refresh-1");
    CHECK(found->expires_in == 25h);
    CHECK(zalo::read_token_answer(answer(R"(,"error":0)")));
    CHECK(zalo::read_token_answer("  " + answer("") + "\n"));
}

TEST_CASE("a lifetime is kept within reason", "[token]") {
    const std::pair<const char*, std::chrono::seconds> rows[] = {
        {R"(,"expires_in":"7200")", 2h},
        {R"(,"expires_in":7200)", 2h},
        {R"(,"expires_in":7200.0)", 2h},
        {"", 25h},
        {R"(,"expires_in":null)", 25h},
        {R"(,"expires_in":"soon")", 25h},
        {R"(,"expires_in":[])", 25h},
        {R"(,"expires_in":60)", 1h},
        {R"(,"expires_in":0)", 1h},
        {R"(,"expires_in":-5)", 1h},
        {R"(,"expires_in":-5.5)", 1h},
        {R"(,"expires_in":90001)", 25h},
        {R"(,"expires_in":9223372036854775807)", 25h},
        {R"(,"expires_in":1e300)", 25h}};
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        const auto found = zalo::read_token_answer(answer(text));
        REQUIRE(found);
        CHECK(found->expires_in == expected);
    }
}

TEST_CASE("half a pair is none", "[token]") {
    CHECK(error_of(R"({"access_token":"a"})") == "token answer: no usable refresh_token");
    CHECK(error_of(R"({"refresh_token":"r"})") == "token answer: no usable access_token");
    CHECK(error_of(R"({"access_token":"","refresh_token":"r"})") ==
          "token answer: no usable access_token");
    CHECK(error_of(R"({"access_token":"a","refresh_token":""})") ==
          "token answer: no usable refresh_token");
    CHECK(error_of(R"({"access_token":5,"refresh_token":"r"})") ==
          "token answer: no usable access_token");
    CHECK(error_of(R"({"access_token":"a\r\nb","refresh_token":"r"})") ==
          "token answer: no usable access_token");
    const std::string longest(8 * 1024, 'a');
    CHECK(zalo::read_token_answer(R"({"refresh_token":"r","access_token":")" + longest + "\"}"));
    CHECK(error_of(R"({"refresh_token":"r","access_token":"a)" + longest + "\"}") ==
          "token answer: no usable access_token");
}

TEST_CASE("an error of the token host is told with its code and what to do", "[token]") {
    CHECK(
        error_of(R"({"error":-14020,"error_name":"x","error_description":"secret"})") ==
        "token answer: error -14020: the refresh token was used before or has expired: the OA must "
        "authorise the app again");
    CHECK(error_of(R"({"error":"-14004"})") ==
          "token answer: error -14004: the app's secret key is wrong");
    CHECK(error_of(R"({"error":-14002})") == "token answer: error -14002: the app is not active");
    CHECK(error_of(R"({"error":-14003})") ==
          "token answer: error -14003: the callback address is not the one of the console");
    CHECK(error_of(R"({"error":-1})") ==
          "token answer: error -1: the authorisation failed; the code is in no table of Zalo's");
    // An odd answer never replaces a pair that works.
    CHECK(error_of(answer(R"(,"error":-14020)")).find("-14020") != std::string::npos);
}

TEST_CASE("what is no JSON object is no answer", "[token]") {
    for (const char* text :
         {"", "x", "[]", "null", "\"a\"", "{", "{\"access_token\":\"a\",", "<html>"}) {
        CHECK(error_of(text) == "token answer: not a JSON object");
    }
    CHECK(error_of(answer(",\"x\":" + std::string(40, '[') + std::string(40, ']'))) ==
          "token answer: not a JSON object");
}
