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
