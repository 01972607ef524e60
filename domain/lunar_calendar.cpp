#include "domain/lunar_calendar.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "domain/sun_and_moon.hpp"

namespace mungba::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr double kSecondsOfDay = 86400.0;
constexpr double kEastOfGreenwich = 7.0 / 24.0;
constexpr double kJulianDayOf1970 = 2440587.5;  // its midnight
constexpr double kMonth = 29.530588861;
constexpr sys_days kNewMoonOf2000{std::chrono::year{2000} / 1 / 6};

double year_of(sky::JulianDay day) { return 2000.0 + (day - 2451545.0) / 365.25; }

/// The day in Viet Nam on which the k-th new moon falls.
sys_days day_of_new_moon(int k) {
    const sky::JulianDay even = sky::new_moon(k);
    const double local = even - sky::seconds_ahead(year_of(even)) / kSecondsOfDay + kEastOfGreenwich;
    return sys_days{days{static_cast<int>(std::floor(local - kJulianDayOf1970))}};
}

/// Which twelfth of its way the Sun is in as that day begins: 9 from the winter solstice on.
int twelfth_at_midnight(sys_days day) {
    const double universal = kJulianDayOf1970 + static_cast<double>(day.time_since_epoch().count()) - kEastOfGreenwich;
    const double even = universal + sky::seconds_ahead(year_of(universal)) / kSecondsOfDay;
    return static_cast<int>(sky::sun_longitude(even) / 30.0);
}

/// The k of the month that holds the winter solstice of that (solar) year: the eleventh.
int eleventh_month(int year) {
    constexpr int kSolstice = 9;
    const sys_days late{std::chrono::year{year} / 12 / 31};
    int k = static_cast<int>(std::floor(static_cast<double>((late - kNewMoonOf2000).count()) / kMonth)) + 1;
    while (day_of_new_moon(k) > late) --k;
    // The solstice lies in December's last third, so it is in this month or in the one before.
    return twelfth_at_midnight(day_of_new_moon(k)) == kSolstice ? k - 1 : k;
}

/// From the eleventh month of the year before to the last one before the eleventh of this year.
std::vector<LunarMonth> from_solstice_to_solstice(int year) {
    const int first = eleventh_month(year - 1);
    const int end = eleventh_month(year);
    const int count = end - first;
    std::vector<sys_days> starts;
    for (int i = 0; i <= count; ++i) starts.push_back(day_of_new_moon(first + i));
    int leap = -1;
    if (count == 13) {
        // The first month in which the Sun enters no new twelfth.
        std::vector<int> twelfths;
        for (const sys_days start : starts) twelfths.push_back(twelfth_at_midnight(start));
        for (int i = 1; i < count && leap < 0; ++i) {
            if (twelfths[static_cast<std::size_t>(i)] == twelfths[static_cast<std::size_t>(i + 1)]) leap = i;
        }
    }
    std::vector<LunarMonth> months;
    int number = 11;
    for (int i = 0; i < count; ++i) {
        if (i > 0 && i != leap) number = number % 12 + 1;
        const auto at = static_cast<std::size_t>(i);
        months.push_back({.number = number, .leap = i == leap, .first = starts[at], .days = static_cast<int>((starts[at + 1] - starts[at]).count())});
    }
    return months;
}

}  // namespace

std::vector<LunarMonth> lunar_year(int year) {
    if (year < kFirstLunarYear || year > kLastLunarYear) throw std::out_of_range("the lunar calendar reaches from 1900 to 2199");
    const auto is_first = [](const LunarMonth& month) { return month.number == 1 && !month.leap; };
    const auto before = from_solstice_to_solstice(year);
    const auto after = from_solstice_to_solstice(year + 1);
    std::vector<LunarMonth> months(std::find_if(before.begin(), before.end(), is_first), before.end());
    months.insert(months.end(), after.begin(), std::find_if(after.begin(), after.end(), is_first));
    return months;
}

std::optional<LunarDate> lunar_date(core::LocalDate date) {
    const sys_days day{date};
    for (const int year : {static_cast<int>(date.year()), static_cast<int>(date.year()) - 1}) {
        if (year < kFirstLunarYear || year > kLastLunarYear) continue;
        for (const LunarMonth& month : lunar_year(year)) {
            const int passed = static_cast<int>((day - month.first).count());
            if (passed >= 0 && passed < month.days) return LunarDate{year, month.number, passed + 1, month.leap};
        }
    }
    return std::nullopt;
}

std::optional<core::LocalDate> solar_date(const LunarDate& date) {
    if (date.year < kFirstLunarYear || date.year > kLastLunarYear) return std::nullopt;
    for (const LunarMonth& month : lunar_year(date.year)) {
        if (month.number != date.month || month.leap != date.leap) continue;
        if (date.day < 1 || date.day > month.days) return std::nullopt;
        return core::LocalDate{month.first + days{date.day - 1}};
    }
    return std::nullopt;
}

core::LocalDate tet(int year) { return core::LocalDate{lunar_year(year).front().first}; }

core::LocalDate hung_kings_day(int year) {
    if (const auto day = solar_date({.year = year, .month = 3, .day = 10, .leap = false})) return *day;
    throw std::out_of_range("the lunar calendar reaches from 1900 to 2199");
}

}  // namespace mungba::domain
