#pragma once
#include <optional>
#include <span>
#include <vector>

#include "domain/look_alike.hpp"
#include "domain/secrecy_mark.hpp"

namespace mungba::domain {

/// The words of a mark, letter by letter: how sure is it that they are meant?
struct Marking {
    enum class Sureness {
        firm,   ///< "mật" with its accents
        first,  ///< "tối" or "tuyệt" with their accents, "mat" without
        bare,   ///< no accents that tell: "TUYET MAT"; for "mat" alone it may be a face as well
    };
    SecrecyMark mark = SecrecyMark::secret;
    Sureness sureness = Sureness::bare;
    bool upper = false;  ///< all in capitals
    bool starts_upper = false;
    std::size_t length = 0;  ///< letters
};

/// Reads "mật", "tối mật" or "tuyệt mật" at the beginning of letters; never "mặt", "mắt", "mất",
/// "mát".
std::optional<Marking> read_marking(std::span<const SeenLetter> letters);
/// The same, if the letters are nothing else.
std::optional<Marking> read_whole_marking(std::span<const SeenLetter> letters);

/// True if the letters begin with these base letters ("tailieu"), whatever their accents.
bool begins_with(std::span<const SeenLetter> letters, std::string_view bases);
bool are_upper(std::span<const SeenLetter> letters);

/// The higher of two marks.
void raise(std::optional<SecrecyMark>& highest, std::optional<SecrecyMark> mark);

}  // namespace mungba::domain
