#include <array>
#include <utility>

#include "core/folded_cursor.hpp"
#include "core/local_time.hpp"

namespace mungba::core {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

/// Day, month and year as typed; year −1 if none was.
struct Typed {
    int day = 0;
    int month = 0;
    int year = -1;
};

std::optional<LocalDate> valid(int y, const Typed& typed) {
    const LocalDate date{
        year{y}, month{static_cast<unsigned>(typed.month)}, day{static_cast<unsigned>(typed.day)}};
    if (typed.month > 12 || typed.day > 31 || !date.ok()) return std::nullopt;
    return date;
}

constexpr int kHalfYear = 180;

/// The date that a day and month without a year mean today; see read_date.
std::optional<LocalDate> nearest(const Typed& typed, LocalDate today) {
    const int this_year = static_cast<int>(today.year());
    std::optional<LocalDate> next;
    std::optional<LocalDate> last;
    for (int y = this_year - 1; y <= this_year + 1; ++y) {
        const auto date = valid(y, typed);
        if (!date) continue;
        if (*date < today) last = date;
        if (*date >= today && !next) next = date;
    }
    if (!next) return last;
    const bool far_ahead = days_between(today, *next) > kHalfYear;
    const bool just_past = last && days_between(*last, today) <= kHalfYear;
    return far_ahead && just_past ? last : next;
}

ReadDate settled(const Typed& typed,
                 LocalDate today,
                 std::string_view as_typed,
                 std::size_t length) {
    const auto date = typed.year >= 0 ? valid(typed.year, typed) : nearest(typed, today);
    return {.outcome = date ? ReadDate::Outcome::date : ReadDate::Outcome::impossible,
            .date = date.value_or(LocalDate{}),
            .as_typed = std::string(as_typed),
            .length = length};
}

/// "/2026", "/26", " nam 2026"; leaves the cursor where it was if no year follows.
int take_year(FoldedCursor& cursor, char separator) {
    const std::size_t before = cursor.position();
    if (separator == ' ') {
        cursor.skip_blanks();
        if (!cursor.take_words("nam")) return cursor.go_back(before), -1;
        cursor.skip_blanks();
    } else if (!cursor.take(separator)) {
        return -1;
    }
    const std::size_t start = cursor.position();
    const int value = cursor.take_number(4);
    const std::size_t count = cursor.position() - start;
    if (value < 0 || (count != 2 && count != 4)) return cursor.go_back(before), -1;
    return count == 2 ? 2000 + value : value;
}

/// "12/10", "12-10/…", "12 thang 10 nam 2026".
ReadDate read_numbers(FoldedCursor& cursor, LocalDate today, std::string_view folded) {
    const std::size_t start = cursor.position();
    Typed typed;
    typed.day = cursor.take_number(2);
    if (typed.day < 0) return {};
    char separator = cursor.peek();
    if (separator == '/' || separator == '-') {
        cursor.take(separator);
    } else {
        separator = ' ';
        cursor.skip_blanks();
        if (!cursor.take_words("thang")) return {};
        cursor.skip_blanks();
    }
    typed.month = cursor.take_number(2);
    if (typed.month < 0) return {};
    typed.year = take_year(cursor, separator);
    const bool goes_on = separator != ' ' && cursor.peek() == separator;
    if (!cursor.at_border() || goes_on) return {};
    // "5-30" is a span of numbers rather than a wrong date.
    if (separator == '-' && (typed.day > 31 || typed.month > 12)) return {};
    return settled(
        typed, today, folded.substr(start, cursor.position() - start), cursor.position());
}

struct NamedDay {
    std::string_view words;
    int days_ahead;
};
constexpr std::array kNamedDays = {NamedDay{"hom nay", 0},
                                   NamedDay{"ngay mai", 1},
                                   NamedDay{"ngay mot", 2},
                                   NamedDay{"ngay kia", 2},
                                   NamedDay{"mai", 1},
                                   NamedDay{"mot", 2}};

constexpr std::array<std::pair<std::string_view, unsigned>, 15> kWeekdays = {{{"thu hai", 1},
                                                                              {"thu ba", 2},
                                                                              {"thu tu", 3},
                                                                              {"thu nam", 4},
                                                                              {"thu sau", 5},
                                                                              {"thu bay", 6},
                                                                              {"chu nhat", 0},
                                                                              {"thu 2", 1},
                                                                              {"thu 3", 2},
                                                                              {"thu 4", 3},
                                                                              {"thu 5", 4},
                                                                              {"thu 6", 5},
                                                                              {"thu 7", 6},
                                                                              {"chua nhat", 0},
                                                                              {"cn", 0}}};

/// The next such day after today; with "tuan nay", "tuan sau" the day of that week, which begins on
/// Monday.
LocalDate coming(weekday wanted, FoldedCursor& cursor, LocalDate today) {
    const weekday now = weekday_of(today);
    const std::size_t before = cursor.position();
    cursor.skip_blanks();
    const bool this_week = cursor.take_words("tuan nay");
    const bool next_week =
        !this_week && (cursor.take_words("tuan sau") || cursor.take_words("tuan toi"));
    if (this_week || next_week) {
        const int in_week =
            static_cast<int>(wanted.iso_encoding()) - static_cast<int>(now.iso_encoding());
        return plus_days(today, in_week + (next_week ? 7 : 0));
    }
    cursor.go_back(before);
    const auto ahead = static_cast<int>((wanted - now).count());
    return plus_days(today, ahead == 0 ? 7 : ahead);
}

ReadDate read_weekday(FoldedCursor& cursor, LocalDate today, std::string_view folded) {
    const std::size_t start = cursor.position();
    for (const auto& [words, number] : kWeekdays) {
        if (!cursor.take_words(words)) continue;
        if (cursor.peek() == '/') return {};  // "thu 2/10" is no weekday
        const LocalDate date = coming(weekday{number}, cursor, today);
        const std::size_t end = cursor.position();
        // "thu hai, ngay 05/10": the date says it better.
        FoldedCursor ahead{folded, end};
        ahead.take(',');
        ahead.skip_blanks();
        if (ahead.take_words("ngay")) ahead.skip_blanks();
        ReadDate numbers = read_numbers(ahead, today, folded);
        if (numbers.outcome != ReadDate::Outcome::none) return numbers;
        return {.outcome = ReadDate::Outcome::date,
                .date = date,
                .as_typed = std::string(folded.substr(start, end - start)),
                .length = end};
    }
    return {};
}

}  // namespace

ReadDate read_date(std::string_view folded, LocalDate today) {
    for (const NamedDay& named : kNamedDays) {
        FoldedCursor cursor{folded};
        if (!cursor.take_words(named.words)) continue;
        return {.outcome = ReadDate::Outcome::date,
                .date = plus_days(today, named.days_ahead),
                .as_typed = std::string(named.words),
                .length = cursor.position()};
    }
    FoldedCursor cursor{folded};
    ReadDate read = read_weekday(cursor, today, folded);
    if (read.outcome != ReadDate::Outcome::none) return read;
    cursor.go_back(0);
    if (cursor.take_words("ngay")) cursor.skip_blanks();
    if (cursor.take_words("mung") || cursor.take_words("mong")) cursor.skip_blanks();
    return read_numbers(cursor, today, folded);
}

}  // namespace mungba::core
