#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/meeting_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kProposal =
    "Kính gửi đồng chí bí thư Chi bộ 5,\n"
    "Dự kiến sinh hoạt thường kỳ tháng 11: 19 giờ 30, thứ Ba, ngày 03/11/2026, tại Nhà văn hóa tổ dân phố 5.\n"
    "1 đồng ý\n"
    "2 chọn ngày khác\n"
    "3 sửa giờ, nơi, nội dung\n"
    "Nếu đến 08 giờ 00, ngày 30/10 đồng chí chưa có ý kiến khác, ngày họp sẽ được báo trước, giờ và địa điểm báo sau. Trân trọng.";
const std::string kNotice =
    "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 11/2026\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "1. Thời gian: 19 giờ 30, thứ Ba, ngày 03/11/2026.\n"
    "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
    "3. Nội dung: (1) thông tin thời sự; (2) kết quả tháng 10, nhiệm vụ tháng 11; (3) nội dung khác.\n"
    "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 03/11: 1 có mặt, 2 vắng, 3 đến muộn. Lý do vắng xin nhắn riêng.\n"
    "Kính nhắc các đồng chí đóng đảng phí tháng 11.\n"
    "Trân trọng cảm ơn.\n"
    "T/M chi ủy";
const std::string kDateAlone =
    "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 11/2026\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "Ngày 03/11/2026; giờ và địa điểm sẽ báo sau.\n"
    "Trân trọng cảm ơn.\n"
    "Trợ lý chi bộ";
const std::string kConfirmed = "Đã xác nhận lịch tháng 11: 19 giờ 30, thứ Ba, ngày 03/11/2026. Thông báo sẽ được gửi lúc 07 giờ 30, ngày 31/10.";

}  // namespace

TEST_CASE("the month proposes itself ten days ahead, and the secretary agrees with one number", "[reminders]") {
    Monthly five;
    five.branch.clock("2026-10-24 07:59");
    then_committee(five.branch).receives_nothing();
    five.branch.clock("2026-10-24 08:00");
    then_committee(five.branch).receives(kProposal);
    CHECK(five.meeting("2026-11").state == domain::MeetingState::proposed);
    when(five.binh).says_in_committee("/1");
    then_committee(five.branch).receives(kConfirmed);
    CHECK(five.meeting("2026-11").state == domain::MeetingState::confirmed);
    five.go("2026-10-31 07:29");
    CHECK(five.sent_like("THÔNG BÁO") == 0);
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(kNotice);
    five.skip();
    CHECK(five.meeting("2026-11").state == domain::MeetingState::announced);
    when(five.lan).says("có mặt");
    five.go("2026-11-10 12:00");
    CHECK(five.sent_like("THÔNG BÁO") == 1);
}

TEST_CASE("'đồng ý' is as good as the number", "[reminders]") {
    Monthly five;
    five.branch.clock("2026-10-24 08:00");
    then_committee(five.branch).receives(kProposal);
    when(five.binh).says_in_committee("đồng ý");
    then_committee(five.branch).receives(kConfirmed);
}

TEST_CASE("what others agree to is no agreement of the secretary's", "[reminders]") {
    Monthly five;
    five.branch.clock("2026-10-24 08:00");
    then_committee(five.branch).receives(kProposal);
    when(five.lan).says_in_committee("/1");
    CHECK(five.meeting("2026-11").state == domain::MeetingState::proposed);
    five.skip();
}

TEST_CASE("a silent secretary: the date alone is announced, and the office knows", "[reminders]") {
    Monthly five;
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(kDateAlone);
    five.skip();
    const auto meeting = five.meeting("2026-11");
    CHECK(meeting.state == domain::MeetingState::confirmed);
    CHECK_FALSE(meeting.approved_by);
    CHECK_FALSE(meeting.announce_at);  // nobody is asked yet
    const auto tasks = storage::tasks::of_owner(
        five.branch.house().connection(), five.branch.house().organization(), storage::Task::Owner::office, {});
    CHECK(std::count_if(tasks.begin(), tasks.end(), [](const auto& one) { return one.kind == "reminders.incomplete"; }) == 1);
}

TEST_CASE("a silent secretary with a standing approval: everything goes out in that name", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(kNotice);
    five.skip();
    CHECK(five.meeting("2026-11").approved_by == five.binh.person);
}

TEST_CASE("an approval ends with who gave it", "[reminders]") {
    Monthly five;
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.branch.house().end_role(five.binh.person, five.branch.id(), domain::Role::secretary);
    const Member hoa = five.branch.secretary("Lê Thị Hoa");
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(kDateAlone);
    five.skip();
    five.branch.ward()->skip_unread(hoa.private_chat());
}

TEST_CASE("where hour and place are not known, they are asked for", "[reminders]") {
    Monthly five({.venue = ""});
    five.branch.clock("2026-10-24 08:00");
    then_committee(five.branch)
        .receives(
            "Kính gửi đồng chí bí thư Chi bộ 5,\n"
            "Dự kiến sinh hoạt thường kỳ tháng 11: (chưa có giờ), thứ Ba, ngày 03/11/2026, tại (chưa có địa điểm).\n"
            "1 đồng ý\n"
            "2 chọn ngày khác\n"
            "3 sửa giờ, nơi, nội dung\n"
            "Nếu đến 08 giờ 00, ngày 30/10 đồng chí chưa có ý kiến khác, ngày họp sẽ được báo trước, giờ và địa điểm báo sau. Trân trọng.");
    when(five.binh).says_in_committee("/1");
    then_committee(five.branch)
        .receives("Đã ghi nhận ngày 03/11/2026. Còn thiếu giờ và địa điểm; xin đồng chí nhắn, ví dụ: sửa giờ 19h30. Nếu chưa có, chi bộ chỉ được báo ngày họp.");
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(
        "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 11/2026\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "Ngày 03/11/2026; giờ và địa điểm sẽ báo sau.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi ủy");
    five.skip();
}

TEST_CASE("a date that the rule moves is told when it stands, and on the morning of the 3rd", "[reminders]") {
    Monthly five;
    five.go("2026-12-25 07:59");
    five.branch.clock("2026-12-25 08:00");
    then_committee(five.branch)
        .receives(
            "Kính gửi đồng chí bí thư Chi bộ 5,\n"
            "Dự kiến sinh hoạt thường kỳ tháng 1: 19 giờ 30, thứ Hai, ngày 04/01/2027, tại Nhà văn hóa tổ dân phố 5. Ngày 03/01 là Chủ nhật nên chuyển "
            "sang ngày này, trong tuần đầu của tháng.\n"
            "1 đồng ý\n"
            "2 chọn ngày khác\n"
            "3 sửa giờ, nơi, nội dung\n"
            "Nếu đến 08 giờ 00, ngày 29/12 đồng chí chưa có ý kiến khác, ngày họp sẽ được báo trước, giờ và địa điểm báo sau. Trân trọng.");
    when(five.binh).says_in_committee("/1");
    then_committee(five.branch)
        .receives(
            "Đã xác nhận lịch tháng 1: 19 giờ 30, thứ Hai, ngày 04/01/2027. Tin báo đổi ngày gửi sau 2 phút; thông báo họp gửi lúc 07 giờ 30, ngày 01/01.");
    five.branch.clock("2026-12-25 08:01");
    then(five.branch).receives_nothing();
    five.branch.clock("2026-12-25 08:02");
    then(five.branch).receives(
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "Ngày 03/01 là Chủ nhật. Theo quy định, buổi sinh hoạt thường kỳ tháng 1 chuyển sang: 19 giờ 30, thứ Hai, ngày 04/01/2027, tại Nhà văn hóa tổ dân "
        "phố 5.\n"
        "Xin các đồng chí lưu ý: ngày 03/01 chi bộ không họp. Nội dung sẽ được thông báo trước buổi sinh hoạt.\n"
        "Trân trọng.\n"
        "T/M chi ủy");
    five.go("2027-01-01 07:29");
    five.branch.clock("2027-01-01 07:30");
    then(five.branch).receives(
        "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 1/2027\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "1. Thời gian: 19 giờ 30, thứ Hai, ngày 04/01/2027 (ngày 03/01 là Chủ nhật).\n"
        "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
        "3. Nội dung: (1) thông tin thời sự; (2) kết quả tháng 12, nhiệm vụ tháng 1; (3) nội dung khác.\n"
        "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 04/01: 1 có mặt, 2 vắng, 3 đến muộn. Lý do vắng xin nhắn riêng.\n"
        "Kính nhắc các đồng chí đóng đảng phí tháng 1.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi ủy");
    five.go("2027-01-03 06:59");
    five.branch.clock("2027-01-03 07:00");
    then(five.branch).receives(
        "Kính nhắc các đồng chí: hôm nay, Chủ nhật, ngày 03/01, Chi bộ 5 không họp. Buổi sinh hoạt thường kỳ tháng 1: 19 giờ 30, thứ Hai, ngày 04/01/2027, "
        "tại Nhà văn hóa tổ dân phố 5. Trân trọng.");
    five.skip();
}

TEST_CASE("a residential branch meets on a Sunday", "[reminders]") {
    Monthly five({.hour = core::at_hour(19, 30), .preset = domain::DatePreset::residential});
    five.go("2026-12-25 08:00");
    CHECK(core::local_date(five.meeting("2027-01").starts_at) == core::LocalDate{std::chrono::year{2027} / 1 / 3});
}

TEST_CASE("a branch without a group hears through its secretary", "[reminders]") {
    Monthly five({.has_group = false, .hour = core::at_hour(19, 30)});
    five.go("2026-10-24 09:00");
    five.approve_form();
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then_committee(five.branch).receives("Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của chi bộ:");
    const auto notice = five.branch.ward()->next_unread(five.branch.committee());
    REQUIRE(notice);
    CHECK(notice->find("Đề nghị các đồng chí trả lời riêng cho trợ lý trước 16 giờ 30, ngày 03/11") != std::string::npos);
    CHECK(five.meeting("2026-11").state == domain::MeetingState::announced);
    five.skip();
}

TEST_CASE("a branch that joins late hears of its meeting at once", "[reminders]") {
    Monthly five;
    five.branch.clock("2026-10-31 20:00");
    five.skip();
    Conversation late(five.branch.ward(), "Chi bộ 6", {.hour = core::at_hour(19, 30)});
    const Member minh = late.secretary("Vũ Văn Minh");
    late.clock("2026-11-01 04:59");
    then(late).receives_nothing();
    late.clock("2026-11-01 07:00");
    then(late).receives(
        "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 11/2026\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 6,\n"
        "Ngày 03/11/2026; giờ và địa điểm sẽ báo sau.\n"
        "Trân trọng cảm ơn.\n"
        "Trợ lý chi bộ");
    late.ward()->skip_unread(late.committee());
    late.ward()->skip_unread(minh.private_chat());
    five.skip();
}

TEST_CASE("an hour given later that is the one that stood for the day keeps the whole ladder", "[reminders]") {
    Monthly five({.hour = std::nullopt});
    five.go("2026-10-25 09:00");
    REQUIRE(five.meeting("2026-11").hour_open);
    when(five.binh).writes_privately("sửa giờ 19h30");
    five.skip();
    when(five.binh).writes_privately("đồng ý");
    five.skip();
    CHECK_FALSE(five.meeting("2026-11").hour_open);
    five.go("2026-10-31 07:29");
    five.branch.clock("2026-10-31 07:30");
    then(five.branch).receives(kNotice);
    five.skip();
}
