#include "domain/secrecy_mark.hpp"

#include <algorithm>
#include <array>

#include "domain/marking.hpp"
#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<SecrecyMark, 3> kNames = {{{SecrecyMark::secret, "secret"},
                                               {SecrecyMark::top_secret, "top_secret"},
                                               {SecrecyMark::most_secret, "most_secret"}}};
constexpr NameTable<SecrecyMark, 3> kLabels = {{{SecrecyMark::secret, "Mật"},
                                                {SecrecyMark::top_secret, "Tối mật"},
                                                {SecrecyMark::most_secret, "Tuyệt mật"}}};

using Signs = std::span<const SeenSign>;
using Sureness = Marking::Sureness;

/// A piece of a line between strong separators: its letters, and where words begin among them.
struct Segment {
    std::vector<SeenLetter> letters;
    std::vector<std::size_t>
        borders;  ///< word borders as counts of letters, 0 and the end among them
    std::size_t first_chunk =
        0;  ///< letters before the first comma, full stop with a blank, or exclamation mark
    bool in_brackets = false;

    bool has_border(std::size_t at) const {
        return std::find(borders.begin(), borders.end(), at) != borders.end();
    }
};

bool is_separator(char32_t sign) {
    constexpr std::u32string_view kSeparators = U":;|=()[]{}<>«»【】–—\t";
    return kSeparators.find(sign) != std::u32string_view::npos;
}

bool is_opening(char32_t sign) {
    return sign == U'(' || sign == U'[' || sign == U'{' || sign == U'<' || sign == U'«' ||
           sign == U'【';
}

/// Takes one line apart. Strong separators are brackets, colons, tabs, dashes between blanks and
/// two blanks together.
class LineReader {
public:
    explicit LineReader(Signs line) : line_(line) {}

    std::vector<Segment> segments() {
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (line_[i].is_letter()) {
                add(line_[i].letter);
            } else {
                pass(i);
            }
        }
        finish(false);
        return std::move(segments_);
    }

private:
    char32_t sign_at(std::size_t i) const { return i < line_.size() ? line_[i].other : U' '; }

    void add(const SeenLetter& letter) {
        if (between_words_) open_.borders.push_back(open_.letters.size());
        between_words_ = false;
        open_.letters.push_back(letter);
    }

    void pass(std::size_t i) {
        const char32_t sign = line_[i].other;
        const bool blank_before = i == 0 || sign_at(i - 1) == U' ';
        const bool blank_after = sign_at(i + 1) == U' ';
        const bool dash = sign == U'-' && blank_before && blank_after;
        const bool wide = sign == U' ' && blank_after && i + 1 < line_.size();
        between_words_ = true;
        if (is_separator(sign) || dash || wide) {
            finish(is_opening(sign));
        } else if ((sign == U',' || sign == U'!' || (sign == U'.' && blank_after)) &&
                   open_.first_chunk == 0) {
            open_.first_chunk = open_.letters.size();
        }
    }

    void finish(bool opens) {
        if (!open_.letters.empty()) {
            open_.borders.push_back(open_.letters.size());
            if (open_.first_chunk == 0) open_.first_chunk = open_.letters.size();
            segments_.push_back(std::move(open_));
            opens_ = false;
        }
        opens_ = opens_ || opens;
        open_ = Segment{};
        open_.in_brackets = opens_;
        between_words_ = true;
    }

    Signs line_;
    Segment open_;
    std::vector<Segment> segments_;
    bool between_words_ = true;
    bool opens_ = false;
};

std::optional<SecrecyMark> when(bool holds, const Marking& marking) {
    return holds ? std::optional{marking.mark} : std::nullopt;
}

/// Words before a mark that make it one: "tài liệu mật".
constexpr std::array<std::string_view, 6> kHeads = {
    "tailieu", "vanban", "congvan", "hoso", "vankien", "loai"};

std::size_t head_length(std::span<const SeenLetter> letters) {
    for (const std::string_view head : kHeads) {
        if (begins_with(letters, head)) return head.size();
    }
    return 0;
}

/// Letters that stand alone, as a stamp does: the whole line, perhaps with "tài liệu" before.
std::optional<SecrecyMark> stamp(std::span<const SeenLetter> letters) {
    const std::size_t head = head_length(letters);
    const auto marking = read_whole_marking(letters.subspan(head));
    if (!marking) return std::nullopt;
    if (marking->sureness == Sureness::firm) return marking->mark;
    // "TOI MAT" is no answer; "MAT" may be the end of one ("CO MAT").
    return when(are_upper(letters) && marking->mark != SecrecyMark::secret, *marking);
}

constexpr std::array<std::string_view, 8> kMarkLabels = {
    "mucdobaomat", "mucdomat", "dauchidomat", "daudomat", "dochimat", "daumat", "mucmat", "domat"};

/// Letters of a label such as "Độ mật"; 0 if there is none.
std::size_t label_length(std::span<const SeenLetter> letters) {
    while (!letters.empty() && letters.front().base == 0) letters = letters.subspan(1);
    for (const std::string_view label : kMarkLabels) {
        if (!begins_with(letters, label)) continue;
        // "do mắt", "đầu mặt" are no labels.
        if (read_whole_marking(letters.subspan(label.size() - 3, 3))) return label.size();
    }
    return 0;
}

std::size_t digits_before(std::span<const SeenLetter> letters) {
    return static_cast<std::size_t>(std::find_if(letters.begin(),
                                                 letters.end(),
                                                 [](const SeenLetter& l) { return l.base != 0; }) -
                                    letters.begin());
}

/// "Độ mật: TỐI MẬT" over two segments.
std::optional<SecrecyMark> labelled(const Segment& label, const Segment& value) {
    const std::span<const SeenLetter> letters = label.letters;
    const std::size_t digits = digits_before(letters);
    const std::size_t length = label_length(letters);
    if (length == 0 || digits + length != letters.size()) return std::nullopt;
    const auto marking = read_whole_marking(std::span(value.letters).first(value.first_chunk));
    return marking ? std::optional{marking->mark} : std::nullopt;
}

/// "Độ mật TỐI MẬT" without anything between.
std::optional<SecrecyMark> labelled_within(const Segment& segment) {
    const std::span<const SeenLetter> letters =
        std::span(segment.letters).subspan(digits_before(segment.letters));
    const std::size_t length = label_length(letters);
    if (length == 0 || length == letters.size()) return std::nullopt;
    const auto marking = read_whole_marking(letters.subspan(length));
    if (!marking) return std::nullopt;
    const bool unaccented_stamp = are_upper(letters) && marking->mark != SecrecyMark::secret;
    return when(marking->sureness == Sureness::firm || unaccented_stamp, *marking);
}

/// A segment among others that is a stamp: "Số: 12-KH/ĐU    MẬT", "(Tối mật) Kế hoạch".
std::optional<SecrecyMark> stamp_beside(const Segment& segment) {
    const auto marking = read_whole_marking(segment.letters);
    if (!marking) return std::nullopt;
    if (marking->sureness == Sureness::firm)
        return when(marking->upper || (segment.in_brackets && marking->starts_upper), *marking);
    const bool high = marking->mark == SecrecyMark::most_secret ||
                      (marking->mark == SecrecyMark::top_secret && segment.in_brackets);
    return when(marking->upper && (high || marking->sureness == Sureness::first), *marking);
}

/// Words of a prohibition in capitals: people talk about marks then.
bool forbids(const Segment& segment) {
    constexpr std::array<std::string_view, 5> kWords = {"khong", "cam", "dung", "cho", "nghiem"};
    return std::any_of(segment.borders.begin(), segment.borders.end(), [&](std::size_t at) {
        const auto rest = std::span(segment.letters).subspan(at);
        return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
            return begins_with(rest, word) && segment.has_border(at + word.size());
        });
    });
}

/// Capitals that begin or end with a mark: "TÀI LIỆU TỐI MẬT", "TUYỆT MẬT KẾ HOẠCH SỐ 5".
std::optional<SecrecyMark> stamp_in_capitals(const Segment& segment) {
    const std::span<const SeenLetter> letters = segment.letters;
    std::optional<SecrecyMark> highest;
    const auto beginning = read_marking(letters);
    if (beginning && beginning->upper && segment.has_border(beginning->length)) {
        const bool ends_chunk = beginning->length == segment.first_chunk;
        const bool high = beginning->mark != SecrecyMark::secret;
        const bool sure = beginning->sureness == Sureness::firm && (high || ends_chunk);
        const bool unaccented = beginning->mark == SecrecyMark::most_secret && are_upper(letters);
        raise(highest, when(sure || unaccented, *beginning));
    }
    if (!are_upper(letters) || forbids(segment)) return highest;
    for (const std::size_t at : segment.borders) {
        const auto ending = read_whole_marking(letters.subspan(at));
        if (!ending) continue;  // first: looking for a head at each border would be quadratic
        const bool after_head =
            at > 0 &&
            std::any_of(segment.borders.begin(), segment.borders.end(), [&](std::size_t from) {
                return from < at && head_length(letters.subspan(from, at - from)) == at - from;
            });
        const bool high = ending->mark != SecrecyMark::secret;
        const bool sure = ending->sureness == Sureness::firm && (high || after_head);
        const bool unaccented = ending->mark == SecrecyMark::most_secret || (high && after_head);
        raise(highest, when(sure || unaccented, *ending));
    }
    return highest;
}

std::optional<SecrecyMark> mark_in_line(Signs line) {
    std::vector<SeenLetter> letters;
    for (const SeenSign& sign : line) {
        if (sign.is_letter()) letters.push_back(sign.letter);
    }
    std::optional<SecrecyMark> highest = stamp(letters);
    const std::vector<Segment> segments = LineReader{line}.segments();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (i + 1 < segments.size()) raise(highest, labelled(segments[i], segments[i + 1]));
        raise(highest, labelled_within(segments[i]));
        if (segments.size() > 1) raise(highest, stamp_beside(segments[i]));
        raise(highest, stamp_in_capitals(segments[i]));
    }
    return highest;
}

/// Letters written one below the other, as the whole text or among its lines.
class Column {
public:
    void add(Signs line) {
        const auto count = std::count_if(
            line.begin(), line.end(), [](const SeenSign& sign) { return sign.is_letter(); });
        if (count != 1) return close();
        for (const SeenSign& sign : line) {
            if (sign.is_letter()) letters_.push_back(sign.letter);
        }
    }
    void close() {
        raise(highest_, letters_.empty() ? std::nullopt : stamp(letters_));
        letters_.clear();
    }
    std::optional<SecrecyMark> highest() const { return highest_; }

private:
    std::vector<SeenLetter> letters_;
    std::optional<SecrecyMark> highest_;
};

}  // namespace

std::string_view label_of(SecrecyMark mark) { return name_in(kLabels, mark); }
std::string_view name_of(SecrecyMark mark) { return name_in(kNames, mark); }

std::optional<SecrecyMark> find_secrecy_mark(std::string_view text) {
    if (surely_without_mat(text)) return std::nullopt;
    const std::vector<SeenSign> signs = seen_signs(text);
    std::optional<SecrecyMark> highest;
    Column column;
    for (auto begin = signs.begin();;) {
        const auto end = std::find_if(
            begin, signs.end(), [](const SeenSign& sign) { return sign.other == U'\n'; });
        const Signs line{begin, end};
        raise(highest, mark_in_line(line));
        column.add(line);
        if (end == signs.end()) break;
        begin = end + 1;
    }
    column.close();
    raise(highest, column.highest());
    return highest;
}

}  // namespace mungba::domain
