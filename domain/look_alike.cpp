#include "domain/look_alike.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "core/text.hpp"

namespace mungba::domain {
namespace {

struct Twin {
    char32_t sign;
    char letter;  ///< upper or lower case as it is seen
};

/// Letters of other alphabets that pass for Latin ones in the words of a marking (t u y e o i m a,
/// d l v n b h c k s).
constexpr std::array kTwins = {
    Twin{U'А', 'A'}, Twin{U'а', 'a'}, Twin{U'Α', 'A'}, Twin{U'α', 'a'}, Twin{U'ᴀ', 'A'},
    Twin{U'ɑ', 'a'}, Twin{U'Ꭺ', 'A'}, Twin{U'М', 'M'}, Twin{U'м', 'm'}, Twin{U'Μ', 'M'},
    Twin{U'ᴍ', 'M'}, Twin{U'Ꮇ', 'M'}, Twin{U'Ϻ', 'M'}, Twin{U'ꓟ', 'M'}, Twin{U'Т', 'T'},
    Twin{U'т', 't'}, Twin{U'Τ', 'T'}, Twin{U'τ', 't'}, Twin{U'ᴛ', 'T'}, Twin{U'Ꭲ', 'T'},
    Twin{U'ꓔ', 'T'}, Twin{U'О', 'O'}, Twin{U'о', 'o'}, Twin{U'Ο', 'O'}, Twin{U'ο', 'o'},
    Twin{U'ᴏ', 'O'}, Twin{U'0', 'O'}, Twin{U'І', 'I'}, Twin{U'і', 'i'}, Twin{U'Ι', 'I'},
    Twin{U'ι', 'i'}, Twin{U'ɪ', 'I'}, Twin{U'ı', 'i'}, Twin{U'Ӏ', 'I'}, Twin{U'У', 'Y'},
    Twin{U'у', 'y'}, Twin{U'Υ', 'Y'}, Twin{U'υ', 'u'}, Twin{U'γ', 'y'}, Twin{U'ʏ', 'Y'},
    Twin{U'Ү', 'Y'}, Twin{U'ү', 'y'}, Twin{U'ᴜ', 'U'}, Twin{U'ս', 'u'}, Twin{U'Ս', 'U'},
    Twin{U'ʊ', 'u'}, Twin{U'Е', 'E'}, Twin{U'е', 'e'}, Twin{U'Ε', 'E'}, Twin{U'ε', 'e'},
    Twin{U'ᴇ', 'E'}, Twin{U'В', 'B'}, Twin{U'Β', 'B'}, Twin{U'Н', 'H'}, Twin{U'Η', 'H'},
    Twin{U'С', 'C'}, Twin{U'с', 'c'}, Twin{U'К', 'K'}, Twin{U'Κ', 'K'}, Twin{U'Ν', 'N'},
    Twin{U'ѕ', 's'}, Twin{U'Ѕ', 'S'}, Twin{U'ԁ', 'd'}, Twin{U'Ⅼ', 'L'}, Twin{U'Ɩ', 'I'}};

constexpr std::array<std::pair<char32_t, unsigned>, 8> kMarks = {{{0x0302, kCircumflex},
                                                                  {0x0306, kBreve},
                                                                  {0x031B, kHorn},
                                                                  {0x0300, kGrave},
                                                                  {0x0301, kAcute},
                                                                  {0x0309, kHook},
                                                                  {0x0303, kTilde},
                                                                  {0x0323, kDot}}};

bool is_combining(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

unsigned mark_of(char32_t c) {
    for (const auto& [sign, mark] : kMarks) {
        if (sign == c) return mark;
    }
    return kOtherMark;
}

SeenLetter latin(char letter, unsigned marks = kNoMark) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    return {.base = upper ? static_cast<char>(letter + ('a' - 'A')) : letter,
            .upper = upper,
            .marks = marks};
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// What is no letter: ASCII signs, general punctuation, arrows, boxes, emoji.
bool is_sign(char32_t c) {
    if (c < 0x80) return !is_ascii_letter(c) && !(c >= U'0' && c <= U'9');
    return (c >= 0x80 && c <= 0xBF) || c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x206F) ||
           (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFFFD ||
           (c >= 0x1F300 && c <= 0x1FAFF);
}

SeenSign see(char32_t c) {
    if (is_ascii_letter(c)) return {.letter = latin(static_cast<char>(c)), .other = 0};
    if (c == U'đ' || c == U'ð' || c == U'ɖ') return {.letter = latin('d', kStroke), .other = 0};
    if (c == U'Đ' || c == U'Ð' || c == U'Ɖ') return {.letter = latin('D', kStroke), .other = 0};
    for (const Twin& twin : kTwins) {
        if (twin.sign == c) return {.letter = latin(twin.letter), .other = 0};
    }
    if (is_sign(c)) return {.letter = {}, .other = c};
    return {};
}

/// The letters of "mat" that precomposed Vietnamese may spell; '?' for what needs a closer look, '
/// ' for a sign, 'x' for another letter.
char quick_letter(char32_t c) {
    if (c < 0x80) {
        if (!is_ascii_letter(c)) return c >= U'0' && c <= U'9' ? 'x' : ' ';
        const char lower = static_cast<char>(c | 0x20);
        return lower == 'm' || lower == 'a' || lower == 't' ? lower : 'x';
    }
    const bool a = (c >= 0xC0 && c <= 0xC5) || (c >= 0xE0 && c <= 0xE5) ||
                   (c >= 0x100 && c <= 0x105) || (c >= 0x1EA0 && c <= 0x1EB7);
    if (a) return 'a';
    const bool other_letter =
        (c >= 0xC6 && c <= 0x1B0 && c != 0xD7 && c != 0xF7) || (c >= 0x1EB8 && c <= 0x1EF9);
    const bool t_with_accent = c >= 0x162 && c <= 0x167;
    if (other_letter) return t_with_accent ? 't' : 'x';
    const bool encloses_letter = c == 0xAA || (c >= 0x2400 && c <= 0x24FF);
    return is_sign(c) && !encloses_letter ? ' ' : '?';
}

/// The code point at `i`, which goes past it; what is not UTF-8 is U+FFFD, a byte at a time.
char32_t next(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned first = byte(i);
    const auto tail = [&](std::size_t at) {
        return (byte(at) & 0xC0) == 0x80 ? byte(at) & 0x3F : 0x100U;
    };
    std::size_t length = first < 0x80    ? 1
                         : first >= 0xF0 ? 4
                         : first >= 0xE0 ? 3
                         : first >= 0xC2 ? 2
                                         : 0;
    char32_t value = length == 1   ? first
                     : length == 2 ? first & 0x1F
                     : length == 3 ? first & 0x0F
                                   : first & 0x07;
    for (std::size_t k = 1; k < length; ++k) {
        const unsigned bits = tail(i + k);
        if (bits > 0x3F) length = 0;
        value = (value << 6) | (bits & 0x3F);
    }
    i += length == 0 ? 1 : length;
    return length == 0 ? 0xFFFD : value;
}

}  // namespace

std::vector<SeenSign> seen_signs(std::string_view text) {
    std::vector<SeenSign> signs;
    for (const char32_t c : core::text::decomposed(text)) {
        if (!is_combining(c)) {
            signs.push_back(see(c));
        } else if (!signs.empty() && signs.back().is_letter()) {
            signs.back().letter.marks |= mark_of(c);
        }
    }
    return signs;
}

bool surely_without_mat(std::string_view text) {
    constexpr std::string_view kWord = "mat";
    std::size_t matched = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next(text, i);
        const char letter = quick_letter(c);
        if (letter == '?') return false;
        if (letter == ' ') continue;
        matched = letter == kWord[matched] ? matched + 1 : letter == 'm' ? 1 : 0;
        if (matched == kWord.size()) return false;
    }
    return true;
}

}  // namespace mungba::domain
