#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "core/text.hpp"
#include "tests/core/random_text.hpp"

using namespace mungba::core;

namespace {

std::string repeated(std::string_view piece, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += piece;
    return all;
}

/// The text of numbered parts without numbers and blanks.
std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts)
        all += parts.size() == 1 ? part : part.substr(part.find(' ') + 1);
    return all;
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    return text;
}

}  // namespace

TEST_CASE("utf16_length counts as Zalo may", "[text]") {
    CHECK(text::utf16_length("") == 0);
    CHECK(text::utf16_length("abc") == 3);
    CHECK(text::utf16_length("mặt") == 3);
    CHECK(text::utf16_length("\U0001F600") == 2);
    CHECK(text::utf16_length("a\xC3") == 2);
}

TEST_CASE("cut ends at a grapheme border", "[text]") {
    CHECK(text::cut("có mặt", 6) == "có mặt");
    CHECK(text::cut("có mặt", 5) == "có mặ");
    CHECK(text::cut("có mặt", 0) == "");
    CHECK(text::cut("ma\u0323\u0306t", 3) == "m");  // the accents stay with their letter
    CHECK(text::cut("ma\u0323\u0306t", 4) == "ma\u0323\u0306");
    CHECK(text::cut("a\U0001F600", 2) == "a");  // no half of a pair
    CHECK(text::cut("a\r\nb", 2) == "a");
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(text::cut(family + "x", 8) == family);
    CHECK(text::cut(family + "x", 7) == "");
}

TEST_CASE("one part comes back unchanged", "[text]") {
    CHECK(text::parts("  Kính gửi \n", 40) == std::vector<std::string>{"  Kính gửi \n"});
    CHECK(text::parts("") == std::vector<std::string>{""});
    const std::string exact = repeated("ă", 1900);
    CHECK(text::parts(exact) == std::vector<std::string>{exact});
    CHECK(text::parts(exact + "ă").size() == 2);
}

TEST_CASE("parts are cut at line ends, then spaces, then graphemes", "[text]") {
    CHECK(text::parts("dòng thứ nhất ở đây\ndòng thứ hai còn dài hơn nữa", 40) ==
          std::vector<std::string>{"(1/2) dòng thứ nhất ở đây",
                                   "(2/2) dòng thứ hai còn dài hơn nữa"});
    CHECK(text::parts("mot hai ba bon nam sau bay tam chin muoi muoi mot", 40) ==
          std::vector<std::string>{"(1/2) mot hai ba bon nam sau bay tam",
                                   "(2/2) chin muoi muoi mot"});
    CHECK(text::parts(repeated("x", 50), 40) ==
          std::vector<std::string>{"(1/2) " + repeated("x", 34), "(2/2) " + repeated("x", 16)});
}

TEST_CASE("a mention or an address is not torn", "[text]") {
    const std::string mention = "[@186729651760683225]";
    const auto with_mention = text::parts(repeated("x", 30) + mention + repeated("y", 10), 40);
    REQUIRE(with_mention.size() == 2);
    CHECK(with_mention[0] == "(1/2) " + repeated("x", 30));
    CHECK(with_mention[1] == "(2/2) " + mention + repeated("y", 10));
    const std::string address = "https://chibo.example.vn/x";
    const auto with_address = text::parts(repeated("x", 30) + "(" + address, 40);
    REQUIRE(with_address.size() == 2);
    CHECK(with_address[1] == "(2/2) " + address);
    const auto at_bracket = text::parts(repeated("x", 33) + mention, 40);
    REQUIRE(at_bracket.size() == 2);
    CHECK(at_bracket[1] == "(2/2) " + mention);
}

TEST_CASE("many parts make room for longer numbers", "[text]") {
    const auto parts = text::parts(repeated("một hai ba ", 200), 40);
    REQUIRE(parts.size() > 9);
    CHECK(parts.front().starts_with("(1/" + std::to_string(parts.size()) + ") một"));
    for (const std::string& part : parts) CHECK(text::utf16_length(part) <= 40);
}

TEST_CASE("a single grapheme longer than a part is torn rather than looped on", "[text]") {
    const std::string tower = "a" + repeated("\u0301", 100);
    const auto parts = text::parts(tower, 40);
    REQUIRE(parts.size() > 1);
    CHECK(joined(parts) == tower);
}

TEST_CASE("cutting, for any bytes", "[text][property]") {
    rc::prop("cut is a beginning, never longer, valid where the text was",
             [](const mungba::test::RandomText& any) {
                 const auto max_units = *rc::gen::inRange<std::size_t>(0, 60);
                 const std::string_view head = text::cut(any.bytes, max_units);
                 RC_ASSERT(any.bytes.starts_with(head));
                 RC_ASSERT(text::utf16_length(head) <= max_units);
                 if (text::is_utf8(any.bytes)) RC_ASSERT(text::is_utf8(head));
                 const std::string_view again = text::cut(head, max_units);
                 RC_ASSERT(again == head);
             });
    rc::prop("parts are short enough and join to the text",
             [](const mungba::test::RandomText& any) {
                 const auto max_units = *rc::gen::inRange<std::size_t>(40, 120);
                 const auto parts = text::parts(any.bytes, max_units);
                 for (const std::string& part : parts)
                     RC_ASSERT(text::utf16_length(part) <= max_units);
                 RC_ASSERT(without_blanks(joined(parts)) == without_blanks(any.bytes));
                 if (text::is_utf8(any.bytes)) {
                     RC_ASSERT(std::all_of(parts.begin(), parts.end(), [](const auto& part) {
                         return text::is_utf8(part);
                     }));
                 }
             });
}
