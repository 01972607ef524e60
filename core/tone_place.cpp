#include "core/tone_place.hpp"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

namespace mungba::core::text {
namespace {

/// A vowel with none of the five tones, then with each, in one order for all vowels.
constexpr std::array<std::u16string_view, 5> kVowels = {
    u"oòóỏõọ", u"uùúủũụ", u"aàáảãạ", u"eèéẻẽẹ", u"yỳýỷỹỵ"};
enum Vowel : std::size_t { kO, kU, kA, kE, kY, kNone };

struct Toned {
    Vowel vowel = kNone;
    std::size_t tone = 0;  ///< 0: none
};

Toned read(char16_t c) {
    for (std::size_t vowel = 0; vowel < kVowels.size(); ++vowel) {
        const auto tone = kVowels[vowel].find(c);
        if (tone != std::u16string_view::npos) return {static_cast<Vowel>(vowel), tone};
    }
    return {};
}

bool wander(Vowel first, Vowel second) {
    return (first == kO && (second == kA || second == kE)) || (first == kU && second == kY);
}

}  // namespace

void place_tones(icu::UnicodeString& text) {
    for (std::int32_t i = 0; i + 1 < text.length(); ++i) {
        const Toned first = read(text.charAt(i));
        if (first.vowel != kO && first.vowel != kU) continue;
        const Toned second = read(text.charAt(i + 1));
        const bool one_tone = (first.tone == 0) != (second.tone == 0);
        // A second mark on one letter is no Vietnamese.
        const bool marked_twice =
            i + 2 < text.length() && (U_GET_GC_MASK(text.char32At(i + 2)) & U_GC_M_MASK) != 0;
        if (!wander(first.vowel, second.vowel) || !one_tone || marked_twice) continue;
        const bool after_q = i > 0 && text.charAt(i - 1) == u'q';
        const bool goes_on = i + 2 < text.length() && u_isalpha(text.char32At(i + 2));
        const bool on_second = goes_on || (after_q && first.vowel == kU);
        const std::size_t tone = first.tone + second.tone;
        text.setCharAt(i, kVowels[first.vowel][on_second ? 0 : tone]);
        text.setCharAt(i + 1, kVowels[second.vowel][on_second ? tone : 0]);
    }
}

}  // namespace mungba::core::text
