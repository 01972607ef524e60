#include "bot/http/request.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace mungba::http;
using std::string_literals::operator""s;

TEST_CASE("header(): letter case aside, the first of a name", "[http][request]") {
    Request request;
    request.headers = {
        {"X-ZEvent-Signature", "mac=1"}, {"x-zevent-signature", "mac=2"}, {"Empty", ""}};
    CHECK(request.header("x-zevent-SIGNATURE") == "mac=1");
    CHECK(request.header("absent").empty());
    CHECK(request.has_header("empty"));
    CHECK(request.header("Empty").empty());
    CHECK_FALSE(request.has_header("absent"));
    CHECK_FALSE(request.has_header("Empt"));
}

TEST_CASE("parameter(): decoded, the first of a name", "[http][request]") {
    Request request;
    request.query = "a=1&b=%C3%A1+%2B&a=2&c&=x&%64=4&bad=%4&e=f=g";
    CHECK(request.parameter("a") == "1");
    CHECK(request.parameter("b") == "á +");
    CHECK(request.parameter("c") == "");
    CHECK(request.parameter("d") == "4");
    CHECK(request.parameter("") == "x");
    CHECK(request.parameter("e") == "f=g");
    CHECK_FALSE(request.parameter("bad").has_value());
    CHECK_FALSE(request.parameter("absent").has_value());
    request.query.clear();
    CHECK_FALSE(request.parameter("").has_value());
}

TEST_CASE("percent_decode", "[http][request]") {
    CHECK(percent_decode("a%20b", Plus::is_plus) == "a b");
    CHECK(percent_decode("a+b", Plus::is_plus) == "a+b");
    CHECK(percent_decode("a+b", Plus::is_space) == "a b");
    CHECK(percent_decode("%c3%A1", Plus::is_plus) == "á");
    CHECK(percent_decode("%2541", Plus::is_plus) == "%41");  // once
    CHECK(percent_decode("%00", Plus::is_plus) == "\0"s);
    for (const char* bad : {"%", "%4", "%4g", "%g4", "a%", "% 4", "%+4", "%-1", "%%41"}) {
        INFO(bad);
        CHECK_FALSE(percent_decode(bad, Plus::is_plus).has_value());
    }
}
