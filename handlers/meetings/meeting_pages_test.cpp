#include "storage/approval_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "tests/handlers/page_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct Calendar : PageScene {
    storage::Meeting meeting() { return storage::meetings::regular_of(house.connection(), five.id(), "2026-11").value(); }
    std::string address() { return branch(five) + "/hop/" + std::to_string(meeting().id.value); }
    void usual_hour() {
        auto row = branch_of(*this, five);
        row.hour = core::at_hour(19, 30);
        storage::branches::update(house.connection(), row);
    }
    void skip() {
        for (const core::Chat& chat : {five.group(), five.committee(), seven.group(), seven.committee(), hanh.private_chat()}) five.ward()->skip_unread(chat);
    }
};

}  // namespace

TEST_CASE("on the page a reason is taken from the standard ones, or typed", "[meeting_pages]") {
    Calendar scene;
    scene.usual_hour();
    scene.five.clock("2026-10-24 09:00");
    Browser secretary = scene.secretary();
    secretary.get(scene.address());
    CHECK(secretary.shows("thời tiết xấu"));
    secretary.post(scene.address(), {{"viec", "doi"}, {"ngay", "2026-11-05"}, {"gio", "19:30"}, {"ly-do-san", "thời tiết xấu"}, {"ly-do", ""}, {"dong-y", "1"}});
    CHECK(secretary.page().see_other.starts_with(scene.address()));
    CHECK(core::format_iso(scene.meeting().starts_at) == "2026-11-05T19:30:00+07:00");
    const auto changes = storage::meeting_changes::of(scene.house.connection(), scene.meeting().id);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].reason == "thời tiết xấu");
    secretary.post(scene.address(), {{"viec", "doi"}, {"ngay", "2026-11-04"}, {"gio", "19:30"}, {"ly-do-san", "thời tiết xấu"}, {"ly-do", "hội trường sửa điện"}, {"dong-y", "1"}});
    CHECK(storage::meeting_changes::of(scene.house.connection(), scene.meeting().id).back().reason == "hội trường sửa điện");
    scene.skip();
}

TEST_CASE("after the date alone was told the page says that the whole notice waits", "[meeting_pages]") {
    Calendar scene;
    scene.five.clock("2026-10-31 09:00");
    Browser secretary = scene.secretary();
    secretary.get(scene.address());
    CHECK_FALSE(secretary.shows("Chi bộ mới được báo ngày họp"));  // the hour is still missing
    scene.skip();
    Calendar other;
    other.usual_hour();
    other.five.clock("2026-10-31 09:00");
    Browser again = other.secretary();
    again.get(other.address());
    CHECK(again.shows("Chi bộ mới được báo ngày họp. Xin bấm Gửi thông báo ngay để gửi thông báo đầy đủ."));
    Browser office = other.office();
    office.get(other.address());
    CHECK_FALSE(office.shows("Xin bấm Gửi thông báo ngay"));
    other.skip();
}
