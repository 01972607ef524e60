#include "domain/lunar_calendar.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

using namespace mungba;
using namespace mungba::domain;
using namespace std::chrono;

namespace {

core::LocalDate on(int y, unsigned m, unsigned d) { return core::LocalDate{year{y}, month{m}, day{d}}; }

/// Reckoned with another ephemeris (libastro, by PyEphem 4.1): year, first day, leap month or 0, then 9 or 0 for a month of 29 or 30 days.
struct Row {
    std::string first;
    int leap = 0;
    std::string lengths;
};
std::map<int, Row> other_ephemeris() {
    std::ifstream file(std::string(MUNGBA_SOURCE_DIR) + "/tests/domain/data/lunar_years.txt");
    std::map<int, Row> rows;
    int year = 0;
    Row row;
    while (file >> year >> row.first >> row.leap >> row.lengths) rows[year] = row;
    return rows;
}

Row ours(int number) {
    Row row;
    row.first = core::format_iso_date(tet(number));
    for (const LunarMonth& month : lunar_year(number)) {
        if (month.leap) row.leap = month.number;
        row.lengths += month.days == 29 ? '9' : '0';
    }
    return row;
}

struct Tet {
    int year;
    unsigned month;
    unsigned day;
    int leap;
};

}  // namespace

TEST_CASE("every month from 1900 to 2199 is as another ephemeris has it", "[lunar]") {
    const auto others = other_ephemeris();
    REQUIRE(others.size() == 300);
    for (const auto& [number, other] : others) {
        if (number == 1967) continue;  // a new moon 2.5 seconds from midnight: 8/7/1967
        const Row row = ours(number);
        INFO(number);
        CHECK(row.first == other.first);
        CHECK(row.leap == other.leap);
        CHECK(row.lengths == other.lengths);
    }
}

// domain.md §4.3
TEST_CASE("Tết and leap months from 1968 to 2050", "[lunar]") {
    constexpr Tet kRows[] = {
        {1968, 1, 29, 7}, {1969, 2, 16, 0}, {1970, 2, 6, 0},  {1971, 1, 27, 5},  {1972, 2, 15, 0}, {1973, 2, 3, 0},  {1974, 1, 23, 4},
        {1975, 2, 11, 0}, {1976, 1, 31, 8}, {1977, 2, 18, 0}, {1978, 2, 7, 0},   {1979, 1, 28, 6}, {1980, 2, 16, 0}, {1981, 2, 5, 0},
        {1982, 1, 25, 4}, {1983, 2, 13, 0}, {1984, 2, 2, 0},  {1985, 1, 21, 2},  {1986, 2, 9, 0},  {1987, 1, 29, 7}, {1988, 2, 17, 0},
        {1989, 2, 6, 0},  {1990, 1, 27, 5}, {1991, 2, 15, 0}, {1992, 2, 4, 0},   {1993, 1, 23, 3}, {1994, 2, 10, 0}, {1995, 1, 31, 8},
        {1996, 2, 19, 0}, {1997, 2, 7, 0},  {1998, 1, 28, 5}, {1999, 2, 16, 0},  {2000, 2, 5, 0},  {2001, 1, 24, 4}, {2002, 2, 12, 0},
        {2003, 2, 1, 0},  {2004, 1, 22, 2}, {2005, 2, 9, 0},  {2006, 1, 29, 7},  {2007, 2, 17, 0}, {2008, 2, 7, 0},  {2009, 1, 26, 5},
        {2010, 2, 14, 0}, {2011, 2, 3, 0},  {2012, 1, 23, 4}, {2013, 2, 10, 0},  {2014, 1, 31, 9}, {2015, 2, 19, 0}, {2016, 2, 8, 0},
        {2017, 1, 28, 6}, {2018, 2, 16, 0}, {2019, 2, 5, 0},  {2020, 1, 25, 4},  {2021, 2, 12, 0}, {2022, 2, 1, 0},  {2023, 1, 22, 2},
        {2024, 2, 10, 0}, {2025, 1, 29, 6}, {2026, 2, 17, 0}, {2027, 2, 6, 0},   {2028, 1, 26, 5}, {2029, 2, 13, 0}, {2030, 2, 2, 0},
        {2031, 1, 23, 3}, {2032, 2, 11, 0}, {2033, 1, 31, 11}, {2034, 2, 19, 0}, {2035, 2, 8, 0},  {2036, 1, 28, 6}, {2037, 2, 15, 0},
        {2038, 2, 4, 0},  {2039, 1, 24, 5}, {2040, 2, 12, 0}, {2041, 2, 1, 0},   {2042, 1, 22, 2}, {2043, 2, 10, 0}, {2044, 1, 30, 7},
        {2045, 2, 17, 0}, {2046, 2, 6, 0},  {2047, 1, 26, 5}, {2048, 2, 14, 0},  {2049, 2, 2, 0},  {2050, 1, 23, 3}};
    for (const Tet& row : kRows) {
        INFO(row.year);
        CHECK(tet(row.year) == on(row.year, row.month, row.day));
        CHECK(ours(row.year).leap == row.leap);
    }
}

TEST_CASE("Giỗ Tổ from 2024 to 2040", "[lunar]") {
    constexpr Tet kRows[] = {{2024, 4, 18, 0}, {2025, 4, 7, 0},  {2026, 4, 26, 0}, {2027, 4, 16, 0}, {2028, 4, 4, 0},  {2029, 4, 23, 0},
                             {2030, 4, 12, 0}, {2031, 4, 1, 0},  {2032, 4, 19, 0}, {2033, 4, 9, 0},  {2034, 4, 28, 0}, {2035, 4, 17, 0},
                             {2036, 4, 6, 0},  {2037, 4, 24, 0}, {2038, 4, 13, 0}, {2039, 4, 3, 0},  {2040, 4, 20, 0}};
    for (const Tet& row : kRows) {
        INFO(row.year);
        CHECK(hung_kings_day(row.year) == on(row.year, row.month, row.day));
    }
}

TEST_CASE("days of the lunar calendar", "[lunar]") {
    CHECK(*lunar_date(on(2026, 10, 3)) == LunarDate{2026, 8, 23, false});
    CHECK(*lunar_date(on(2025, 7, 25)) == LunarDate{2025, 6, 1, true});
    CHECK(*lunar_date(on(2027, 2, 5)) == LunarDate{2026, 12, 29, false});
    CHECK(*solar_date({2025, 6, 1, true}) == on(2025, 7, 25));
    CHECK_FALSE(solar_date({2026, 12, 30, false}));  // a short month
    CHECK_FALSE(solar_date({2026, 6, 1, true}));     // no leap month
    CHECK_FALSE(solar_date({2200, 1, 1, false}));
    CHECK_FALSE(solar_date({2026, 13, 1, false}));
    CHECK_FALSE(solar_date({2026, 1, 0, false}));
    CHECK_FALSE(lunar_date(on(1900, 1, 30)));
    CHECK(lunar_date(on(1900, 1, 31)) == LunarDate{1900, 1, 1, false});
    CHECK_FALSE(lunar_date(on(2201, 1, 1)));
    CHECK_THROWS_AS(lunar_year(1899), std::out_of_range);
    CHECK_THROWS_AS(tet(2200), std::out_of_range);
}

TEST_CASE("the lunar calendar leaves no day out and holds none twice", "[lunar][property]") {
    rc::prop("a day and its lunar name are one", [] {
        const auto day = sys_days{on(1901, 1, 1)} + days{*rc::gen::inRange(0, 365 * 298)};
        const auto lunar = lunar_date(core::LocalDate{day});
        RC_ASSERT(lunar.has_value());
        RC_ASSERT(solar_date(*lunar) == core::LocalDate{day});
        const auto next = lunar_date(core::LocalDate{day + days{1}});
        RC_ASSERT(next->day == lunar->day + 1 || next->day == 1);
    });
    rc::prop("a year has twelve months, or thirteen of which one is leap", [] {
        const auto months = lunar_year(*rc::gen::inRange(kFirstLunarYear, kLastLunarYear + 1));
        const auto leaps = std::count_if(months.begin(), months.end(), [](const LunarMonth& month) { return month.leap; });
        RC_ASSERT(months.size() == 12U + static_cast<std::size_t>(leaps));
        RC_ASSERT(leaps <= 1);
        for (std::size_t i = 0; i < months.size(); ++i) {
            RC_ASSERT(months[i].days == 29 || months[i].days == 30);
            if (i > 0) RC_ASSERT(months[i].first == months[i - 1].first + days{months[i - 1].days});
            if (months[i].leap) RC_ASSERT(i > 0 && months[i].number == months[i - 1].number);
        }
    });
}
