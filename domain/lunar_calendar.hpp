#pragma once
#include <optional>
#include <vector>

#include "core/local_time.hpp"

/// Viet Nam's lunar calendar, reckoned at UTC+7 from Sun and Moon (domain/sun_and_moon.hpp). China reckons at UTC+8, so that the two differ by
/// a day now and then, and by a month from 1984 to 1987; no Chinese table will do. Before 1968 people in Viet Nam followed UTC+8.
/// A new moon within a minute of midnight is anybody's guess: 8/5/2054, 9/12/2072, 16/11/2077 and 19/10/2085 are. Pure, any thread; some 0.2 ms a year.
/// Source of the rules: domain.md §4.3.
namespace mungba::domain {

inline constexpr int kFirstLunarYear = 1900;
inline constexpr int kLastLunarYear = 2199;

struct LunarDate {
    int year = 0;
    int month = 0;  ///< 1..12
    int day = 0;    ///< 1..30
    bool leap = false;  ///< the second month of that number
    friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

/// A month of a lunar year.
struct LunarMonth {
    int number = 0;
    bool leap = false;
    std::chrono::sys_days first;
    int days = 0;  ///< 29 or 30
};

/// The twelve or thirteen months of a lunar year. Throws std::out_of_range beyond kFirstLunarYear … kLastLunarYear.
std::vector<LunarMonth> lunar_year(int year);

/// Nothing outside those years.
std::optional<LunarDate> lunar_date(core::LocalDate date);
/// Nothing if there is no such day: a 30th of a short month, a leap month that the year has not, a year outside.
std::optional<core::LocalDate> solar_date(const LunarDate& date);

/// The first day of the lunar year: mùng 1 tháng Giêng. Throws std::out_of_range.
core::LocalDate tet(int year);
/// Giỗ Tổ: the tenth day of the third month, never of a leap one. Throws std::out_of_range.
core::LocalDate hung_kings_day(int year);

}  // namespace mungba::domain
