#include <catch2/catch.hpp>

#include "storage/meeting_repository.hpp"
#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kNotice =
    "THÔNG BÁO họp chi bộ bất thường\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "1. Thời gian: 19 giờ 30, thứ Hai, ngày 12/10/2026.\n"
    "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
    "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. Lý do "
    "vắng xin nhắn riêng.\n"
    "Trân trọng cảm ơn.\n"
    "T/M chi ủy";
const std::string kConfirmation =
    kNotice +
    "\n\nTổ chức họp chi bộ bất thường: 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ "
    "dân phố 5; thông báo tới 3 đồng chí "
    "trong nhóm Chi bộ 5.\nNhắn: đồng ý, hoặc: thôi.";
const std::string kOpened = "Đã ghi lịch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.";

/// Chi bộ 5 with a secretary, a deputy and one member.
struct Five {
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member hoa = branch.deputy("Lê Thị Hoa");
    Member lan = branch.member("Trần Thị Lan");
};

/// What the secretary is told when asking for such a meeting.
void check_refused(Five& five, const std::string& typed, const std::string& told) {
    INFO(typed);
    when(five.binh).writes_privately(typed);
    then(five.binh).receives(told);
}

}  // namespace

TEST_CASE("the secretary opens a meeting in the branch-committee group", "[meetings]") {
    Five five;
    when(five.binh).says_in_committee("/họp 12/10 19h30");
    then_committee(five.branch).receives(kConfirmation);
    when(five.binh).says_in_committee("đồng ý");
    then_committee(five.branch).receives(kOpened);
    five.branch.clock("2026-10-07 09:31");
    then(five.branch).receives_nothing();
    five.branch.clock("2026-10-07 09:32");
    then(five.branch).receives(kNotice);
    const auto meetings = storage::meetings::open_questions(
        five.branch.house().connection(), five.branch.id(), five.branch.house().now());
    REQUIRE(meetings.size() == 1);
    CHECK(meetings[0].state == domain::MeetingState::announced);
    CHECK(meetings[0].announced_at == five.branch.house().now());
}

TEST_CASE("how a meeting may be typed", "[meetings]") {
    const auto* typed = GENERATE("họp 12/10 19h30",
                                 "hop 12/10 19h30",
                                 "HỌP BẤT THƯỜNG 12/10 19h30",
                                 "hop bat thuong 12/10/2026 19 gio 30",
                                 "/hop 12/10 7h30 tối",
                                 "ho\u0323p 12/10 19:30",
                                 "họp 19h30 12/10",
                                 "họp 19h30, thứ hai ngày 12/10",
                                 "lịch họp 12/10 19h30",
                                 "# họp   12/10   19h30  ",
                                 "Họp 12/10 19h30 tại Nhà văn hóa tổ dân phố 5.");
    INFO(typed);
    Five five;
    when(five.binh).writes_privately(typed);
    then(five.binh).receives(kConfirmation);
}

TEST_CASE("the place is shown as it was typed, mentions made harmless", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("hop 12/10 19h30 Trường Kim Đồng [@123]");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("2. Địa điểm: Trường Kim Đồng [ @123].") != std::string::npos);
}

TEST_CASE("thôi before đồng ý drops the draft", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("thôi");
    then(five.binh).receives("Đã dừng, chưa gửi gì.");
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Hiện không có việc nào chờ đồng chí đồng ý.");
    five.branch.clock("2026-10-07 12:00");
    then(five.branch).receives_nothing();
}

TEST_CASE("thôi within the hold takes the notice back, later it is told to be too late",
          "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);

    SECTION("within two minutes") {
        five.branch.clock("2026-10-07 09:31");
        when(five.binh).writes_privately("dừng");
        then(five.binh).receives("Đã dừng, chưa gửi gì.");
        five.branch.clock("2026-10-08 12:00");
        then(five.branch).receives_nothing();
        when(five.binh).writes_privately("ds");
        then(five.binh).receives("Hiện chưa có lịch họp mới.");
    }
    SECTION("after it has left") {
        five.branch.clock("2026-10-07 09:33");
        then(five.branch).receives(kNotice);
        when(five.binh).writes_privately("thôi");
        then(five.binh).receives("Thông báo đã gửi nên không dừng được nữa.");
    }
    SECTION("a bare khong does not stop what is held") {
        when(five.binh).writes_privately("không");
        five.branch.clock("2026-10-07 09:33");
        then(five.branch).receives(kNotice);
        then(five.binh).receives_something();
    }
}

TEST_CASE("a confirmation counts only from the account that was asked, in its chat", "[meetings]") {
    Five five;
    when(five.binh).says_in_committee("/họp 12/10 19h30");
    then_committee(five.branch).receives(kConfirmation);
    when(five.hoa).says_in_committee("đồng ý");
    when(five.binh).says("đồng ý");
    five.branch.clock("2026-10-07 09:45");
    then(five.branch).receives_nothing();
    when(five.binh).says_in_committee("ok");
    then_committee(five.branch).receives(kOpened);
    five.branch.clock("2026-10-07 09:47");
    then(five.branch).receives(kNotice);
}

TEST_CASE("a confirmation waits thirty minutes, over a restart", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    SECTION("restart keeps it, and the hold after it") {
        five.branch.house().restart();
        five.branch.clock("2026-10-07 09:59");
        when(five.binh).writes_privately("Duyệt ạ");
        then(five.binh).receives(kOpened);
        five.branch.house().restart();
        five.branch.clock("2026-10-07 10:01");
        then(five.branch).receives(kNotice);
    }
    SECTION("after that it waits no more, and says so") {
        five.branch.clock("2026-10-07 10:00");
        when(five.binh).writes_privately("đồng ý");
        then(five.binh).receives("Hiện không có việc nào chờ đồng chí đồng ý.");
        five.branch.clock("2026-10-07 10:05");
        then(five.branch).receives_nothing();
    }
}

TEST_CASE("while a confirmation waits, doubtful words are asked", "[meetings]") {
    const auto* typed =
        GENERATE("dung", "khong dung", "co", "vang", "1", "đúng", "có", "không đúng ạ");
    INFO(typed);
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately(typed);
    then(five.binh).receives("Xin đồng chí nhắn: đồng ý, hoặc: thôi.");
    when(five.binh).writes_privately("thoi");
    then(five.binh).receives("Đã dừng, chưa gửi gì.");
}

TEST_CASE("only secretary and deputy of that branch open its meetings", "[meetings]") {
    Five five;
    Conversation six(five.branch.ward(), "Chi bộ 6", {});
    const Member minh = six.secretary("Phạm Minh");
    when(five.lan).writes_privately("họp 12/10 19h30");
    then(five.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(minh).says_in(five.branch.committee(), "/họp 12/10 19h30");
    then_committee(five.branch).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(five.hoa).writes_privately("họp 12/10 19h30");
    then(five.hoa).receives(kConfirmation);
}

TEST_CASE("the role is looked up when the meeting is written down", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    five.branch.house().end_role(five.binh.person, five.branch.id(), domain::Role::secretary);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    five.branch.clock("2026-10-07 12:00");
    then(five.branch).receives_nothing();
}

TEST_CASE("in the branch's group the bot only points to the private chat, once an hour",
          "[meetings]") {
    Five five;
    when(five.binh).says("/họp 12/10 19h30");
    then(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    when(five.binh).says("/họp 12/10 19h30");
    when(five.lan).says("#danh sách");
    five.branch.clock("2026-10-07 10:29");
    when(five.binh).says("/họp 12/10 19h30");
    then(five.branch).receives_nothing();
    five.branch.clock("2026-10-07 10:30");
    when(five.binh).says("/ds");
    then(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

TEST_CASE("dates and hours that cannot be are told, never mended", "[meetings]") {
    Five five;
    check_refused(
        five, "họp 31/02 19h30", "Ngày 31/02 không có trong lịch, xin đồng chí nhắn lại ngày.");
    check_refused(five, "họp 06/10 19h30", "Ngày 06/10 đã qua, xin đồng chí chọn ngày khác.");
    check_refused(
        five, "họp 12/10/2025 19h30", "Ngày 12/10/2025 đã qua, xin đồng chí chọn ngày khác.");
    check_refused(five, "họp hôm nay 08h00", "Giờ đó đã qua, xin đồng chí chọn giờ khác.");
    check_refused(five, "họp 12/10 25h", "Giờ đồng chí nhắn không có, xin đồng chí nhắn lại giờ.");
    check_refused(
        five, "họp 12/10", "Xin đồng chí nhắn thêm giờ, ví dụ: họp bất thường 12/10 19h30.");
    check_refused(five,
                  "họp",
                  "Xin đồng chí nhắn loại họp, ngày, giờ, địa điểm, ví dụ: họp bất thường 12/10 "
                  "19h30 Nhà văn hóa.");
    check_refused(five,
                  "họp chuyên đề 12/10 19h30",
                  "Xin đồng chí chọn loại họp: bất thường, thường kỳ hoặc chi ủy.");
    check_refused(five,
                  "họp 12/10 19h30 " + std::string(61, 'x'),
                  "Địa điểm dài quá 60 ký tự, xin đồng chí viết ngắn hơn.");
}

TEST_CASE("without a usual place the bot asks for one", "[meetings]") {
    Conversation branch("Chi bộ 5", {.venue = ""});
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    when(binh).writes_privately("họp 12/10 19h30");
    then(binh).receives(
        "Xin đồng chí nhắn thêm địa điểm, ví dụ: họp bất thường 12/10 19h30 Nhà văn hóa.");
}

TEST_CASE("an hour that may be morning or evening is asked by numbers or words", "[meetings]") {
    const auto* answer = GENERATE("2", "tối", "toi");
    INFO(answer);
    Five five;
    when(five.binh).writes_privately("họp 12/10 7h30");
    then(five.binh).receives("1 07 giờ 30, 2 19 giờ 30?");
    when(five.binh).writes_privately("5");
    then(five.binh).receives("1 07 giờ 30, 2 19 giờ 30?");
    when(five.binh).writes_privately(answer);
    then(five.binh).receives(kConfirmation);
}

TEST_CASE("a day off is asked inside the confirmation", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 11/10 19h30");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("\n\nNgày 11/10 là Chủ nhật. Đồng chí vẫn chọn ngày này?\nTổ chức họp chi bộ "
                      "bất thường: ") != std::string::npos);
}

TEST_CASE("no two meetings of a branch share a time (R-05)", "[meetings]") {
    Five five;
    five.branch.has_open_meeting(five.binh, "2026-10-12 19:30");
    check_refused(five,
                  "họp chi ủy 12/10 20h",
                  "Lúc đó Chi bộ 5 đã có buổi họp chi bộ bất thường. Sinh hoạt chi bộ không ghép "
                  "với cuộc họp khác; xin đồng chí chọn giờ "
                  "khác.");
    when(five.binh).writes_privately("họp 12/10 21h00");  // the first has ended by then
    then(five.binh).receives_something();
}

TEST_CASE("a month has one regular meeting; its notice names the 3rd and the fee", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp thường kỳ 04/01/2027 19h30");
    const std::string notice =
        "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 1/2027\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "1. Thời gian: 19 giờ 30, thứ Hai, ngày 04/01/2027 (ngày 03/01 là Chủ nhật).\n"
        "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
        "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 04/01: 1 có mặt, 2 vắng, 3 đến muộn. "
        "Lý do vắng xin nhắn riêng.\n"
        "Kính nhắc các đồng chí đóng đảng phí tháng 1.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi ủy";
    then(five.binh).receives(notice +
                             "\n\nTổ chức sinh hoạt chi bộ thường kỳ tháng 1: 19 giờ 30, thứ Hai, "
                             "ngày 04/01/2027, tại Nhà văn hóa tổ dân phố 5; thông báo tới "
                             "3 đồng chí trong nhóm Chi bộ 5.\nNhắn: đồng ý, hoặc: thôi.");
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);
    check_refused(
        five,
        "họp thường kỳ 05/01/2027 19h30",
        "Tháng 1 Chi bộ 5 đã có buổi sinh hoạt thường kỳ: 19 giờ 30, thứ Hai, ngày 04/01/2027.");
    five.branch.clock("2026-10-07 09:32");
    then(five.branch).receives(notice);
}

TEST_CASE("in the quiet hours the notice waits for the morning", "[meetings]") {
    Five five;
    five.branch.clock("2026-10-07 20:59");
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đang là giờ nghỉ. 1 gửi lúc 07 giờ 00. Hoặc nhắn: thôi.");
    SECTION("1") {
        when(five.binh).writes_privately("1");
        then(five.binh).receives("Đã ghi lịch. Thông báo gửi lúc 07 giờ 00; nhắn thôi để dừng.");
        five.branch.clock("2026-10-08 06:59");
        then(five.branch).receives_nothing();
        five.branch.clock("2026-10-08 07:00");
        then(five.branch).receives(kNotice);
    }
    SECTION("1, and thôi later in the night") {
        when(five.binh).writes_privately("1");
        then(five.binh).receives_something();
        five.branch.clock("2026-10-08 02:00");
        when(five.binh).writes_privately("thôi");
        then(five.binh).receives("Đã dừng, chưa gửi gì.");
        five.branch.clock("2026-10-08 08:00");
        then(five.branch).receives_nothing();
    }
    SECTION("thôi") {
        when(five.binh).writes_privately("thôi");
        then(five.binh).receives("Đã dừng, chưa gửi gì.");
        five.branch.clock("2026-10-08 08:00");
        then(five.branch).receives_nothing();
    }
}

TEST_CASE("a meeting that begins before the quiet hours end cannot be announced", "[meetings]") {
    Five five;
    five.branch.clock("2026-10-07 22:00");
    when(five.binh).writes_privately("họp 08/10 06h30");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(
        "Buổi họp bắt đầu trước khi hết giờ nghỉ nên trợ lý không gửi được thông báo. Xin đồng chí "
        "gọi điện cho các đồng chí.");
}

TEST_CASE("a text that would no longer be true is shown again before it goes", "[meetings]") {
    Five five;
    five.branch.clock("2026-10-07 19:50");
    when(five.binh).writes_privately(
        "họp 08/10 06h30");  // its deadline is 20 giờ 00 of this evening
    const auto first = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(first);
    CHECK(first->find("trả lời trước 20 giờ 00, ngày 07/10: 1 có mặt") != std::string::npos);
    five.branch.clock("2026-10-07 20:05");
    when(five.binh).writes_privately("đồng ý");
    const auto second = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(second);
    CHECK(second->find("Đề nghị các đồng chí trả lời: 1 có mặt") != std::string::npos);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);
    five.branch.clock("2026-10-07 20:07");
    then(five.branch).receives_something();
}

TEST_CASE("a branch without a group: the secretary forwards the notice", "[meetings]") {
    Conversation branch("Chi bộ 5", {.has_group = false, .has_committee_group = false});
    branch.house().surroundings().contact_links[branch.house().organization()] =
        "https://zalo.me/388613280878808645";
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    when(binh).writes_privately("họp 12/10 19h30");
    const std::string notice =
        "THÔNG BÁO họp chi bộ bất thường\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "1. Thời gian: 19 giờ 30, thứ Hai, ngày 12/10/2026.\n"
        "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
        "Đề nghị các đồng chí trả lời riêng cho trợ lý (https://zalo.me/388613280878808645) trước "
        "16 giờ 30, ngày 12/10: 1 có mặt, 2 vắng, 3 "
        "đến muộn. Lý do vắng xin nhắn riêng.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi bộ";
    then(binh).receives(notice +
                        "\n\nTổ chức họp chi bộ bất thường: 19 giờ 30, thứ Hai, ngày 12/10/2026, "
                        "tại Nhà văn hóa tổ dân phố 5; thông báo để "
                        "đồng chí chuyển tới 1 đồng chí của Chi bộ 5.\nNhắn: đồng ý, hoặc: thôi.");
    when(binh).writes_privately("đồng ý");
    then(binh).receives(kOpened);
    SECTION("after the hold it comes, in a message of its own") {
        branch.clock("2026-10-07 09:32");
        then(binh)
            .receives("Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của chi bộ:")
            .receives(notice);
        when(binh).writes_privately("có mặt");
        then(binh).receives(
            "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại.");
        branch.clock("2026-10-12 19:00");  // no group: no counts, no reminder
    }
    SECTION("thôi takes both back") {
        when(binh).writes_privately("thôi");
        then(binh).receives("Đã dừng, chưa gửi gì.");
        branch.clock("2026-10-07 12:00");
    }
}

TEST_CASE("a group that cannot be reached: the secretary is handed the notice", "[meetings]") {
    Five five;
    five.branch.house().refuse(five.branch.group());
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);
    five.branch.clock("2026-10-07 09:32");
    then_committee(five.branch)
        .receives("Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của chi bộ:")
        .receives_something();
    then(five.branch).receives_nothing();
}

TEST_CASE("the chi ủy meets in its own group", "[meetings]") {
    Five five;
    when(five.binh).says_in_committee("/họp chi ủy 12/10 19h30");
    const std::string notice =
        "THÔNG BÁO họp chi ủy\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "1. Thời gian: 19 giờ 30, thứ Hai, ngày 12/10/2026.\n"
        "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
        "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. "
        "Lý do vắng xin nhắn riêng.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi ủy";
    then_committee(five.branch)
        .receives(notice +
                  "\n\nTổ chức họp chi ủy: 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ "
                  "dân phố 5; thông báo tới 2 đồng chí trong "
                  "nhóm chi ủy Chi bộ 5.\nNhắn: đồng ý, hoặc: thôi.");
    when(five.binh).says_in_committee("đồng ý");
    then_committee(five.branch).receives(kOpened);
    five.branch.clock("2026-10-07 09:32");
    then_committee(five.branch).receives(notice);
    when(five.hoa).says_in_committee("1");
    when(five.lan).writes_privately("có mặt");  // not of the chi ủy
    then(five.lan).receives("Hiện chưa có lịch họp mới.");
    when(five.hoa).says_in_committee("/ds");
    then_committee(five.branch)
        .receives("Buổi 12/10, 2 đồng chí: có mặt 1; chưa phản hồi 1 (Nguyễn Văn Bình).");
}

TEST_CASE("a later draft takes the place of the one before", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 13/10 19h30");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);
    five.branch.clock("2026-10-07 09:32");
    then(five.branch).receives(kNotice);
}

TEST_CASE("with a hold and a draft, thôi is asked which", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives(kOpened);
    when(five.binh).writes_privately("họp 13/10 19h30");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("thôi");
    then(five.binh).receives(
        "Đồng chí muốn dừng việc nào: 1 họp chi bộ bất thường ngày 13/10, 2 thông báo họp chi bộ "
        "bất thường ngày 12/10?");
    when(five.binh).writes_privately("2");
    then(five.binh).receives("Đã dừng, chưa gửi gì.");
    five.branch.clock("2026-10-07 09:40");
    then(five.branch).receives_nothing();
}
