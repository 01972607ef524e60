#include "domain/days_off.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace mungba::domain;
using namespace std::chrono;

namespace {

core::LocalDate on(int y, unsigned m, unsigned d) {
    return core::LocalDate{year{y}, month{m}, day{d}};
}

DaysOff announced() {
    AnnouncedYear year;
    year.year = 2026;
    year.document = "1-TB";
    year.days[sys_days{on(2026, 9, 2)}] = {DayOffKind::holiday, "nghỉ Quốc khánh"};
    year.days[sys_days{on(2026, 8, 31)}] = {DayOffKind::swap_off, "nghỉ hoán đổi"};
    year.days[sys_days{on(2026, 4, 26)}] = {DayOffKind::holiday, "nghỉ Giỗ Tổ"};
    year.makeup_work = {sys_days{on(2026, 8, 22)}};
    return DaysOff{{year}};
}

}  // namespace

TEST_CASE("weekends are off in any year", "[days_off]") {
    const DaysOff none;
    CHECK(none.why_off(on(2026, 10, 3))->kind == DayOffKind::saturday);
    CHECK(none.why_off(on(2026, 10, 3))->name == "thứ Bảy");
    CHECK(none.why_off(on(2030, 11, 3))->kind == DayOffKind::sunday);
    CHECK(none.why_off(on(2030, 11, 3))->name == "Chủ nhật");
    CHECK_FALSE(none.has_year(2026));
}

TEST_CASE("announced days are off for their reason, made-up Saturdays are not", "[days_off]") {
    const DaysOff days_off = announced();
    CHECK(days_off.has_year(2026));
    CHECK_FALSE(days_off.has_year(2027));
    CHECK(days_off.why_off(on(2026, 9, 2))->name == "nghỉ Quốc khánh");
    CHECK(days_off.why_off(on(2026, 8, 31))->kind == DayOffKind::swap_off);
    CHECK(days_off.why_off(on(2026, 4, 26))->kind ==
          DayOffKind::holiday);  // a Sunday, but a holiday first
    CHECK_FALSE(days_off.why_off(on(2026, 8, 22)));
    CHECK(days_off.why_off(on(2026, 8, 29))->kind == DayOffKind::saturday);
    CHECK_FALSE(days_off.why_off(on(2026, 9, 3)));
}

TEST_CASE("a year without data is as the law has it", "[days_off]") {
    const DaysOff none;
    CHECK(none.why_off(on(2028, 1, 1))->name == "nghỉ Tết Dương lịch");
    CHECK(none.why_off(on(2028, 1, 3))->name == "nghỉ bù Tết Dương lịch");  // 1/1 is a Saturday
    CHECK(none.why_off(on(2028, 1, 3))->kind == DayOffKind::compensatory);
    CHECK(none.why_off(on(2028, 1, 3))->basis == Basis::law);
    CHECK(none.why_off(on(2028, 4, 4))->name == "nghỉ Giỗ Tổ Hùng Vương");
    CHECK(none.why_off(on(2028, 11, 24))->name == "nghỉ ngày Văn hóa Việt Nam");
    CHECK_FALSE(none.why_off(on(2025, 11, 24)));  // not yet
    CHECK_FALSE(none.why_off(on(2028, 11, 23)));
    // 30/4 and 1/5/2016 fell on a Saturday and a Sunday: both were made up for.
    CHECK(none.why_off(on(2016, 5, 2))->kind == DayOffKind::compensatory);
    CHECK(none.why_off(on(2016, 5, 3))->kind == DayOffKind::compensatory);
    CHECK_FALSE(none.why_off(on(2016, 5, 4)));
}

TEST_CASE("what is decided year by year is a choice", "[days_off]") {
    // Tết 2029 is on Tuesday, 13/2.
    const DaysOff one = DaysOff().under({.tet_days_before = 1, .next_to_national = -1});
    CHECK_FALSE(one.why_off(on(2029, 2, 9)));
    CHECK(one.why_off(on(2029, 2, 16))->kind == DayOffKind::holiday);
    const DaysOff two = DaysOff().under({.tet_days_before = 2, .next_to_national = 1});
    CHECK(two.why_off(on(2029, 2, 11))->kind == DayOffKind::holiday);
    CHECK(two.why_off(on(2029, 2, 16))->kind == DayOffKind::compensatory);
    CHECK(one.why_off(on(2031, 9, 1))->kind == DayOffKind::holiday);
    CHECK(two.why_off(on(2031, 9, 3))->kind == DayOffKind::holiday);
    CHECK_FALSE(two.why_off(on(2031, 9, 1)));
}
