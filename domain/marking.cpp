#include "domain/marking.hpp"

#include <algorithm>
#include <array>

namespace mungba::domain {
namespace {

/// A word that means the mark only with the right accents on one of its letters.
struct Word {
    std::string_view bases;
    std::size_t vowel;  ///< index of the letter that bears the accents
    unsigned marks;
};
constexpr Word kMat{"mat", 1, kCircumflex | kDot};
constexpr Word kToi{"toi", 1, kCircumflex | kAcute};
constexpr Word kTuyet{"tuyet", 3, kCircumflex | kDot};

enum class Accents { right, some, none };

Accents accents_of(std::span<const SeenLetter> letters, const Word& word) {
    const unsigned marks = letters[word.vowel].marks & ~kOtherMark;
    return marks == word.marks ? Accents::right : marks == kNoMark ? Accents::none : Accents::some;
}

/// "mâ" and "mạ" are half of "mậ"; with any other accent it is another word.
bool may_be_mat(std::span<const SeenLetter> letters) {
    return (letters[kMat.vowel].marks & ~kOtherMark & ~kMat.marks) == 0;
}

}  // namespace

bool begins_with(std::span<const SeenLetter> letters, std::string_view bases) {
    return letters.size() >= bases.size() &&
           std::equal(bases.begin(),
                      bases.end(),
                      letters.begin(),
                      [](char base, const SeenLetter& letter) { return letter.base == base; });
}

bool are_upper(std::span<const SeenLetter> letters) {
    return std::all_of(letters.begin(), letters.end(), [](const SeenLetter& letter) {
        return letter.upper || letter.base == 0;
    });
}

std::optional<Marking> read_marking(std::span<const SeenLetter> letters) {
    Marking marking;
    std::size_t first = 0;
    Accents first_accents = Accents::none;
    for (const auto& [word, mark] :
         {std::pair{kToi, SecrecyMark::top_secret}, std::pair{kTuyet, SecrecyMark::most_secret}}) {
        if (!begins_with(letters, word.bases)) continue;
        first = word.bases.size();
        first_accents = accents_of(letters, word);
        marking.mark = mark;
    }
    const auto rest = letters.subspan(first);
    if (!begins_with(rest, kMat.bases) || !may_be_mat(rest)) return std::nullopt;
    const Accents mat = accents_of(rest, kMat);
    marking.sureness = mat == Accents::right             ? Marking::Sureness::firm
                       : first_accents == Accents::right ? Marking::Sureness::first
                                                         : Marking::Sureness::bare;
    marking.length = first + kMat.bases.size();
    marking.upper = are_upper(letters.first(marking.length));
    marking.starts_upper = letters.front().upper;
    return marking;
}

std::optional<Marking> read_whole_marking(std::span<const SeenLetter> letters) {
    auto marking = read_marking(letters);
    if (marking && marking->length != letters.size()) return std::nullopt;
    return marking;
}

void raise(std::optional<SecrecyMark>& highest, std::optional<SecrecyMark> mark) {
    if (mark && (!highest || *mark > *highest)) highest = mark;
}

}  // namespace mungba::domain
