#include "domain/quarter.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using namespace mungba;
using namespace std::chrono_literals;
using domain::Quarter;

TEST_CASE("quarters are those of the calendar", "[quarter]") {
    CHECK(domain::quarter_of(2026y / 1 / 1) == Quarter{2026, 1});
    CHECK(domain::quarter_of(2026y / 3 / 31) == Quarter{2026, 1});
    CHECK(domain::quarter_of(2026y / 4 / 1) == Quarter{2026, 2});
    CHECK(domain::quarter_of(2026y / 12 / 31) == Quarter{2026, 4});
    CHECK(domain::first_day({2026, 3}) == 2026y / 7 / 1);
    CHECK(domain::last_day({2026, 1}) == 2026y / 3 / 31);
    CHECK(domain::last_day({2028, 4}) == 2028y / 12 / 31);
    CHECK(domain::next({2026, 4}) == Quarter{2027, 1});
    CHECK(domain::days_left({2026, 4}, 2026y / 10 / 7) == 85);
    CHECK(domain::days_left({2026, 4}, 2027y / 1 / 1) == -1);
    CHECK(domain::roman(4) == "IV");
    CHECK(domain::ends_quarter(std::chrono::December));
    CHECK_FALSE(domain::ends_quarter(std::chrono::November));
}

TEST_CASE("a day lies within its quarter, and quarters follow one another", "[quarter]") {
    rc::prop("first <= day <= last, and the day after the last is the next quarter's first", [] {
        const auto day = core::plus_days(2000y / 1 / 1, *rc::gen::inRange(0, 73000));
        const Quarter quarter = domain::quarter_of(day);
        RC_ASSERT(domain::first_day(quarter) <= day);
        RC_ASSERT(day <= domain::last_day(quarter));
        RC_ASSERT(core::plus_days(domain::last_day(quarter), 1) == domain::first_day(domain::next(quarter)));
    });
}

TEST_CASE("a quarter as it is typed", "[quarter]") {
    const auto read = [](std::string_view text) { return domain::read_quarter(text); };
    CHECK(read("quy 4 3/12").number == 4);
    CHECK(read("quy 4 3/12").length == 5);
    CHECK_FALSE(read("quy 4 3/12").year);
    CHECK(read("quy iv 3/12").number == 4);
    CHECK(read("q3").number == 3);
    CHECK(read("quy4").number == 4);
    CHECK(read("quy 1/2027 hoc tap").year == 2027);
    CHECK(read("quy 1/2027 hoc tap").length == 10);
    CHECK(read("quy 1 nam 2027").year == 2027);
    CHECK(read("quy 4/12").number == 4);
    CHECK_FALSE(read("quy 4/12").year);
    CHECK(read("quy 5").impossible);
    CHECK(read("quy 0").impossible);
    CHECK(read("quy nay").number == 0);
    CHECK(read("quyet dinh").number == 0);
    CHECK(read("3/12").number == 0);
    CHECK(read("").number == 0);
}
