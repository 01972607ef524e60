#include "storage/meeting_repository.hpp"
#include "tests/handlers/page_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

TEST_CASE("the office gives a branch a rule of its own for the date", "[pages]") {
    PageScene scene;
    Browser office = scene.office();
    const std::string address = scene.branch(scene.five);
    office.get(address);
    const auto typed = [&](const std::string& first, const std::string& last) {
        return web::Values{{"ten", "Chi bộ 5"}, {"buoi", "evening"}, {"gio", "19:30"}, {"noi", "Nhà văn hóa tổ dân phố 5"}, {"quy-tac", "standard"}, {"rieng", "1"},
                           {"tranh-holiday", "1"}, {"tranh-sunday", "1"}, {"huong", "nearest"}, {"tu-ngay", first}, {"den-ngay", last}, {"da-xem", hidden(office, "da-xem")}};
    };
    office.post(address, typed("4", "2"));
    CHECK(office.status() == 422);
    CHECK(office.shows("Xin ghi một ngày từ 1 đến 3."));
    CHECK(office.shows("Xin ghi một ngày từ 3 đến 28."));
    office.post(address, typed("2", "5"));
    CHECK(office.page().see_other == address + "?xong=ghi");
    const auto policy = branch_of(scene, scene.five).own_policy;
    REQUIRE(policy);
    CHECK(*policy == domain::DatePolicy{.avoid = {domain::DayOffKind::holiday, domain::DayOffKind::sunday}, .direction = domain::Direction::nearest, .first_day = 2, .last_day = 5});
    office.follow();
    CHECK(office.shows("quy tắc riêng"));
}

TEST_CASE("an hour and a place written down later are taken over by the month that lacks them", "[pages]") {
    PageScene scene;
    auto row = branch_of(scene, scene.five);
    row.hour.reset();
    row.venue.clear();
    storage::branches::update(scene.house.connection(), row);
    scene.five.clock("2026-10-24 09:00");
    const auto meeting = [&] { return storage::meetings::regular_of(scene.house.connection(), scene.five.id(), "2026-11").value(); };
    REQUIRE(meeting().hour_open);
    Browser secretary = scene.secretary();
    const std::string address = scene.branch(scene.five);
    secretary.get(address);
    secretary.post(address, {{"buoi", "afternoon"}, {"gio", "14:30"}, {"noi", "Trường Tiểu học"}, {"da-xem", hidden(secretary, "da-xem")}});
    CHECK(secretary.page().see_other == address + "?xong=ghi");
    CHECK_FALSE(meeting().hour_open);
    CHECK(core::format_iso(meeting().starts_at) == "2026-11-03T14:30:00+07:00");
    CHECK(meeting().venue == "Trường Tiểu học");
    scene.five.clock("2026-10-24 09:05");
    bool proposed_anew = false;
    for (const auto& sent : scene.house.sent()) proposed_anew = proposed_anew || sent.text.find("tháng 11: 14 giờ 30, thứ Ba, ngày 03/11/2026, tại Trường Tiểu học") != std::string::npos;
    CHECK(proposed_anew);
    for (const core::Chat& chat : {scene.five.group(), scene.five.committee(), scene.seven.group(), scene.seven.committee(), scene.hanh.private_chat()}) scene.five.ward()->skip_unread(chat);
}
