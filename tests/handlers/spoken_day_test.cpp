#include "handlers/contract/spoken_day.hpp"

#include "tests/handlers/monthly_scene.hpp"

using namespace mungba;
using namespace mungba::tests;
using namespace std::chrono_literals;
using handlers::spoken_day;

TEST_CASE("mùng and rằm: plain away from Tết, asked near it", "[spoken_day]") {
    const auto plain = spoken_day("mùng 5 19h30 vì bão", 2026y / 10 / 20);
    REQUIRE(plain);
    CHECK(plain->date == 2026y / 11 / 5);
    CHECK_FALSE(plain->lunar);
    CHECK(handlers::with_day("sang mùng 5, 19h30", *spoken_day("sang mùng 5, 19h30", 2026y / 10 / 20), 2026y / 11 / 5) == "sang 05/11/2026, 19h30");
    // Tết 2027 is the 6th of February.
    const auto near = spoken_day("mung 5 19h30", 2027y / 1 / 25);
    REQUIRE(near);
    CHECK(near->date == 2027y / 2 / 5);
    CHECK(near->lunar == 2027y / 2 / 10);
    CHECK(spoken_day("mùng 5 Tết", 2027y / 1 / 25)->date == 2027y / 2 / 10);
    CHECK_FALSE(spoken_day("mùng 5 Tết", 2027y / 1 / 25)->lunar);
    CHECK(spoken_day("mùng 5 tháng Giêng 19h30", 2027y / 1 / 25)->date == 2027y / 2 / 10);
    CHECK(spoken_day("mùng 5 âm lịch", 2027y / 1 / 25)->date == 2027y / 2 / 10);
    CHECK(spoken_day("mùng 5 dương lịch", 2027y / 1 / 25)->date == 2027y / 2 / 5);
    CHECK_FALSE(spoken_day("mùng 5 dương lịch", 2027y / 1 / 25)->lunar);
    const auto moon = spoken_day("rằm 8h", 2027y / 2 / 12);
    REQUIRE(moon);
    CHECK(moon->date == 2027y / 2 / 15);
    CHECK(moon->lunar == 2027y / 2 / 20);
    CHECK_FALSE(spoken_day("mùng 5/10 19h30", 2026y / 9 / 20));
    CHECK_FALSE(spoken_day("mùng 5 tháng 10", 2026y / 9 / 20));
    CHECK_FALSE(spoken_day("mong các đồng chí", 2026y / 9 / 20));
    CHECK_FALSE(spoken_day("mùng 15", 2026y / 9 / 20));
    CHECK_FALSE(spoken_day("", 2026y / 9 / 20));
}

TEST_CASE("near Tết a move to 'mùng 5' is asked with both dates, and goes on with the one chosen", "[spoken_day]") {
    Monthly five;
    five.go("2027-01-26 09:00");
    REQUIRE(five.meeting("2027-02").is_live());
    when(five.binh).writes_privately("dời mùng 5 19h30 vì nhà văn hóa bận");
    then(five.binh).receives("1 dương lịch (05/02), 2 âm lịch (10/02)?");
    when(five.binh).writes_privately("2");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("sang 19 giờ 30, thứ Tư, ngày 10/02/2027") != std::string::npos);
    when(five.binh).writes_privately("thôi");
    five.skip();
    when(five.binh).writes_privately("dời mùng 5 19h30 vì nhà văn hóa bận");
    then(five.binh).receives("1 dương lịch (05/02), 2 âm lịch (10/02)?");
    when(five.binh).writes_privately("dương lịch");
    const auto other = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(other);
    CHECK(other->find("ngày 05/02/2027") != std::string::npos);
    five.skip();
}

TEST_CASE("away from Tết 'mùng 5' is the 5th", "[spoken_day]") {
    Monthly five;
    five.go("2026-10-25 09:00");
    when(five.binh).writes_privately("dời mùng 5 19h30 vì nhà văn hóa bận");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("sang 19 giờ 30, thứ Năm, ngày 05/11/2026") != std::string::npos);
    five.skip();
}
