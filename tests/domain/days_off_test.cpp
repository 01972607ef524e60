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
    CHECK_FALSE(none.why_off(on(2026, 9, 2)));  // not known without data
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
    CHECK_FALSE(days_off.why_off(on(2027, 9, 2)));
}
