#include "domain/meeting_date.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>
#include <map>

#include "config/rules.hpp"

using namespace mungba;
using namespace mungba::domain;
using namespace std::chrono;

namespace {

/// What the package brings.
DaysOff shipped() {
    std::vector<AnnouncedYear> years;
    std::vector<std::string> mistakes;
    for (const char* name : {"2025", "2026", "2027"}) {
        auto year = config::load_days_off(std::string(MUNGBA_SOURCE_DIR) + "/config/rules/days-off-" + name + ".json", mistakes);
        if (year) years.push_back(std::move(*year));
    }
    REQUIRE(mistakes.empty());
    REQUIRE(years.size() == 3);
    return DaysOff{std::move(years)};
}

struct Row {
    int year;
    unsigned month;
    unsigned standard;
    unsigned nearest;
    unsigned residential;
    std::string_view basis;
};
// domain.md §4.5; all other months from 2025 to 2030 are on the 3rd. Its table has Monday for "nearest" in 2030-08; its own count of nine and the
// like Saturdays say Friday.
constexpr Row kRows[] = {{2025, 5, 5, 5, 3, "announced"},    {2025, 8, 4, 4, 3, "announced"},  {2026, 1, 5, 5, 3, "announced"},
                         {2026, 5, 4, 4, 3, "announced"},    {2026, 10, 5, 2, 3, "announced"}, {2027, 1, 4, 4, 3, "law"},
                         {2027, 4, 5, 2, 3, "law"},          {2027, 5, 4, 4, 4, "law"},        {2027, 7, 5, 2, 3, "law"},
                         {2027, 9, 6, 1, 4, "announced"},    {2027, 10, 4, 4, 3, "law"},       {2028, 1, 4, 4, 4, "law"},
                         {2028, 6, 5, 2, 3, "law"},          {2028, 9, 5, 5, 3, "provisional"}, {2028, 12, 4, 4, 3, "law"},
                         {2029, 2, 5, 2, 3, "law"},          {2029, 3, 5, 2, 3, "law"},        {2029, 6, 4, 4, 3, "law"},
                         {2029, 9, 5, 5, 5, "law"},          {2029, 11, 5, 2, 3, "law"},       {2030, 2, 7, 7, 7, "provisional"},
                         {2030, 3, 4, 4, 3, "law"},          {2030, 8, 5, 2, 3, "law"},        {2030, 9, 4, 4, 4, "law"},
                         {2030, 11, 4, 4, 3, "law"}};

unsigned day_in(year_month month, const DatePolicy& policy, const DaysOff& days_off) {
    const auto found = meeting_date(month, policy, days_off);
    REQUIRE(found.date);
    CHECK(found.date->year() / found.date->month() == month);
    return static_cast<unsigned>(found.date->day());
}

core::LocalDate on(int y, unsigned m, unsigned d) { return core::LocalDate{year{y}, month{m}, day{d}}; }

}  // namespace

TEST_CASE("the dates of 2025 to 2030, month by month", "[meeting_date]") {
    const DaysOff days_off = shipped();
    const DatePolicy standard = default_policy(DatePreset::standard);
    DatePolicy nearest = standard;
    nearest.direction = Direction::nearest;
    const DatePolicy residential = default_policy(DatePreset::residential);
    std::map<year_month, Row> rows;
    for (const Row& row : kRows) rows.emplace(year{row.year} / row.month, row);
    int moved = 0;
    int moved_residential = 0;
    int other_way = 0;
    for (year_month month = year{2025} / January; month <= year{2030} / December; month += months{1}) {
        INFO(static_cast<int>(month.year()) << "-" << static_cast<unsigned>(month.month()));
        const auto row = rows.find(month);
        const bool listed = row != rows.end();
        CHECK(day_in(month, standard, days_off) == (listed ? row->second.standard : 3));
        CHECK(day_in(month, nearest, days_off) == (listed ? row->second.nearest : 3));
        CHECK(day_in(month, residential, days_off) == (listed ? row->second.residential : 3));
        if (listed) CHECK(name_of(meeting_date(month, standard, days_off).basis) == row->second.basis);
        moved += day_in(month, standard, days_off) != 3;
        moved_residential += day_in(month, residential, days_off) != 3;
        other_way += day_in(month, standard, days_off) != day_in(month, nearest, days_off);
    }
    CHECK(moved == 25);
    CHECK(moved_residential == 6);
    CHECK(other_way == 9);
}

TEST_CASE("the reason comes with the date", "[meeting_date]") {
    const DaysOff days_off = shipped();
    const auto standard = default_policy(DatePreset::standard);
    const auto october = meeting_date(year{2026} / October, standard, days_off);
    CHECK(october.why->name == "thứ Bảy");
    CHECK(october.basis == Basis::announced);
    const auto may = meeting_date(year{2027} / May, standard, days_off);
    CHECK(may.why->name == "nghỉ bù ngày Quốc tế Lao động");
    CHECK(may.why->kind == DayOffKind::compensatory);
    CHECK_FALSE(meeting_date(year{2026} / November, standard, days_off).why);
    CHECK(meeting_date(year{2028} / January, standard, days_off).why->name == "nghỉ bù Tết Dương lịch");
}

TEST_CASE("where the whole first week is off, somebody chooses", "[meeting_date]") {
    // Tết 2030 is on 2/2; with one day before and four after, nothing is left up to the 7th.
    const DaysOff days_off = shipped().under({.tet_days_before = 1, .next_to_national = 0});
    const auto february = meeting_date(year{2030} / February, default_policy(DatePreset::standard), days_off);
    CHECK_FALSE(february.date);
    CHECK(february.why->name == "nghỉ Tết Nguyên đán");
    CHECK(february.options == std::vector{on(2030, 2, 8), on(2030, 2, 11)});
}

TEST_CASE("a day that is only a weekend is offered before one beyond the first week", "[meeting_date]") {
    DatePolicy narrow = default_policy(DatePreset::standard);
    narrow.first_day = 3;
    narrow.last_day = 4;
    const auto october = meeting_date(year{2026} / October, narrow, shipped());
    CHECK_FALSE(october.date);
    CHECK(october.options == std::vector{on(2026, 10, 3), on(2026, 10, 4)});
}

TEST_CASE("shortly before Tết earlier days are offered", "[meeting_date]") {
    const DaysOff days_off = shipped();
    const auto before_tet = meeting_date(year{2027} / February, default_policy(DatePreset::standard), days_off);
    CHECK(before_tet.date == on(2027, 2, 3));  // the break begins on the 4th
    CHECK(before_tet.earlier == std::vector{on(2027, 2, 1), on(2027, 2, 2)});
    CHECK(meeting_date(year{2026} / February, default_policy(DatePreset::standard), days_off).earlier.empty());
    CHECK(meeting_date(year{2027} / March, default_policy(DatePreset::standard), days_off).earlier.empty());
}

TEST_CASE("the rule, for any policy and month", "[meeting_date][property]") {
    const DaysOff days_off = shipped();
    rc::prop("a date lies in the window, is not avoided, and is the 3rd where that can be", [&] {
        DatePolicy policy;
        for (int kind = 0; kind < kDayOffKinds; ++kind) {
            if (*rc::gen::arbitrary<bool>()) policy.avoid.add(static_cast<DayOffKind>(kind));
        }
        policy.direction = *rc::gen::element(Direction::next, Direction::previous, Direction::nearest);
        policy.first_day = *rc::gen::inRange(1U, 4U);
        policy.last_day = *rc::gen::inRange(3U, 12U);
        const year_month month = year{*rc::gen::inRange(2024, 2060)} / *rc::gen::inRange(1, 13);
        const auto found = meeting_date(month, policy, days_off);
        const auto avoided = [&](core::LocalDate date) {
            const auto reason = days_off.why_off(date);
            return reason && policy.avoid.has(reason->kind);
        };
        RC_ASSERT(found.why.has_value() == (found.date != third_of(month)));
        if (!found.date) {
            for (unsigned day = policy.first_day; day <= policy.last_day; ++day) RC_ASSERT(avoided(month / std::chrono::day{day}));
            RC_ASSERT(found.options.size() == 2);
            return;
        }
        RC_ASSERT(is_in_window(*found.date, month, policy));
        RC_ASSERT(!avoided(*found.date));
        if (!avoided(third_of(month))) RC_ASSERT(*found.date == third_of(month));
        for (const core::LocalDate earlier : found.earlier) RC_ASSERT(is_in_window(earlier, month, policy) && earlier < *found.date);
    });
}
