#pragma once
#include <unicode/unistr.h>

namespace mungba::core::text {

/// Puts the tone marks of oa, oe and uy where one convention has them, for Vietnamese has two:
/// "hoà" and "hòa", "thuỷ" and "thủy" become "hòa", "thủy"; a syllable that goes on ("hoàn",
/// "huỳnh") has its mark on the second vowel, and so has "quý".
/// @param text  lower case, NFC; changed in place, its length stays. Pure, any thread.
void place_tones(icu::UnicodeString& text);

}  // namespace mungba::core::text
