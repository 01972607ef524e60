#include <catch2/catch.hpp>

#include "storage/approval_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kReasons =
    "Xin đồng chí cho biết lý do:\n"
    "1 nhà văn hóa có việc khác\n"
    "2 thời tiết xấu\n"
    "3 công việc đột xuất của địa phương\n"
    "4 trùng lịch công tác của cấp trên\n"
    "5 viết lại có dấu";
const std::string kMovedNotice =
    "THAY ĐỔI LỊCH SINH HOẠT\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "Buổi sinh hoạt thường kỳ tháng 11 lúc 19 giờ 30, ngày 03/11/2026 chuyển sang 19 giờ 30, thứ Năm, ngày 05/11/2026, tại Nhà văn hóa tổ dân phố 5.\n"
    "Lý do: nhà văn hóa bận.\n"
    "Vì lịch đã thay đổi, đề nghị các đồng chí trả lời lại trước 16 giờ 30, ngày 05/11: 1 có mặt, 2 vắng, 3 đến muộn.\n"
    "Mong các đồng chí thông cảm. Trân trọng.\n"
    "T/M chi ủy";
const std::string kMoveShown =
    kMovedNotice +
    "\n\nChuyển buổi sinh hoạt thường kỳ tháng 11 từ thứ Ba, ngày 03/11 sang 19 giờ 30, thứ Năm, ngày 05/11/2026. Lý do: nhà văn hóa bận. 2 đồng chí sẽ được "
    "báo và trả lời lại.\nNhắn: đồng ý, hoặc: thôi.";
const std::string kHeld = "Đã chuyển. Thông báo gửi sau 2 phút; nhắn thôi để dừng.";

/// Announced on the 31st of October, the meeting is on the 3rd of November.
struct Announced : Monthly {
    Announced() {
        go("2026-10-24 09:00");
        approve_form();
        go("2026-10-31 09:00");
        REQUIRE(meeting("2026-11").state == domain::MeetingState::announced);
    }
    void asks(const std::string& typed, const std::string& answer) {
        INFO(typed);
        when(binh).writes_privately(typed);
        then(binh).receives(answer);
    }
};

}  // namespace

TEST_CASE("a move: shown whole, held, told, and asked anew", "[changing]") {
    Announced five;
    when(five.lan).says("có mặt");
    five.asks("dời 5/11 19h30 vì nhà văn hóa bận", kMoveShown);
    five.asks("đồng ý", kHeld);
    five.branch.clock("2026-10-31 09:01");
    then(five.branch).receives_nothing();
    five.branch.clock("2026-10-31 09:02");
    then(five.branch).receives(kMovedNotice);
    const auto meeting = five.meeting("2026-11");
    CHECK(meeting.revision == 2);
    CHECK(meeting.starts_at == Conversation::at("2026-11-05 19:30"));
    CHECK(meeting.state == domain::MeetingState::announced);
    // The answer to the old day is kept, and counts no more.
    CHECK(storage::rsvps::find(five.branch.house().connection(), meeting.id, 1, five.lan.person, false).has_value());
    CHECK_FALSE(storage::rsvps::find(five.branch.house().connection(), meeting.id, 2, five.lan.person, false).has_value());
    five.go("2026-11-04 18:00");
    CHECK(five.sent_like("Kính nhắc các đồng chí: buổi") == 1);  // of the new day alone
    five.go("2026-11-20 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
    const auto changes = storage::meeting_changes::of(five.branch.house().connection(), meeting.id);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before == "2026-11-03T19:30:00+07:00");
    CHECK(changes[0].after == "2026-11-05T19:30:00+07:00");
    CHECK(changes[0].reason == "nhà văn hóa bận");
    CHECK(changes[0].changed_by == five.binh.person);
}

TEST_CASE("'thôi' within the hold: nothing has happened", "[changing]") {
    Announced five;
    five.asks("dời 5/11 19h30 vì nhà văn hóa bận", kMoveShown);
    five.asks("đồng ý", kHeld);
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("dời 5/11 19h30 vì nhà văn hóa bận", kMoveShown);  // and again
    five.asks("đồng ý", kHeld);
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.go("2026-10-31 10:00");
    CHECK(five.meeting("2026-11").starts_at == Conversation::at("2026-11-03 19:30"));
    CHECK(five.meeting("2026-11").revision == 1);
}

TEST_CASE("a restart keeps the hold", "[changing]") {
    Announced five;
    five.asks("dời 5/11 19h30 vì nhà văn hóa bận", kMoveShown);
    five.asks("đồng ý", kHeld);
    five.branch.house().restart();
    five.branch.clock("2026-10-31 09:02");
    then(five.branch).receives(kMovedNotice);
}

TEST_CASE("how a move may be typed", "[changing]") {
    const auto* typed = GENERATE("dời 5/11 19h30 vì nhà văn hóa bận",
                                 "/doi 5/11 19h30 vì nhà văn hóa bận",
                                 "đổi 5/11 19h30 vì nhà văn hóa bận",
                                 "đổi lịch sang ngày 5/11 19h30, lý do nhà văn hóa bận",
                                 "dời lịch sang 5/11 vì nhà văn hóa bận",
                                 "doi thường kỳ 5/11 vì nhà văn hóa bận.");
    INFO(typed);
    Announced five;
    when(five.binh).writes_privately(typed);
    then(five.binh).receives(kMoveShown);
}

TEST_CASE("a reason is asked for, and one without accents gets standard wordings", "[changing]") {
    Announced five;
    five.asks("dời 5/11 19h30", kReasons);
    five.asks("nhà văn hóa bận", kMoveShown);
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("doi 5/11 19h30 vi nha van hoa ban", kReasons);
    five.asks("5", kReasons);
    five.asks("nhà văn hóa bận", kMoveShown);
}

TEST_CASE("a move before anybody has heard of the day needs no notice", "[changing]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    when(five.binh).writes_privately("dời 4/11 vì trùng lịch học");
    then(five.binh).receives(
        "Chuyển buổi sinh hoạt thường kỳ tháng 11 từ thứ Ba, ngày 03/11 sang 19 giờ 30, thứ Tư, ngày 04/11/2026. Lý do: trùng lịch học.\n"
        "Nhắn: đồng ý, hoặc: thôi.");
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đã chuyển.");
    CHECK(five.meeting("2026-11").revision == 1);
    CHECK(five.meeting("2026-11").approved_by == five.binh.person);
    CHECK(storage::tasks::of_kind(five.branch.house().connection(), five.branch.id(), "reminders.confirm").empty());
    five.go("2026-11-01 07:29");
    CHECK(five.sent_like("THÔNG BÁO") == 0);  // nothing on the 31st, the rung of the old day
    five.branch.clock("2026-11-01 07:30");
    const auto notice = five.branch.ward()->next_unread(five.branch.group());
    REQUIRE(notice);
    CHECK(notice->find("1. Thời gian: 19 giờ 30, thứ Tư, ngày 04/11/2026.") != std::string::npos);
    five.go("2026-11-20 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
}

TEST_CASE("a day outside the first week is asked a second time and marked", "[changing]") {
    Announced five;
    when(five.binh).writes_privately("dời 10/11 vì nhà văn hóa bận");
    then(five.binh).receives_something();
    five.asks("đồng ý", "Ngày 10/11/2026 không nằm trong tuần đầu của tháng như quy định. Đồng chí vẫn chọn ngày này?\nNhắn: đồng ý, hoặc: thôi.");
    CHECK_FALSE(five.meeting("2026-11").off_rule);
    five.asks("đồng ý", kHeld);
    five.go("2026-10-31 09:05");
    CHECK(five.meeting("2026-11").off_rule);
}

TEST_CASE("two hours before the meeting: those who have not looked are to be told by others, and the call list comes at once", "[changing]") {
    Announced five;
    five.go("2026-11-03 17:28");
    when(five.binh).writes_privately("dời hôm nay 21h vì nhà văn hóa bận");
    then(five.binh).receives_something();
    five.asks("đồng ý", "Đã sửa. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.branch.clock("2026-11-03 17:30");
    then(five.branch).receives(
        "THAY ĐỔI LỊCH SINH HOẠT\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "Buổi sinh hoạt thường kỳ tháng 11 lúc 19 giờ 30, ngày 03/11/2026 chuyển sang 21 giờ 00, thứ Ba, ngày 03/11/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "Lý do: nhà văn hóa bận.\n"
        "Vì lịch đã thay đổi, đề nghị các đồng chí trả lời lại trước 18 giờ 00, ngày 03/11: 1 có mặt, 2 vắng, 3 đến muộn. Do thời gian gấp, nhờ các đồng chí "
        "báo giúp những đồng chí chưa xem Zalo.\n"
        "Mong các đồng chí thông cảm. Trân trọng.\n"
        "T/M chi ủy");
    CHECK(storage::tasks::of_kind(five.branch.house().connection(), five.branch.id(), "calls.meeting").size() == 1);
    five.skip();
}

TEST_CASE("what stays of day and hour is edited without new answers", "[changing]") {
    Announced five;
    when(five.lan).says("có mặt");
    five.asks("sửa nơi Trường Tiểu học Kim Đồng",
              "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
              "Buổi sinh hoạt thường kỳ tháng 11 lúc 19 giờ 30, thứ Ba, ngày 03/11/2026 thay đổi địa điểm: Trường Tiểu học Kim Đồng (thay cho: Nhà văn hóa tổ "
              "dân phố 5).\n"
              "Thời gian không đổi; đồng chí nào đã báo dự thì không cần báo lại.\n"
              "Trân trọng.\n"
              "T/M chi ủy\n\n"
              "Sửa địa điểm thành: Trường Tiểu học Kim Đồng. Thông báo đã gửi, nên 2 đồng chí sẽ được báo lại.\n"
              "Nhắn: đồng ý, hoặc: thôi.");
    five.asks("đồng ý", "Đã sửa. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.branch.clock("2026-10-31 09:02");
    then(five.branch).receives_something();
    CHECK(five.meeting("2026-11").venue == "Trường Tiểu học Kim Đồng");
    CHECK(five.meeting("2026-11").revision == 1);
}

TEST_CASE("a cancelled regular meeting is rather moved", "[changing]") {
    Announced five;
    five.asks("hủy họp 3/11 vì bão",
              "Mỗi tháng chi bộ sinh hoạt thường kỳ một lần. Xin chọn: 1 chuyển sang thứ Hai, ngày 02/11, 2 chuyển sang thứ Tư, ngày 04/11, 3 vẫn hủy.");
    SECTION("moved") {
        when(five.binh).writes_privately("2");
        const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
        REQUIRE(shown);
        CHECK(shown->find("chuyển sang 19 giờ 30, thứ Tư, ngày 04/11/2026") != std::string::npos);
    }
    SECTION("cancelled all the same, and not made again") {
        const core::MeetingId id = five.meeting("2026-11").id;
        five.asks("3",
                  "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
                  "Buổi sinh hoạt thường kỳ tháng 11 lúc 19 giờ 30, thứ Ba, ngày 03/11/2026 không tổ chức. Lý do: bão.\n"
                  "Thời gian mới sẽ được thông báo sau.\n"
                  "Mong các đồng chí thông cảm. Trân trọng.\n"
                  "T/M chi ủy\n\n"
                  "Hủy buổi sinh hoạt thường kỳ tháng 11 ngày 03/11. Lý do: bão. 2 đồng chí sẽ được báo.\n"
                  "Nhắn: đồng ý, hoặc: thôi.");
        five.asks("đồng ý", "Đã hủy. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
        five.go("2026-11-09 12:00");
        CHECK(storage::meetings::find(five.branch.house().connection(), id)->state == domain::MeetingState::cancelled);
        CHECK_FALSE(storage::meetings::regular_of(five.branch.house().connection(), five.branch.id(), "2026-11"));
        CHECK(five.sent_like("Kính nhắc các đồng chí: buổi") == 0);
        CHECK(five.sent_like("Cảm ơn đồng chí bí thư") == 0);
    }
}

TEST_CASE("the secretary sends the notice before its day", "[changing]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    when(five.binh).writes_privately("gửi");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->ends_with("T/M chi ủy\n\nGửi tới nhóm Chi bộ 5 (2 đồng chí).\nNhắn: đồng ý, hoặc: thôi."));
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.go("2026-10-24 09:02");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
    when(five.binh).writes_privately("gửi");
    then(five.binh).receives("Thông báo buổi ngày 03/11 đã gửi lúc 09 giờ 02, ngày 24/10.");
    five.go("2026-11-01 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
}

TEST_CASE("what cannot be is told, never mended", "[changing]") {
    Announced five;
    five.asks("dời 31/02", "Ngày 31/02 không có trong lịch, xin đồng chí nhắn lại ngày.");
    five.asks("dời 1/10 19h", "Ngày 01/10 đã qua, xin đồng chí chọn ngày khác.");
    five.asks("dời 5/11 25h", "Giờ đồng chí nhắn không có, xin đồng chí nhắn lại giờ.");
    five.asks("dời 3/11 19h30 vì nhà văn hóa bận", "Lịch vẫn như vậy, không có gì thay đổi.");
    five.asks("dời 5/11 7h30 vì nhà văn hóa bận", "1 07 giờ 30, 2 19 giờ 30?");
    five.asks("2", kMoveShown);
    five.asks("thôi", "Đã dừng, chưa gửi gì.");
    five.asks("sửa nơi " + std::string(61, 'x'), "Địa điểm dài quá 60 ký tự, xin đồng chí viết ngắn hơn.");
    five.asks("sửa nội dung " + std::string(111, 'x'), "Nội dung dài quá 110 ký tự, xin đồng chí viết ngắn hơn.");
    five.asks("sửa hình thức trực tuyến", "Hình thức trực tuyến chỉ dùng cho chi bộ được thí điểm. Xin đồng chí liên hệ văn phòng Đảng ủy.");
    five.asks("hủy họp 9/11 vì bão", "Hiện không có buổi họp nào sắp tới để hủy.");
    when(five.lan).writes_privately("dời 5/11 19h30 vì nhà văn hóa bận");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    five.skip();
}

TEST_CASE("a day off is told with its reason, and may be chosen", "[changing]") {
    Announced five;
    when(five.binh).writes_privately("dời 7/11 19h30 vì nhà văn hóa bận");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("Ngày 07/11 là thứ Bảy. Đồng chí vẫn chọn ngày này?\n") != std::string::npos);
}

TEST_CASE("in the quiet hours the change waits for the morning", "[changing]") {
    Announced five;
    five.go("2026-10-31 22:00");
    when(five.binh).writes_privately("dời 5/11 19h30 vì nhà văn hóa bận");
    then(five.binh).receives(kMoveShown);
    five.asks("đồng ý", "Đang là giờ nghỉ. 1 gửi lúc 07 giờ 00. Hoặc nhắn: thôi.");
    five.asks("1", "Đã chuyển. Thông báo gửi lúc 07 giờ 00; nhắn thôi để dừng.");
    five.branch.clock("2026-11-01 07:00");
    then(five.branch).receives(kMovedNotice);
    five.skip();
}

TEST_CASE("a meeting that was called by hand is moved and cancelled like any other", "[changing]") {
    Monthly five;
    five.branch.has_open_meeting(five.binh, "2026-10-12 19:30");
    when(five.binh).writes_privately("dời bất thường 13/10 19h30 vì nhà văn hóa bận");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đã chuyển. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.branch.clock("2026-10-07 09:40");
    const auto told = five.branch.ward()->next_unread(five.branch.group());
    REQUIRE(told);
    CHECK(told->starts_with("THAY ĐỔI LỊCH SINH HOẠT\nKính gửi các đồng chí đảng viên Chi bộ 5,\nBuổi họp chi bộ bất thường lúc 19 giờ 30, ngày 12/10/2026 chuyển sang "
                            "19 giờ 30, thứ Ba, ngày 13/10/2026"));
    CHECK(told->find("trả lời lại trước 16 giờ 30, ngày 13/10") != std::string::npos);
    when(five.binh).writes_privately("hủy họp 13/10 vì bão");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đã hủy. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.branch.clock("2026-10-07 09:50");
    const auto cancelled = five.branch.ward()->next_unread(five.branch.group());
    REQUIRE(cancelled);
    CHECK(cancelled->find("Buổi họp chi bộ bất thường lúc 19 giờ 30, thứ Ba, ngày 13/10/2026 không tổ chức. Lý do: bão.") != std::string::npos);
    five.skip();
}

TEST_CASE("what was missing is given after the date alone was told: the secretary has the whole notice sent", "[changing]") {
    Monthly five({.venue = "", .hour = core::at_hour(19, 30)});
    five.go("2026-10-31 09:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
    when(five.binh).writes_privately("sửa nơi Nhà văn hóa");
    then(five.binh).receives("Sửa địa điểm thành: Nhà văn hóa.\nNhắn: đồng ý, hoặc: thôi.");
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đã sửa. Chi bộ mới được báo ngày họp; xin nhắn: gửi, để gửi thông báo đầy đủ.");
    when(five.binh).writes_privately("gửi");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
    five.go("2026-10-31 09:05");
    CHECK(five.sent_like("THÔNG BÁO") == 2);
    CHECK(five.meeting("2026-11").state == domain::MeetingState::announced);
}
