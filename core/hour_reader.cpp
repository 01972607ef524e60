#include <array>
#include <utility>

#include "core/folded_cursor.hpp"
#include "core/local_time.hpp"

namespace mungba::core {
namespace {

/// What people say after an hour.
enum class Part { none, morning, noon, afternoon, evening, night };
constexpr std::array<std::pair<std::string_view, Part>, 5> kParts = {{{"sang", Part::morning},
                                                                      {"trua", Part::noon},
                                                                      {"chieu", Part::afternoon},
                                                                      {"toi", Part::evening},
                                                                      {"dem", Part::night}}};

Part take_part(FoldedCursor& cursor) {
    const std::size_t before = cursor.position();
    cursor.skip_blanks();
    if (cursor.take_words("buoi")) cursor.skip_blanks();
    for (const auto& [word, part] : kParts) {
        if (cursor.take_words(word)) return part;
    }
    cursor.go_back(before);
    return Part::none;
}

/// The hour of 24 that `hour` of that part of the day is; −1 if there is no such hour.
int hour_of_24(int hour, Part part) {
    const bool shifts = hour <= 12;
    switch (part) {
        case Part::none:
            return hour;
        case Part::morning:
            return hour < 12 ? hour : -1;
        case Part::noon:
            return hour >= 10 && hour <= 13 ? hour : hour == 1 || hour == 2 ? hour + 12 : -1;
        case Part::afternoon:
            return hour >= 1 && hour <= 6 ? hour + 12 : hour >= 12 && hour <= 18 ? hour : -1;
        case Part::evening:
            return shifts && hour >= 5 && hour <= 11 ? hour + 12
                   : hour >= 17 && hour <= 23        ? hour
                                                     : -1;
        case Part::night:
            return hour <= 4 || hour >= 20   ? hour
                   : hour == 12              ? 0
                   : hour >= 8 && hour <= 11 ? hour + 12
                                             : -1;
    }
    return -1;
}

/// "19h 30" at the end, or before what cannot go on with the number ("phut", "toi", "ngay", "tai",
/// a comma, a date); "19h 30 le loi" is a house number. −1 if these are no minutes.
int take_minutes_apart(FoldedCursor& cursor) {
    const std::size_t before = cursor.position();
    const bool apart = cursor.take(' ');
    cursor.skip_blanks();
    const std::size_t start = cursor.position();
    const int value = cursor.take_number(2);
    const std::size_t after = cursor.position();
    const bool could_be = apart && value >= 0 && value <= 59 && cursor.at_border() &&
                          cursor.peek() != '/' && cursor.peek() != '-';
    cursor.skip_blanks();
    if (could_be && (cursor.take_words("phut") || cursor.take_words("p"))) return value;
    const bool ends =
        cursor.peek() == '\0' || cursor.peek() == ',' || take_part(cursor) != Part::none ||
        cursor.take_words("buoi") || cursor.take_words("ngay") || cursor.take_words("tai") ||
        (cursor.take_number(2) >= 0 && (cursor.peek() == '/' || cursor.peek() == '-'));
    if (could_be && ends && after - start == 2) return cursor.go_back(after), value;
    cursor.go_back(before);
    return -1;
}

/// Takes the minutes after "19h", "19:" or "19 gio"; 0 if there are none, −1 if this is no hour at
/// all.
int take_minutes(FoldedCursor& cursor, bool colon, bool spaced) {
    const std::size_t before = cursor.position();
    cursor.skip_blanks();
    if (!colon && cursor.take_words("ruoi")) return 30;
    if (!spaced) cursor.go_back(before);
    const std::size_t start = cursor.position();
    const int value = cursor.take_number(2);
    const std::size_t count = cursor.position() - start;
    if (value >= 0 && (!colon || count == 2)) {
        const std::size_t after = cursor.position();
        cursor.skip_blanks();
        if (cursor.take_words("phut") || cursor.take_words("p")) return value;
        cursor.go_back(after);
        // "19 gio 12/10": those are not its minutes.
        const bool number_of_its_own =
            spaced && (cursor.peek() == '/' || cursor.peek() == '-' || count != 2);
        if (cursor.at_border() && !number_of_its_own) return value;
        if (!spaced) return -1;
    } else if (colon || (value < 0 && is_ascii_digit(cursor.peek()) && !spaced)) {
        return -1;
    }
    cursor.go_back(before);
    if (!colon && !spaced) {
        if (const int apart = take_minutes_apart(cursor); apart >= 0) return apart;
    }
    return cursor.at_border() ? 0 : -1;
}

ReadHour impossible_hour(std::size_t length) {
    return {.outcome = ReadHour::Outcome::impossible, .time = {}, .other = {}, .length = length};
}

ReadHour settled_hour(int hour, int minute, Part part, bool leading_zero, std::size_t length) {
    const int of_24 = hour_of_24(hour, part);
    if (of_24 < 0 || of_24 > 23 || minute > 59) return impossible_hour(length);
    ReadHour read{.outcome = ReadHour::Outcome::time,
                  .time = at_hour(of_24, minute),
                  .other = {},
                  .length = length};
    if (part != Part::none || leading_zero) return read;
    if (hour >= 1 && hour <= 4) read.time = at_hour(hour + 12, minute);
    if (hour >= 5 && hour <= 9) {
        read.outcome = ReadHour::Outcome::two_ways;
        read.other = at_hour(hour + 12, minute);
    }
    return read;
}

}  // namespace

ReadHour read_hour(std::string_view folded) {
    FoldedCursor cursor{folded};
    if (cursor.take_words("luc")) cursor.skip_blanks();
    const bool leading_zero = cursor.peek() == '0';
    const int hour = cursor.take_number(2);
    if (hour < 0) return {};
    const bool colon = cursor.take(':');
    bool spaced = false;
    if (!colon && !cursor.take('h') && !cursor.take('g')) {
        cursor.skip_blanks();
        if (!cursor.take_words("gio")) return {};
        spaced = true;
    } else if (!colon && cursor.rest().starts_with("io")) {  // "19gio30"
        cursor.take('i');
        cursor.take('o');
        spaced = true;
    }
    const int minute = take_minutes(cursor, colon, spaced);
    if (minute < 0) return {};
    const Part part = take_part(cursor);
    return settled_hour(hour, minute, part, leading_zero, cursor.position());
}

}  // namespace mungba::core
