#include "handlers/contract/meeting_words.hpp"
#include "tests/handlers/page_scene.hpp"
#include "usecases/calendar_feeds.hpp"
#include "usecases/handover.hpp"

using namespace mungba;
using namespace mungba::tests;
namespace feeds = usecases::calendar_feeds;

namespace {

struct Scene : PageScene {
    Scene() {
        house.surroundings().rules.ladder.clear();
        five.has_open_meeting(hanh, "2026-10-12 19:30");
        five.ward()->skip_unread(five.group());
        five.ward()->skip_unread(hanh.private_chat());
    }
    std::string make(Browser& browser, const std::string& which) {
        browser.get("/lich-dien-thoai");
        browser.post("/lich-dien-thoai", web::Values{{"lich", which}});
        const std::string text = browser.html();
        const auto at = text.find("https://chibo.example.vn/ical/");
        REQUIRE(at != std::string::npos);
        return text.substr(at + std::string("https://chibo.example.vn").size(), std::string("/ical/").size() + 43);
    }
};

}  // namespace

TEST_CASE("a calendar is read by whoever holds its address, and names no member", "[feeds]") {
    Scene scene;
    auto secretary = scene.secretary();
    const std::string address = scene.make(secretary, "chi-bo-" + std::to_string(scene.five.id().value));
    Browser anybody(scene.house);
    anybody.get(address);
    CHECK(anybody.status() == 200);
    const std::string file = anybody.page().download.value().bytes;
    CHECK(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(file.find("DTSTART:20261012T123000Z\r\nDTEND:20261012T140000Z\r\nSUMMARY:Chi bộ 5: buổi họp chi bộ bất thường\r\nLOCATION:Nhà văn hóa tổ dân phố 5\r\nSTATUS:CONFIRMED\r\n") !=
          std::string::npos);
    CHECK(file.find("Hạnh") == std::string::npos);
    CHECK(file.ends_with("END:VCALENDAR\r\n"));
    for (std::size_t from = 0; from < file.size();) {
        const std::size_t end = file.find("\r\n", from);
        CHECK(end - from <= 75);
        from = end + 2;
    }
}

TEST_CASE("an address ends by a newer one, by its owner, and with the owner's right", "[feeds]") {
    Scene scene;
    auto secretary = scene.secretary();
    const std::string which = "chi-bo-" + std::to_string(scene.five.id().value);
    Browser anybody(scene.house);
    const auto status_of = [&](const std::string& address) {
        anybody.get(address);
        return anybody.status();
    };
    const std::string first = scene.make(secretary, which);
    const std::string second = scene.make(secretary, which);
    CHECK(status_of(first) == 404);
    CHECK(status_of(second) == 200);
    secretary.post("/lich-dien-thoai", {{"lich", which}, {"huy", "1"}});
    CHECK(status_of(second) == 404);
    const std::string third = scene.make(secretary, which);
    scene.house.end_role(scene.hanh.person, scene.five.id(), domain::Role::secretary);
    CHECK(status_of(third) == 404);
    CHECK(status_of("/ical/" + std::string(43, 'A')) == 404);
}

TEST_CASE("an overseer's and the office's calendar hold what they look after", "[feeds]") {
    Scene scene;
    auto overseer = scene.browser_of(scene.quang);
    auto office = scene.office();
    Browser anybody(scene.house);
    anybody.get(scene.make(overseer, "phu-trach"));
    CHECK(anybody.page().download.value().bytes.find("SUMMARY:Chi bộ 5") != std::string::npos);
    anybody.get(scene.make(office, "van-phong"));
    CHECK(anybody.page().download.value().bytes.find("SUMMARY:Chi bộ 5") != std::string::npos);
    // Another branch's is not there to be asked for.
    auto secretary = scene.secretary();
    secretary.get("/lich-dien-thoai");
    secretary.post("/lich-dien-thoai", {{"lich", "chi-bo-" + std::to_string(scene.seven.id().value)}});
    CHECK(secretary.status() == 404);
    secretary.post("/lich-dien-thoai", {{"lich", "van-phong"}});
    CHECK(secretary.status() == 404);
}

TEST_CASE("what stands in a calendar is text", "[feeds]") {
    feeds::Calendar calendar;
    calendar.name = "Chi bộ 5";
    storage::Meeting meeting;
    meeting.id = core::MeetingId{7};
    meeting.revision = 2;
    meeting.state = domain::MeetingState::proposed;
    meeting.starts_at = Conversation::at("2026-10-05 19:30");
    meeting.venue = "Nhà văn hóa; tầng 2, phòng\nA\\B " + std::string(40, 'x');
    calendar.entries.push_back({.branch_name = "Chi bộ 5", .meeting = meeting});
    const std::string file = feeds::as_ical(calendar, [](const storage::Meeting& one) { return handlers::meeting_name(one); }, Conversation::at("2026-10-01 08:00"));
    CHECK(file.find("UID:meeting-7@mungba\r\nSEQUENCE:1\r\nDTSTAMP:20261001T010000Z\r\n") != std::string::npos);
    CHECK(file.find("LOCATION:Nhà văn hóa\\; tầng 2\\, phòng\\nA\\\\B ") != std::string::npos);
    CHECK(file.find("\r\n xx") != std::string::npos);
    CHECK(file.find("STATUS:TENTATIVE") != std::string::npos);
}
