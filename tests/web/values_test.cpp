#include "web/values.hpp"

#include <catch2/catch.hpp>

using namespace mungba;

TEST_CASE("a form reads as it was filled in", "[web]") {
    const auto form = web::read_urlencoded("ten=Tr%E1%BA%A7n+Th%E1%BB%8B+Lan&so=5&so=6&rong=&c%C3%B3");
    REQUIRE(form);
    CHECK(form->get("ten") == "Trần Thị Lan");
    CHECK(form->all("so") == std::vector<std::string>{"5", "6"});
    CHECK(form->number("so") == 5);
    CHECK(form->has("rong"));
    CHECK(form->get("rong").empty());
    CHECK(form->has("có"));
    CHECK_FALSE(form->has("khac"));
    CHECK(form->number("ten") == std::nullopt);
}

TEST_CASE("a form that does not read is no form", "[web]") {
    CHECK_FALSE(web::read_urlencoded("a=%4"));
    CHECK_FALSE(web::read_urlencoded("a=%zz"));
    CHECK_FALSE(web::read_urlencoded("a=%FF"));
    CHECK_FALSE(web::read_urlencoded("a=%00"));
    CHECK_FALSE(web::read_urlencoded("%C3=1"));
    std::string many;
    for (int n = 0; n < 2'001; ++n) many += "a=1&";
    CHECK_FALSE(web::read_urlencoded(many));
    CHECK(web::read_urlencoded("")->pairs().empty());
    CHECK(web::read_urlencoded("&&&")->pairs().empty());
}

TEST_CASE("a number of a form is digits alone", "[web]") {
    const web::Values form{{"a", "12"}, {"b", "12x"}, {"c", " 12"}, {"d", ""}, {"e", "99999999999999999999"}, {"f", "-3"}};
    CHECK(form.number("a") == 12);
    CHECK(form.number("b") == std::nullopt);
    CHECK(form.number("c") == std::nullopt);
    CHECK(form.number("d") == std::nullopt);
    CHECK(form.number("e") == std::nullopt);
    CHECK(form.number("f") == -3);
}

TEST_CASE("cookies: what reads is taken, the rest is left out", "[web]") {
    const web::Values cookies = web::read_cookies("a=1; __Host-mungba=x=y;  b=2; hỏng; =3; c=");
    CHECK(cookies.get("a") == "1");
    CHECK(cookies.get("__Host-mungba") == "x=y");
    CHECK(cookies.get("b") == "2");
    CHECK(cookies.has("c"));
    CHECK(cookies.pairs().size() == 4);
}

TEST_CASE("an address is made of encoded values", "[web]") {
    CHECK(web::address("/nhat-ky", {{"tim", "Chi bộ 5 & 6"}, {"trang", ""}, {"tu", "2026-10-05"}}) ==
          "/nhat-ky?tim=Chi%20b%E1%BB%99%205%20%26%206&tu=2026-10-05");
    CHECK(web::address("/", {}) == "/");
}
