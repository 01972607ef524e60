#include "core/text.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "tests/core/random_text.hpp"

using namespace mungba::core;
using Catch::Matchers::Equals;

namespace {

struct Row {
    const char* typed;
    const char* expected;
};

/// Decomposed by hand: e + circumflex + dot below …
constexpr const char* kDecomposedViet = "Vie\u0323\u0302t Nam";

}  // namespace

TEST_CASE("is_utf8 tells well-formed bytes", "[text]") {
    for (const char* good : {"", "abc", "Huỷ", "đồng chí", "\U0001F600", "\u0000"}) {
        INFO(good);
        CHECK(text::is_utf8(good));
    }
    for (const char* broken : {"\xC3",
                               "\xC3(",
                               "\x80",
                               "\xED\xA0\x80" /* surrogate */,
                               "\xC0\xAF" /* overlong */,
                               "\xF5\x80\x80\x80",
                               "ab\xE1\xBB",
                               "\xFF"}) {
        INFO(broken);
        CHECK_FALSE(text::is_utf8(broken));
    }
}

TEST_CASE("nfc composes, leaves the rest alone and mends broken bytes", "[text]") {
    CHECK(text::nfc("có mặt") == "có mặt");
    CHECK(text::nfc(kDecomposedViet) == "Việt Nam");
    CHECK(text::nfc("plain ASCII\n") == "plain ASCII\n");
    CHECK(text::nfc("a\xC3") == "a\uFFFD");
    CHECK(text::nfc("") == "");
}

TEST_CASE("fold takes case, accents, spaces and what cannot be seen", "[text]") {
    const Row rows[] = {
        {"  Huỷ  HỌP ", "huy hop"},
        {"hủy họp", "huy hop"},
        {"ĐỒNG Ý", "dong y"},
        {"đ/c Nam", "d/c nam"},
        {"Ðồng chí", "dong chi"},  // Icelandic Ð
        {kDecomposedViet, "viet nam"},
        {"co\u00A0ma\u0323\u0306t", "co mat"},  // no-break space, decomposed
        {"có\u3000mặt\u2003ạ", "co mat a"},     // ideographic and em space
        {"v\u200Bắng", "vang"},                 // zero-width space
        {"\u202Evắng\u202C", "vang"},           // bidi override
        {"\uFEFFcó", "co"},
        {"ｃｏ ｍａｔ", "co mat"},     // full width
        {"m\u00ADu\u2060ộn", "muon"},  // soft hyphen, word joiner
        {"a\tb\r\nc", "a b c"},
        {"a\x01"
         "b\x7F"
         "c",
         "abc"},
        {"Straße", "strasse"},
        {"", ""},
        {" \u00A0\u200B ", ""},
        {"x\xFFy", "x\uFFFDy"},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        CHECK(text::fold(row.typed) == row.expected);
    }
}

TEST_CASE("fold_keep_accents brings both places of a tone mark to one", "[text]") {
    const Row rows[] = {
        {"HUỶ", "hủy"},
        {"hủy", "hủy"},
        {"hoà", "hòa"},
        {"hòa", "hòa"},
        {"khoẻ", "khỏe"},
        {"khỏe", "khỏe"},
        {"thuỷ", "thủy"},
        {"THỦY", "thủy"},
        {"quý", "quý"},
        {"qúy", "quý"},
        {"quỳ", "quỳ"},
        {"hoàn", "hoàn"},
        {"hòan", "hoàn"},
        {"huỳnh", "huỳnh"},
        {"khuỷu", "khuỷu"},
        {"ngoáy", "ngoáy"},
        {"của", "của"},
        {"thuở", "thuở"},
        {"Đợi", "đợi"},
        {"hoạ sĩ, hoà!", "họa sĩ, hòa!"},
        {"Tuý", "túy"},
        {"uỷ ban", "ủy ban"},
        {"quá", "quá"},
        {"già", "già"},
        {"  Chi   UỶ ", "chi ủy"},
        {"tho\u00E0\u0323", "tho\u1EA1\u0300"},  // two tones on one letter: left as they are
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        CHECK(text::fold_keep_accents(row.typed) == row.expected);
    }
}

TEST_CASE("decomposed shows letter and accents apart, case kept", "[text]") {
    CHECK(text::decomposed("MẬT") == U"MA\u0323\u0302T");
    CHECK(text::decomposed("ＭⓂ\U0001D40C") == U"MMM");
    CHECK(text::decomposed("a\u200Bb\u00ADc\x01") == U"abc");
    CHECK(text::decomposed("1\r\n2\r3\u20284\u0085"
                           "5\n") == U"1\n2\n3\n4\n5\n");
    CHECK(text::decomposed("a\u00A0b\tc\u3000d") == U"a b\tc d");
    CHECK(text::decomposed("đ\xFF") == U"đ\uFFFD");
}

TEST_CASE("has_accents sees accents and đ only", "[text]") {
    for (const char* with : {"có", "đ", "Đ", "u\u031B", "ơ", "ấ", "may do  ạ"})
        CHECK(text::has_accents(with));
    for (const char* without : {"", "co mat", "19h30!", "“…”", "\U0001F600", "ð"})
        CHECK_FALSE(text::has_accents(without));
}

TEST_CASE("words are what stands between the rest", "[text]") {
    CHECK_THAT(text::words("co 19, vang 20 ; muon"),
               Equals(std::vector<std::string>{"co", "19", "vang", "20", "muon"}));
    CHECK_THAT(text::words("d/c nam - 12/10", "/"),
               Equals(std::vector<std::string>{"d/c", "nam", "12/10"}));
    CHECK_THAT(text::words("vắng, ạ…"), Equals(std::vector<std::string>{"vắng", "ạ"}));
    CHECK(text::words("").empty());
    CHECK(text::words(" .,!? ").empty());
}

TEST_CASE("trim takes white space that can and cannot be seen", "[text]") {
    CHECK(text::trim(" \u00A0\u200B\tvì bận\r\n\uFEFF") == "vì bận");
    CHECK(text::trim("\u3000") == "");
    CHECK(text::trim("a b") == "a b");
    CHECK(text::trim("\U0001F44D") == "\U0001F44D");
}

TEST_CASE("defuse breaks mentions and drops controls", "[text]") {
    const Row rows[] = {
        {"chào [@123]", "chào [ @123]"},
        {"[[@1]", "[[ @1]"},
        {"[\u200B@1]", "[\u200B @1]"},
        {"[\x01@1]", "[ @1]"},
        {"[\u202E@1]", "[ @1]"},
        {"[ @1] a@b [x]", "[ @1] a@b [x]"},
        {"dòng 1\r\ndòng 2\rdòng 3\tcột", "dòng 1\ndòng 2\ndòng 3 cột"},
        {"a\x1B[31mb", "a[31mb"},
        {"broken \xC3", "broken \uFFFD"},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        CHECK(text::defuse(row.typed) == row.expected);
    }
}

TEST_CASE("capitalised raises the first letter only", "[text]") {
    CHECK(text::capitalised("đồng chí") == "Đồng chí");
    CHECK(text::capitalised("buổi sinh hoạt") == "Buổi sinh hoạt");
    CHECK(text::capitalised("ủy ban") == "Ủy ban");
    CHECK(text::capitalised("5 rõ") == "5 rõ");
    CHECK(text::capitalised("") == "");
}

TEST_CASE("folding, for any bytes", "[text][property]") {
    rc::prop("gives valid UTF-8, and folding again changes nothing",
             [](const mungba::test::RandomText& any) {
                 const std::string folded = text::fold(any.bytes);
                 const std::string kept = text::fold_keep_accents(any.bytes);
                 RC_ASSERT(text::is_utf8(folded));
                 RC_ASSERT(text::is_utf8(kept));
                 RC_ASSERT(text::fold(folded) == folded);
                 RC_ASSERT(text::fold_keep_accents(kept) == kept);
                 RC_ASSERT(text::fold(kept) == folded);
             });
    rc::prop("comes to the same by the short way and by ICU", [](const mungba::test::RandomText& any) {
        RC_ASSERT(text::fold(any.bytes) == text::fold_by_icu(any.bytes));
    });
    rc::prop("does not depend on composition", [](const mungba::test::RandomText& any) {
        const std::string composed = text::nfc(any.bytes);
        const std::string decomposed = mungba::test::nfd(any.bytes);
        RC_ASSERT(text::fold(decomposed) == text::fold(composed));
        RC_ASSERT(text::fold_keep_accents(decomposed) == text::fold_keep_accents(composed));
        RC_ASSERT(text::nfc(decomposed) == composed);
        RC_ASSERT(text::has_accents(decomposed) == text::has_accents(composed));
    });
}

TEST_CASE("the other functions, for any bytes", "[text][property]") {
    rc::prop("give valid UTF-8 and settle", [](const mungba::test::RandomText& any) {
        const std::string safe = text::defuse(any.bytes);
        RC_ASSERT(text::is_utf8(safe));
        RC_ASSERT(safe.find("[@") == std::string::npos);
        RC_ASSERT(text::defuse(safe) == safe);
        const std::string trimmed = text::trim(any.bytes);
        RC_ASSERT(text::is_utf8(trimmed));
        RC_ASSERT(text::trim(trimmed) == trimmed);
        for (const std::string& word : text::words(any.bytes)) RC_ASSERT(!word.empty());
        if (text::is_utf8(any.bytes)) RC_ASSERT(text::is_utf8(text::capitalised(any.bytes)));
    });
}
