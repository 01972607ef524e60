#pragma once
#include <rapidcheck.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace mungba::test {

/// Text as it may come: Vietnamese pieces, odd characters of all planes, and now and then broken
/// bytes.
struct RandomText {
    std::string bytes;
};
inline void showValue(const RandomText& text, std::ostream& out) { rc::show(text.bytes, out); }

inline std::string utf8_of(char32_t code_point) {
    std::string bytes;
    icu::UnicodeString(static_cast<UChar32>(code_point)).toUTF8String(bytes);
    return bytes;
}

inline std::string nfd(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto wide =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes;
    icu::Normalizer2::getNFDInstance(status)->normalize(wide, status).toUTF8String(bytes);
    return bytes;
}

}  // namespace mungba::test

namespace rc {

template <>
struct Arbitrary<mungba::test::RandomText> {
    static Gen<mungba::test::RandomText> arbitrary() {
        const auto piece = gen::element<std::string>("có mặt",
                                                     "HUỶ",
                                                     "hoà",
                                                     "quý",
                                                     "khoẻ",
                                                     "đ/c",
                                                     "Đ",
                                                     "ộ",
                                                     " ",
                                                     "\n",
                                                     "\u00A0",
                                                     "\u200B",
                                                     "\u202E",
                                                     "[",
                                                     "@",
                                                     "]",
                                                     "[@",
                                                     "https://a.vn/x",
                                                     "\U0001F468\u200D\U0001F469",
                                                     "\U0001F1FB\U0001F1F3",
                                                     "\u0301",
                                                     "\u0323",
                                                     "o\u031B",
                                                     "u",
                                                     "y",
                                                     "a",
                                                     "q",
                                                     "\u1100\u1161",
                                                     "ﬃ",
                                                     "\r\n",
                                                     "\u0345",
                                                     "\xC3",
                                                     "\xE1\xBB",
                                                     "\xF0\x9F",
                                                     "\x80");
        const auto any = gen::map(gen::inRange<char32_t>(1, 0x10FFFF), [](char32_t c) {
            return c >= 0xD800 && c < 0xE000 ? std::string("x") : mungba::test::utf8_of(c);
        });
        const auto near = gen::map(gen::inRange<char32_t>(1, 0x3000), mungba::test::utf8_of);
        const auto pieces =
            gen::container<std::vector<std::string>>(gen::oneOf(piece, piece, any, near));
        return gen::map(pieces, [](const std::vector<std::string>& all) {
            mungba::test::RandomText text;
            for (const std::string& one : all) text.bytes += one;
            return text;
        });
    }
};

}  // namespace rc
