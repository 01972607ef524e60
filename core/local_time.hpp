#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"

/// Days and hours of people in Viet Nam: UTC+7 without summer time. The only place where instants
/// and days meet. Pure, any thread.
namespace mungba::core {

using LocalDate = std::chrono::year_month_day;

/// An hour of the day: minutes since local midnight, 0..1439.
struct TimeOfDay {
    int minutes = 0;
    constexpr int hour() const { return minutes / 60; }
    constexpr int minute() const { return minutes % 60; }
    friend constexpr auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};
constexpr TimeOfDay at_hour(int hour, int minute = 0) { return {hour * 60 + minute}; }

struct LocalTime {
    LocalDate date;
    TimeOfDay time;  ///< whole minutes
};

LocalTime to_local(Instant instant);
LocalDate local_date(Instant instant);
Instant to_instant(LocalDate date, TimeOfDay time);
LocalDate plus_days(LocalDate date, int days);
int days_between(LocalDate from, LocalDate to);  ///< to − from
std::chrono::weekday weekday_of(LocalDate date);

/// Reads ISO 8601 with an offset ("2026-10-02T18:00:00+07:00", "…Z", with or without fractions of a
/// second); nothing else.
std::optional<Instant> parse_iso(std::string_view text);
std::string format_iso(
    Instant instant);  ///< "2026-10-02T18:00:00+07:00"; milliseconds only if there are any
std::string format_iso_date(LocalDate date);  ///< "2026-10-02"

/// As the texts write them (conversation.md §5).
std::string format_hour(TimeOfDay time);       ///< "19 giờ 30", "17 giờ 00"
std::string format_weekday(LocalDate date);    ///< "thứ Hai" … "thứ Bảy", "Chủ nhật"
std::string format_date(LocalDate date);       ///< "05/10/2026"
std::string format_day_month(LocalDate date);  ///< "05/10", "12/02"
std::string format_hour_and_day(Instant instant);  ///< "16 giờ 30, ngày 05/10"

/// What a date or an hour, as people type them, came to; the rest of the text goes on to the next
/// reader.
struct ReadDate {
    enum class Outcome {
        none,        ///< the text does not begin with a date
        date,        ///< `date` is set
        impossible,  ///< 31/02: said so, never mended
    };
    Outcome outcome = Outcome::none;
    LocalDate date{};
    std::string as_typed;    ///< "31/02"
    std::size_t length = 0;  ///< bytes of `folded` that were read
};
struct ReadHour {
    enum class Outcome {
        none,
        time,        ///< `time` is set
        two_ways,    ///< "7h30" with neither sáng nor tối, where both are possible: `time` and
                     ///< `other`
        impossible,  ///< "25h"
    };
    Outcome outcome = Outcome::none;
    TimeOfDay time{};
    TimeOfDay other{};
    std::size_t length = 0;
};

/// Reads a date at the beginning of a folded text: "12/10", "12/10/2026", "12-10", "ngay 12/10",
/// "mung 5/10", "hom nay", "mai", "ngay mai", "mot", "thu hai", "chu nhat" (the next such day after
/// today). Without a year: the next 12/10 that is not before today, unless it lies at most 180 days
/// back and more than 180 days ahead: then this year's, so that a past date can be told as past.
ReadDate read_date(std::string_view folded, LocalDate today);

/// Reads an hour at the beginning of a folded text: "19h30", "19h", "19:30", "19 gio 30", "7h30
/// toi", "7 gio sang", "2h chieu". 5 to 9 o'clock with neither sang, chieu nor toi is `two_ways`
/// (07 giờ 30 or 19 giờ 30); 1 to 4 is the afternoon; a leading zero ("07h30") means the morning.
ReadHour read_hour(std::string_view folded);

}  // namespace mungba::core
