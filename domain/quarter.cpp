#include "domain/quarter.hpp"

#include <array>
#include <cctype>

namespace mungba::domain {
namespace {

constexpr std::array<std::string_view, 4> kRoman{"i", "ii", "iii", "iv"};

/// Goes along a folded text.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    void blanks() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool take(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    std::string_view word() const {
        std::size_t end = at_;
        while (end < text_.size() && std::isalnum(static_cast<unsigned char>(text_[end]))) ++end;
        return text_.substr(at_, end - at_);
    }
    void skip(std::size_t length) { at_ += length; }
    std::size_t at() const { return at_; }
    char present() const { return at_ < text_.size() ? text_[at_] : '\0'; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::optional<int> number_of(std::string_view word) {
    for (std::size_t i = 0; i < kRoman.size(); ++i) {
        if (word == kRoman[i]) return static_cast<int>(i + 1);
    }
    if (word.size() == 1 && word[0] >= '0' && word[0] <= '9') return word[0] - '0';
    return std::nullopt;
}

std::optional<int> year_of(std::string_view word) {
    if (word.size() != 4) return std::nullopt;
    int year = 0;
    for (const char digit : word) {
        if (digit < '0' || digit > '9') return std::nullopt;
        year = year * 10 + (digit - '0');
    }
    return year >= 2000 && year < 2200 ? std::optional(year) : std::nullopt;
}

/// A year after the number: "/2026", " nam 2026"; a date ("/3/12") is none.
void read_year(Cursor cursor, ReadQuarter& read) {
    const bool slash = cursor.take("/");
    if (!slash) {
        cursor.blanks();
        if (!cursor.take("nam ")) return;
        cursor.blanks();
    }
    const auto year = year_of(cursor.word());
    if (!year) return;
    cursor.skip(4);
    read.year = year;
    read.length = cursor.at();
}

}  // namespace

Quarter quarter_of(core::LocalDate date) {
    return {.year = static_cast<int>(date.year()), .number = (static_cast<int>(static_cast<unsigned>(date.month())) - 1) / 3 + 1};
}

core::LocalDate first_day(const Quarter& quarter) {
    return std::chrono::year{quarter.year} / std::chrono::month{static_cast<unsigned>(quarter.number * 3 - 2)} / 1;
}
core::LocalDate last_day(const Quarter& quarter) { return core::plus_days(first_day(next(quarter)), -1); }
Quarter next(const Quarter& quarter) {
    return quarter.number == 4 ? Quarter{.year = quarter.year + 1, .number = 1} : Quarter{.year = quarter.year, .number = quarter.number + 1};
}
int days_left(const Quarter& quarter, core::LocalDate today) { return core::days_between(today, last_day(quarter)); }
bool ends_quarter(std::chrono::month month) { return static_cast<unsigned>(month) % 3 == 0; }
std::string roman(int number) {
    constexpr std::array<const char*, 4> kNumerals{"I", "II", "III", "IV"};
    return kNumerals.at(static_cast<std::size_t>(number - 1));
}

ReadQuarter read_quarter(std::string_view folded) {
    Cursor cursor(folded);
    ReadQuarter read;
    if (!cursor.take("quy")) {
        if (!cursor.take("q")) return read;
    }
    cursor.blanks();
    const std::string_view word = cursor.word();
    const auto number = number_of(word);
    if (!number) return read;
    cursor.skip(word.size());
    // "q4" and "quy iv" end with their word; "quyi…" is none.
    read.length = cursor.at();
    read.impossible = *number < 1 || *number > 4;
    read.number = *number;
    if (read.impossible && read.number == 0) read.number = 9;
    read_year(cursor, read);
    return read;
}

}  // namespace mungba::domain
