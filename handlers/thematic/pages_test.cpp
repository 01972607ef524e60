#include "storage/meeting_repository.hpp"
#include "storage/thematic_repository.hpp"
#include "tests/handlers/page_scene.hpp"

using namespace mungba;
using namespace mungba::tests;
namespace thematic = storage::thematic;

namespace {

struct Plans : PageScene {
    Plans() {
        auto row = storage::branches::find(house.connection(), five.id()).value();
        row.hour = core::at_hour(19, 30);
        storage::branches::update(house.connection(), row);
    }
    std::string address = branch(five) + "/chuyen-de";
    std::vector<storage::ThematicSlot> plan() { return thematic::of_branch(house.connection(), five.id(), 2026); }
    /// "so" of the one place in the plan.
    std::string slot() { return std::to_string(plan().at(0).id.value); }
    void add(Browser& browser, const std::string& topic) {
        browser.get(address);
        browser.post(address, {{"viec", "them"}, {"nam", "2026"}, {"quy", "4"}, {"chuyen-de", topic}, {"nhom", "7"}, {"nguoi", std::to_string(lan.person.value)}, {"de-cuong", ""}});
        CHECK(browser.page().see_other == address + "?xong=ghi");
    }
};

}  // namespace

TEST_CASE("the office's table: who has no meeting yet stands first, each quarter in shape and word", "[thematic]") {
    Plans scene;
    thematic::excuse(scene.house.connection(), scene.house.organization(), scene.seven.id(), {2026, 2}, {}, scene.house.now());
    when(scene.hanh).writes_privately("chuyên đề xong 1/10 Học tập và làm theo Bác");
    then(scene.hanh).receives("Đã ghi nhận buổi sinh hoạt chuyên đề ngày 01/10.");
    Browser office = scene.office();
    office.get("/chuyen-de");
    CHECK(office.page().title == "Chuyên đề quý IV: 1 chi bộ chưa có lịch");
    const std::string html = office.html();
    CHECK(html.find("Chưa có lịch quý IV: 1 chi bộ") < html.find("Đã họp hoặc có lịch quý IV: 1 chi bộ"));
    CHECK(office.shows("Đã họp 01/10"));
    CHECK(office.shows("đã giải trình"));
    CHECK(office.shows("chưa giải trình"));
    CHECK(office.shows("1/2"));
    CHECK(office.shows("50,0%; chưa có 1"));
    CHECK(office.shows("8 Nội dung khác phù hợp với đơn vị."));
    office.get("/chuyen-de?nam=2027");
    CHECK(office.page().title == "Chuyên đề năm 2027");
    Browser secretary = scene.secretary();
    secretary.get("/chuyen-de");
    CHECK(secretary.status() == 404);
}

TEST_CASE("the office suggests topics, and takes them back", "[thematic]") {
    Plans scene;
    Browser office = scene.office();
    office.get("/chuyen-de/goi-y");
    office.post("/chuyen-de/goi-y", {{"viec", "them"}, {"chuyen-de", ""}, {"nhom", "5"}, {"nam", "2026"}, {"quy", "4"}});
    CHECK(office.status() == 422);
    CHECK(office.shows("Xin ghi tên chuyên đề."));
    office.post("/chuyen-de/goi-y", {{"viec", "them"}, {"chuyen-de", "Chủ đề năm của phường"}, {"nhom", "5"}, {"nam", "2026"}, {"quy", "4"}});
    CHECK(office.page().see_other == "/chuyen-de/goi-y?xong=them");
    office.follow();
    CHECK(office.shows("Chủ đề năm của phường"));
    // The branch reads it where it chooses.
    Browser secretary = scene.secretary();
    secretary.get(scene.address);
    CHECK(secretary.shows("Chủ đề năm của phường (quý IV)"));
    when(scene.hanh).writes_privately("cd quý 4 12/12 19h30");
    then(scene.hanh).receives("Xin đồng chí nhắn tên chuyên đề quý IV, có dấu, tối đa 75 ký tự, hoặc nhắn số:\n1 Chủ đề năm của phường.");
    const auto id = thematic::suggestions(scene.house.connection(), scene.house.organization(), 2026).at(0).id;
    secretary.post("/chuyen-de/goi-y", {{"viec", "bo"}, {"so", std::to_string(id.value)}});
    CHECK(secretary.status() == 404);
    office.post("/chuyen-de/goi-y", {{"viec", "bo"}, {"so", std::to_string(id.value)}});
    CHECK(thematic::suggestions(scene.house.connection(), scene.house.organization(), 2026).empty());
}

TEST_CASE("a secretary plans, dates and reports on the page", "[thematic]") {
    Plans scene;
    Browser secretary = scene.secretary();
    scene.add(secretary, "Chuyển đổi số ở tổ dân phố");
    secretary.follow();
    CHECK(secretary.shows("“Chuyển đổi số ở tổ dân phố”"));
    CHECK(secretary.shows("7 Chuyển đổi số trong công tác Đảng"));
    CHECK(secretary.shows("đồng chí Trần Thị Lan"));
    secretary.post(scene.address, {{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "2026-12-12"}, {"gio", "19:30"}});
    CHECK(secretary.page().title == "Xem lại trước khi ghi lịch chuyên đề");
    CHECK(secretary.shows("THÔNG BÁO sinh hoạt chuyên đề quý IV"));
    CHECK(secretary.shows("4. Người trình bày: đồng chí Trần Thị Lan."));
    CHECK_FALSE(scene.plan().at(0).meeting);
    secretary.post(scene.address, {{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "2026-12-12"}, {"gio", "19:30"}, {"dong-y", "1"}});
    CHECK(secretary.page().see_other == scene.address + "?xong=ghi");
    REQUIRE(scene.plan().at(0).meeting);
    secretary.follow();
    CHECK(secretary.shows("12/12/2026</a>"));
    CHECK(secretary.shows("trước ngày 05/12/2026"));
    scene.house.surroundings().rules.ladder.clear();
    scene.five.clock("2026-12-13 09:00");
    Browser again = scene.secretary();
    again.get(scene.address);
    again.post(scene.address, {{"viec", "ket-qua"}, {"so", scene.slot()}, {"du", "30"}, {"tren", "25"}, {"nghi-quyet", "1"}, {"nhiem-vu", "3"}});
    CHECK(again.status() == 422);
    again.post(scene.address, {{"viec", "ket-qua"}, {"so", scene.slot()}, {"du", "22"}, {"tren", "25"}, {"nghi-quyet", "1"}, {"nhiem-vu", "3"}});
    CHECK(again.page().see_other == scene.address + "?xong=ket-qua");
    CHECK(scene.plan().at(0).is_held());
    Browser office = scene.office();
    office.get("/chuyen-de");
    CHECK(office.shows("dự 22/25 (88,0%); có nghị quyết; giao 3 nhiệm vụ"));
    CHECK(office.shows("Đã xem kết quả quý IV"));
    for (const core::Chat& chat : {scene.five.group(), scene.five.committee(), scene.hanh.private_chat(), scene.lan.private_chat(), scene.loc.private_chat()}) scene.five.ward()->skip_unread(chat);
}

TEST_CASE("what cannot be is said on the plan's page, and nobody else changes it", "[thematic]") {
    Plans scene;
    Browser secretary = scene.secretary();
    scene.add(secretary, "Chuyển đổi số ở tổ dân phố");
    const auto refused = [&](const web::Values& form, const std::string& why) {
        secretary.post(scene.address, form);
        CHECK(secretary.status() == 422);
        INFO(why);
        CHECK(secretary.shows(why));
    };
    refused({{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "2026-09-01"}, {"gio", ""}}, "đã qua");
    refused({{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "2027-01-12"}, {"gio", ""}}, "không thuộc quý IV");
    refused({{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "31/11/2026"}, {"gio", ""}}, "Ngày không đúng");
    refused({{"viec", "sua"}, {"so", scene.slot()}, {"chuyen-de", ""}, {"nhom", "0"}, {"nguoi", "0"}}, "Xin đồng chí ghi tên chuyên đề trước.");
    refused({{"viec", "sua"}, {"so", scene.slot()}, {"chuyen-de", "Đề khác"}, {"nhom", "0"}, {"nguoi", std::to_string(scene.mai.person.value)}}, "Người trình bày phải có trong danh sách chi bộ.");
    Browser other = scene.browser_of(scene.dung.person);
    other.get(scene.branch(scene.seven) + "/chuyen-de");
    other.post(scene.branch(scene.seven) + "/chuyen-de", {{"viec", "bo"}, {"so", scene.slot()}});
    CHECK(other.status() == 404);
    other.post(scene.address, {{"viec", "bo"}, {"so", scene.slot()}});
    CHECK(other.status() == 404);
    Browser overseer = scene.browser_of(scene.quang);
    overseer.get(scene.address);
    CHECK(overseer.status() == 200);
    CHECK_FALSE(overseer.shows("Bỏ khỏi kế hoạch"));
    overseer.post(scene.address, {{"viec", "bo"}, {"so", scene.slot()}});
    CHECK(overseer.status() == 404);
    secretary.post(scene.address, {{"viec", "bo"}, {"so", scene.slot()}});
    CHECK(scene.plan().empty());
}

TEST_CASE("the office notes that a quarter without a meeting was explained", "[thematic]") {
    Plans scene;
    Browser office = scene.office();
    office.get(scene.address);
    office.post(scene.address, {{"viec", "giai-trinh"}, {"nam", "2026"}, {"quy", "2"}});
    CHECK(thematic::is_excused(scene.house.connection(), scene.five.id(), {2026, 2}));
    office.get(scene.address);
    office.post(scene.address, {{"viec", "bo-giai-trinh"}, {"nam", "2026"}, {"quy", "2"}});
    CHECK_FALSE(thematic::is_excused(scene.house.connection(), scene.five.id(), {2026, 2}));
    Browser secretary = scene.secretary();
    secretary.get(scene.address);
    secretary.post(scene.address, {{"viec", "giai-trinh"}, {"nam", "2026"}, {"quy", "2"}});
    CHECK(secretary.status() == 404);
}

TEST_CASE("the meeting's page shows both parts, and the notice of both", "[thematic]") {
    Plans scene;
    Browser secretary = scene.secretary();
    scene.add(secretary, "Chuyển đổi số ở tổ dân phố");
    secretary.post(scene.address, {{"viec", "ngay"}, {"so", scene.slot()}, {"ngay", "2026-12-03"}, {"gio", ""}, {"dong-y", "1"}});
    CHECK(scene.plan().at(0).combine_month == "2026-12");
    scene.five.clock("2026-11-24 09:00");
    const auto regular = storage::meetings::regular_of(scene.house.connection(), scene.five.id(), "2026-12");
    REQUIRE(regular);
    REQUIRE(regular->thematic_part);
    Browser later = scene.secretary();
    later.get(scene.branch(scene.five) + "/hop/" + std::to_string(regular->id.value));
    CHECK(later.shows("Phần 2, chuyên đề quý IV"));
    CHECK(later.shows("Phần 2, chuyên đề quý IV: “Chuyển đổi số ở tổ dân phố”, đồng chí Trần Thị Lan."));
    CHECK(regular->planned_minutes == 120);
    for (const core::Chat& chat : {scene.five.group(), scene.five.committee(), scene.seven.group(), scene.seven.committee(), scene.hanh.private_chat(), scene.lan.private_chat()})
        scene.five.ward()->skip_unread(chat);
}
