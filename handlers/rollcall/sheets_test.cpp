#include "storage/approval_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "tests/dsl/browser.hpp"
#include "tests/handlers/evening_scene.hpp"
#include "usecases/export_meetings.hpp"
#include "usecases/month_figures.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// The evening of the meeting of November, its roll called and its end told.
struct Recorded : Evening {
    Recorded() { at("2026-11-03 21:10"); }
    void record() {
        when(binh).writes_privately("dd có 5, không lý do 6");
        when(binh).writes_privately("kết thúc 19h30 21h05 tốt");
        when(binh).writes_privately("đồng ý");
        skip_all();
    }
    House& house() { return branch.house(); }
    Browser browser_of(core::PersonId person) {
        Browser browser(house());
        browser.enter(person);
        return browser;
    }
    std::string address() {
        return "/chi-bo/" + std::to_string(branch.id().value) + "/hop/" + std::to_string(meeting("2026-11").id.value);
    }
    core::PersonId office() {
        const auto person = house().add_person("Kiều Anh Tuấn");
        house().give_role(person, {}, domain::Role::office);
        return person;
    }
    int reasons() {
        const auto now = meeting("2026-11");
        int count = 0;
        for (const auto& said : storage::rsvps::of_meeting(house().connection(), now.id, now.revision)) count += said.reason.empty() ? 0 : 1;
        return count;
    }
};

}  // namespace

TEST_CASE("the roll sheet: everybody who counts, year of birth, what was said, boxes, and no reason", "[sheets]") {
    Recorded five;
    Browser browser = five.browser_of(five.binh.person);
    browser.get(five.address() + "/phieu");
    REQUIRE(browser.status() == 200);
    CHECK(browser.page().layout == web::Page::Layout::sheets);
    for (const char* words : {"PHIẾU ĐIỂM DANH", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nguyễn Văn Bình, bí thư", "Hoàng Văn Thắng", "THƯ KÝ", "/6, trong đó muộn"}) CHECK(browser.shows(words));
    CHECK_FALSE(browser.shows("con ốm"));
    CHECK_FALSE(browser.shows("Vũ Thị Cúc"));  // exempt
    const std::string html = browser.html();
    std::size_t boxes = 0;
    for (std::size_t at = html.find("class=\"tick\""); at != std::string::npos; at = html.find("class=\"tick\"", at + 1)) ++boxes;
    CHECK(boxes == 24);
    five.skip_all();
}

TEST_CASE("the meeting's file: what was sent and to how many, answers and roll call apart, what changed, the audit code", "[sheets]") {
    Recorded five;
    five.record();
    Browser browser = five.browser_of(five.binh.person);
    browser.get(five.address() + "/ho-so");
    REQUIRE(browser.status() == 200);
    for (const char* words : {"HỒ SƠ BUỔI SINH HOẠT", "4/6 (66,7%)", "(95", "xếp loại buổi sinh hoạt: Tốt", "con ốm", "vắng không lý do", "Đề nghị các đồng chí trả lời",
                              "gửi tới 7", "ghi giờ họp, xếp loại, Nguyễn Văn Bình", "Mã nhật ký", "Không có thay đổi"}) {
        INFO(words);
        CHECK(browser.shows(words));
    }
    browser.get(five.address());  // recorded in full, it still leads to its papers
    for (const char* words : {"Phiếu điểm danh", "Điểm danh đã ghi", "Hồ sơ buổi họp"}) CHECK(browser.shows(words));
    Browser office = five.browser_of(five.office());
    office.get(five.address());
    CHECK(office.shows("Hồ sơ buổi họp"));
    CHECK_FALSE(office.shows("Điểm danh đã ghi"));
    office.get(five.address() + "/ho-so");
    REQUIRE(office.status() == 200);
    CHECK(office.shows("4/6 (66,7%)"));
    for (const char* words : {"con ốm", "Hoàng Văn Thắng", "Phạm Văn Hùng"}) CHECK_FALSE(office.shows(words));
    five.skip_all();
}

TEST_CASE("a final head takes the reasons away and leaves the figures; only of a file that is whole", "[sheets]") {
    Recorded five;
    Browser browser = five.browser_of(five.binh.person);
    browser.post(five.address() + "/diem-danh", {{"viec", "chinh-thuc"}});
    CHECK(browser.status() == 422);
    CHECK(five.reasons() == 1);
    five.record();
    const auto before = five.sums();
    browser.get(five.address() + "/diem-danh");
    CHECK(browser.shows("Lập bản chính thức, xóa lý do vắng"));
    browser.post(five.address() + "/diem-danh", {{"viec", "chinh-thuc"}});
    CHECK(browser.page().see_other.ends_with("/diem-danh?xong=chinh-thuc"));
    CHECK(five.reasons() == 0);
    CHECK(five.sums() == before);
    browser.get(five.address() + "/ho-so");
    CHECK_FALSE(browser.shows("con ốm"));
    CHECK(browser.shows("Bản chính thức từ"));
    five.asks("dd có 6", "Điểm danh buổi 03/11 đã đủ: có mặt 4, đến muộn 1, vắng có lý do 1, dự 5/6 (83,3%).");
    browser.get(five.address() + "/ho-so");
    CHECK(browser.shows("5/6 (83,3%)"));
    five.skip_all();
}

TEST_CASE("a file is kept for its years, then the counts alone; nobody can call the roll of it any more", "[sheets]") {
    Recorded five;
    five.record();
    const auto before = five.sums();
    const auto meeting = five.meeting("2026-11");
    auto& connection = five.house().connection();
    {
        storage::Transaction transaction(connection);
        CHECK(usecases::meeting_file::forget_old(connection, meeting.starts_at, five.house().now(), 20) == 0);  // not yet older than that
        CHECK(usecases::meeting_file::forget_old(connection, meeting.starts_at + std::chrono::milliseconds{1}, five.house().now(), 20) > 0);
        CHECK(usecases::meeting_file::forget_old(connection, meeting.starts_at + std::chrono::milliseconds{1}, five.house().now(), 20) == 0);
        transaction.commit();
    }
    CHECK(storage::rsvps::of_meeting(connection, meeting.id, meeting.revision).empty());
    CHECK(storage::meeting_files::words_of(connection, meeting.id).empty());
    Browser browser = five.browser_of(five.binh.person);
    browser.get(five.address() + "/ho-so");
    REQUIRE(browser.status() == 200);
    for (const char* words : {"4/6 (66,7%)", "hết thời hạn lưu trữ 5 năm", "Mã nhật ký"}) CHECK(browser.shows(words));
    for (const char* words : {"Hoàng Văn Thắng", "con ốm", "Đề nghị các đồng chí trả lời"}) CHECK_FALSE(browser.shows(words));
    const auto figures = usecases::month_figures::of(connection, meeting.organization, "2026-11", five.house().now());
    REQUIRE(figures->figures.size() == 1);
    CHECK(figures->figures.front().now == before);
    CHECK_FALSE(figures->figures.front().closed);
    five.asks("biên bản 11/2026", "Hồ sơ buổi 03/11/2026 đã hết thời hạn lưu trữ; số liệu tổng hợp còn ở trang buổi họp.");
    when(five.binh).writes_privately("dd có 6");
    five.skip_all();
    CHECK(storage::roll_calls::of(connection, meeting.id).empty());
}

TEST_CASE("the link of the minutes leads through the log-in to the file, once, and nowhere else", "[sheets]") {
    Recorded five;
    five.record();
    when(five.binh).writes_privately("biên bản");
    CHECK(five.branch.ward()->next_unread(five.binh.private_chat()));
    const std::string link = five.gets_link();
    Browser browser(five.house());
    browser.get(link);
    REQUIRE(browser.status() == 200);
    CHECK(browser.shows("name=\"den\" value=\"" + five.address() + "/ho-so\""));
    browser.post(link.substr(0, link.find('?')), {{"den", five.address() + "/ho-so"}});
    CHECK(browser.page().see_other == five.address() + "/ho-so");
    browser.follow();
    CHECK(browser.shows("HỒ SƠ BUỔI SINH HOẠT"));
    Browser second(five.house());
    second.get(link);
    CHECK(second.status() == 410);
    // The body of the message that bore it is gone.
    for (const auto& sent : five.house().sent()) CHECK(sent.text.find("den=//") == std::string::npos);
    when(five.binh).writes_privately("trang");
    const auto login = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(login);
    const std::string path = login->substr(login->find("/dang-nhap/"));
    const std::string plain = path.substr(0, path.find_first_of(" \n"));
    for (const char* elsewhere : {"https://zalo.me", "//zalo.me", "/chi-bo//zalo.me", "/chi-bo/5?x=1", "/dang-xuat"}) {
        Browser third(five.house());
        third.get(plain + "?den=" + elsewhere);
        INFO(elsewhere);
        CHECK(third.shows("name=\"den\" value=\"/\""));
    }
    five.skip_all();
}

TEST_CASE("roll calls and meeting files as files, without reasons", "[sheets]") {
    namespace exports = usecases::export_meetings;
    Recorded five;
    five.record();
    const auto organization = five.house().organization();
    const auto rows = exports::roll_calls(five.house().connection(), organization, {.month = "2026-11", .branch = "chi bo 5"}, five.house().now());
    REQUIRE(rows);
    REQUIRE(rows->size() == 6);
    CHECK(exports::to_csv(*rows).starts_with("branch,meeting_date,kind,member,state,minutes_late"));
    CHECK(exports::to_csv(*rows).find("Chi bộ 5,2026-11-03,regular,Đỗ Thị Mai,late,15") != std::string::npos);
    CHECK(exports::to_json(*rows).find("\"state\": \"absent_excused\"") != std::string::npos);
    const auto files = exports::files(five.house().connection(), organization, {.month = "2026-11", .branch = {}}, five.house().now());
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    const std::string json = exports::to_json(*files);
    for (const char* words : {"\"members\": 6", "\"grade\": \"good\"", "\"template\": \"M1\"", "\"audience\": 7", "\"audit_code\""}) CHECK(json.find(words) != std::string::npos);
    CHECK(json.find("con ốm") == std::string::npos);
    CHECK(exports::to_csv(*files).find("Chi bộ 5,2026-11-03,regular,6,3,1,0,1,1,0,2026-11-03T19:30:00+07:00,2026-11-03T21:05:00+07:00,good,") != std::string::npos);
    CHECK_FALSE(exports::roll_calls(five.house().connection(), organization, {.month = "2026-13", .branch = {}}, five.house().now()));
    CHECK(exports::files(five.house().connection(), organization, {.month = "2026-12", .branch = {}}, five.house().now())->empty());
}
