#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mungba::domain {

/// A letter as the eye takes it: А of Cyrillic and Α of Greek are an A.
struct SeenLetter {
    char base = 0;  ///< "a".."z"; 0 for a letter or digit that looks like none of them
    bool upper = false;
    unsigned marks = 0;  ///< of Mark
    friend bool operator==(const SeenLetter&, const SeenLetter&) = default;
};

/// The accents that tell Vietnamese words apart; bits of SeenLetter::marks.
enum Mark : unsigned {
    kNoMark = 0,
    kCircumflex = 1,
    kBreve = 2,
    kHorn = 4,
    kGrave = 8,
    kAcute = 16,
    kHook = 32,
    kTilde = 64,
    kDot = 128,
    kStroke = 256,
    kOtherMark = 512
};

/// One sign of a text: a letter, or what stands between letters.
struct SeenSign {
    SeenLetter letter;
    char32_t other =
        0;  ///< the sign itself if it is no letter and no digit; 0 for a letter or digit
    bool is_letter() const { return other == 0; }
};

/// The signs of a text, accents joined to their letters; see core::text::decomposed for what is
/// left out.
std::vector<SeenSign> seen_signs(std::string_view text);

/// True if no reading of the text can come upon the letters m, a, t in this order with nothing but
/// signs and accents between them: then no mark can be in it. Quick for ASCII and precomposed
/// Vietnamese; false where it would have to look closer.
bool surely_without_mat(std::string_view text);

}  // namespace mungba::domain
