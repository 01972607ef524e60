#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mungba::domain {

/// A word of a reply as typed, and as it is compared.
struct ReplyWord {
    std::string kept;  ///< lower case, accents kept; abbreviations written out ("ko" → "không")
    std::string folded;      ///< without accents
    std::uint32_t hash = 0;  ///< of `folded`
    bool accented = false;
    bool number = false;         ///< digits only
    bool capital = false;        ///< begins with a capital
    bool begins_clause = false;  ///< first of all, or after a comma, a full stop, a line end …
    bool after_colon = false;
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
};

/// The words of a text in NFC. "đ/c" is one word, so are "05/10", "19:30" and "15p"; "15'" is
/// "15p".
std::vector<ReplyWord> reply_words(std::string_view text);

/// Words in a row, written with their accents. A typed word with accents must be the same; one
/// without any must be the same without.
class Phrase {
public:
    explicit Phrase(std::string_view words);
    /// Hash of the first word, folded; equal wherever the phrase can stand.
    std::uint32_t first_hash() const { return first_hash_; }
    /// How many words at the beginning of `words` it is; 0 if it is not there.
    std::size_t length_at(std::span<const ReplyWord> words) const;

private:
    struct Part {
        std::string kept;
        std::string folded;
    };
    std::vector<Part> parts_;
    std::uint32_t first_hash_ = 0;
};

/// Phrases for one meaning; the longest that fits counts.
class Phrases {
public:
    /// @param all  separated by commas: "vắng, vắng mặt".
    explicit Phrases(std::string_view all);
    std::size_t length_at(std::span<const ReplyWord> words) const;
    /// True if any of them stands anywhere in `words`.
    bool anywhere_in(std::span<const ReplyWord> words) const;

private:
    std::vector<Phrase> all_;  ///< by the hash of the first word
    std::bitset<256> first_;   ///< last bits of these hashes: most words begin no phrase of the set
};

}  // namespace mungba::domain
