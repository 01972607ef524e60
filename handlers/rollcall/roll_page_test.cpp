#include "storage/meeting_repository.hpp"
#include "storage/roll_call_repository.hpp"
#include "tests/handlers/page_scene.hpp"
#include "usecases/roll_call.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// October's extraordinary meeting of the 12th: Lan comes, Lộc is silent.
struct RollPage : PageScene {
    RollPage() {
        five.has_open_meeting(hanh, "2026-10-12 19:30");
        when(lan).says("có mặt");
        when(hanh).says("có mặt");
    }
    void at(std::string_view local) {
        five.clock(local);
        skip();
    }
    void skip() {
        for (const core::Chat& chat : {five.group(), five.committee(), seven.group(), seven.committee(), hanh.private_chat(), loc.private_chat(), lan.private_chat()})
            five.ward()->skip_unread(chat);
    }
    storage::Meeting meeting() { return storage::meetings::next_or_last(house.connection(), five.id(), five.at("2026-10-12 19:31")).value(); }
    std::string address() { return branch(five) + "/hop/" + std::to_string(meeting().id.value) + "/diem-danh"; }
    std::string field(const Member& member) { return "m" + std::to_string(membership(member, five).value); }
    usecases::roll_call::Sums sums() { return usecases::roll_call::sums_of(usecases::roll_call::lines(house.connection(), meeting())); }
};

}  // namespace

TEST_CASE("the roll is called on the page, filled in by what was said; what is left open stays open", "[roll_page]") {
    RollPage scene;
    scene.at("2026-10-12 19:00");
    Browser early = scene.secretary();
    early.get(scene.address());
    CHECK(early.page().title == "Chưa tới giờ điểm danh");
    early.post(scene.address(), {{"viec", "ghi"}, {scene.field(scene.lan), "present"}});
    CHECK(early.status() == 404);
    scene.at("2026-10-12 20:00");
    Browser secretary = scene.secretary();
    secretary.get(scene.address());
    CHECK(secretary.page().title == "Điểm danh buổi 12/10: còn 3 đồng chí chưa ghi");
    CHECK(secretary.shows("Đã nhắn: có mặt"));
    CHECK(scene.readings("answers") == 1);
    secretary.post(scene.address(), {{"viec", "ghi"}, {scene.field(scene.hanh), "late"}, {scene.field(scene.loc), ""}});  // Lan's word is filled in
    CHECK(secretary.page().see_other == scene.address() + "?xong=ghi");
    CHECK(scene.sums() == usecases::roll_call::Sums{.of = 3, .present = 1, .late = 1, .online = 0, .excused = 0, .absent = 0, .open = 1});
    secretary.follow();
    secretary.post(scene.address(), {{"viec", "ghi"}, {scene.field(scene.loc), "absent_excused"}});
    CHECK(scene.sums().open == 0);
    secretary.post(scene.address(), {{"viec", "ket-thuc"}, {"bat-dau", "19:30"}, {"het", ""}});
    CHECK(scene.meeting().state == domain::MeetingState::held);
    secretary.post(scene.address(), {{"viec", "ket-thuc"}, {"bat-dau", "19:30"}, {"het", "25:00"}});
    CHECK(secretary.status() == 422);
    secretary.post(scene.address(), {{"viec", "ket-thuc"}, {"bat-dau", "19:30"}, {"het", "20:40"}});
    CHECK(secretary.page().see_other == scene.address() + "?xong=ghi");
    secretary.follow();
    CHECK(secretary.page().title == "Điểm danh buổi 12/10: dự 2/3 (66,7%)");
    CHECK(secretary.shows("mức chung ít nhất"));
    CHECK(scene.meeting().state == domain::MeetingState::recorded);  // no grade is voted there
    scene.skip();
}

TEST_CASE("nobody but who leads the branch sees or changes the roll", "[roll_page]") {
    RollPage scene;
    scene.at("2026-10-12 20:00");
    for (const core::PersonId person : {scene.tuan, scene.quang, scene.dung.person}) {
        Browser browser = scene.browser_of(person);
        browser.get(scene.address());
        CHECK(browser.status() == 404);
    }
    Browser other = scene.browser_of(scene.dung.person);
    other.get(scene.branch(scene.seven) + "/hop/" + std::to_string(scene.meeting().id.value) + "/diem-danh");
    CHECK(other.status() == 404);
    CHECK(storage::roll_calls::of(scene.house.connection(), scene.meeting().id).empty());
    scene.skip();
}

TEST_CASE("the clerk is named on the page, before the meeting too, out of those who are invited", "[roll_page]") {
    RollPage scene;
    scene.at("2026-10-12 19:00");
    Browser secretary = scene.secretary();
    secretary.post(scene.address(), {{"viec", "thu-ky"}, {"nguoi", ""}});
    CHECK(secretary.status() == 422);
    CHECK(secretary.shows("Xin đồng chí chọn một đồng chí trong danh sách."));
    secretary.post(scene.address(), {{"viec", "thu-ky"}, {"nguoi", "4711"}});
    CHECK(secretary.status() == 404);
    secretary.post(scene.address(), {{"viec", "thu-ky"}, {"nguoi", std::to_string(scene.lan.person.value)}});
    CHECK(secretary.page().see_other == scene.address() + "?xong=ghi");
    secretary.follow();
    CHECK(secretary.shows("Đã lưu."));
    CHECK(secretary.shows("value=\"" + std::to_string(scene.lan.person.value) + "\" selected"));
    secretary.get(scene.address().substr(0, scene.address().rfind('/')) + "/phieu");
    CHECK(secretary.shows(scene.lan.name));
    scene.skip();
}
