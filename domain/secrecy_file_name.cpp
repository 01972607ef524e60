#include <algorithm>
#include <array>
#include <string>

#include "domain/marking.hpp"
#include "domain/secrecy_mark.hpp"

namespace mungba::domain {
namespace {

using Sureness = Marking::Sureness;

/// A word of a file name and what stands before it.
struct Piece {
    std::vector<SeenLetter> letters;
    char32_t before = 0;  ///< the sign before it; 0 where a capital or a digit begins it
    char32_t after = 0;

    std::string bases() const {
        std::string all;
        for (const SeenLetter& letter : letters) all += letter.base;
        return all;
    }
};

/// "KeHoach_12 (MẬT)" → Ke Hoach MẬT: at signs, at digits, where a capital follows a small letter;
/// letters that stand alone are joined.
class NameReader {
public:
    std::vector<Piece> read(std::span<const SeenSign> signs) {
        for (const SeenSign& sign : signs) {
            if (!sign.is_letter()) {
                end(sign.other);
            } else if (sign.letter.base == 0) {
                end(0);
            } else {
                add(sign.letter);
            }
        }
        end(U'\n');
        return join_single_letters(std::move(pieces_));
    }

private:
    void add(const SeenLetter& letter) {
        if (!open_.letters.empty() && letter.upper && !open_.letters.back().upper) end(0);
        if (open_.letters.empty()) open_.before = last_sign_;
        open_.letters.push_back(letter);
    }

    void end(char32_t sign) {
        last_sign_ = sign;
        if (open_.letters.empty()) {
            if (!pieces_.empty() && pieces_.back().after == U' ') pieces_.back().after = sign;
            return;
        }
        open_.after = sign;
        pieces_.push_back(std::move(open_));
        open_ = Piece{};
    }

    static std::vector<Piece> join_single_letters(std::vector<Piece> pieces) {
        std::vector<Piece> joined;
        bool single_before = false;
        for (Piece& piece : pieces) {
            const bool single = piece.letters.size() == 1;
            if (single && single_before) {
                joined.back().letters.push_back(piece.letters.front());
                joined.back().after = piece.after;
            } else {
                joined.push_back(std::move(piece));
            }
            single_before = single;
        }
        return joined;
    }

    Piece open_;
    std::vector<Piece> pieces_;
    char32_t last_sign_ = U'\n';
};

template <std::size_t Size>
bool is_one_of(const std::string& word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Neighbours that make "mat" another word: bí mật, có mặt, mật khẩu, mặt bằng …
constexpr std::array<std::string_view, 30> kBefore = {
    "bi",   "bao",  "co",    "vang", "hop",   "gap",  "ra",  "thay",  "be",    "bo",
    "lam",  "rua",  "khuon", "giap", "truoc", "doi",  "chu", "trang", "tui",   "soi",
    "nuoc", "dich", "duong", "ong",  "nhan",  "tien", "kem", "dien",  "ngoai", "trong"};
constexpr std::array<std::string_view, 27> kAfter = {
    "khau", "ong",   "do",   "ma",   "thiet", "thu",  "vu",    "danh", "ngot",
    "bang", "tien",  "hang", "tran", "dat",   "troi", "duong", "pho",  "na",
    "sau",  "truoc", "nuoc", "dien", "vi",    "the",  "giay",  "xe",   "chia"};
constexpr std::array<std::string_view, 7> kHeadWords = {
    "lieu", "ban", "van", "so", "kien", "do", "dau"};

bool is_strong(char32_t sign) { return sign != U' ' && sign != 0 && sign != U'.' && sign != U','; }
bool is_bracket(char32_t sign) {
    return sign == U'(' || sign == U')' || sign == U'[' || sign == U']';
}

/// A name word by word, asked at each place where a mark may begin.
class NameJudge {
public:
    explicit NameJudge(const std::vector<Piece>& pieces) : pieces_(pieces) {}

    std::optional<SecrecyMark> judge(std::size_t first) const {
        for (std::size_t last = first; last < std::min(first + 2, pieces_.size()); ++last) {
            std::vector<SeenLetter> letters = pieces_[first].letters;
            if (last > first)
                letters.insert(
                    letters.end(), pieces_[last].letters.begin(), pieces_[last].letters.end());
            const auto marking = read_whole_marking(letters);
            if (marking && holds(*marking, first, last)) return marking->mark;
        }
        return std::nullopt;
    }

private:
    std::string word(std::size_t index) const {
        return index < pieces_.size() ? pieces_[index].bases() : std::string();
    }

    bool holds(const Marking& marking, std::size_t first, std::size_t last) const {
        if (is_one_of(word(last + 1), kAfter)) return false;
        switch (marking.mark) {
            case SecrecyMark::most_secret:
                return true;
            case SecrecyMark::top_secret:
                return marking.sureness != Sureness::bare || top_secret_holds(marking, first, last);
            case SecrecyMark::secret:
                return secret_holds(marking, first);
        }
        return false;
    }

    /// "toi mat" without accents may be "tôi mất": it must look like a stamp.
    bool top_secret_holds(const Marking& marking, std::size_t first, std::size_t last) const {
        const bool tied =
            first == last || pieces_[first].after == 0 || is_strong(pieces_[first].after);
        const bool set_apart = is_strong(pieces_[first].before) && is_strong(pieces_[last].after);
        return marking.upper || tied || set_apart;
    }

    bool secret_holds(const Marking& marking, std::size_t index) const {
        const Piece& piece = pieces_[index];
        const bool first = index == 0;
        const bool last = index + 1 == pieces_.size();
        const std::string previous = first ? std::string() : word(index - 1);
        if (is_one_of(previous, kBefore)) return false;
        const bool bracketed = is_bracket(piece.before) && is_bracket(piece.after);
        if (marking.sureness == Sureness::firm) {
            return marking.upper || bracketed || first || last || is_one_of(previous, kHeadWords);
        }
        const bool set_apart =
            is_strong(piece.before) && is_strong(piece.after) && !(first && last);
        return marking.upper && (bracketed || set_apart);
    }

    const std::vector<Piece>& pieces_;
};

/// Without the ending: the last full stop and up to five letters or digits.
std::string_view stem_of(std::string_view name) {
    constexpr std::size_t kLongestEnding = 5;
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return name;
    const std::string_view ending = name.substr(dot + 1);
    const bool is_ending = ending.size() <= kLongestEnding &&
                           ending.find_first_not_of(kAllowed) == std::string_view::npos;
    return is_ending ? name.substr(0, dot) : name;
}

}  // namespace

std::optional<SecrecyMark> find_secrecy_mark_in_file_name(std::string_view name) {
    if (surely_without_mat(name)) return std::nullopt;
    const std::string_view stem = stem_of(name);
    std::optional<SecrecyMark> highest = find_secrecy_mark(stem);
    const std::vector<Piece> pieces = NameReader{}.read(seen_signs(stem));
    const NameJudge judge{pieces};
    for (std::size_t i = 0; i < pieces.size(); ++i) raise(highest, judge.judge(i));
    return highest;
}

}  // namespace mungba::domain
