#include <catch2/catch.hpp>

#include "storage/meeting_repository.hpp"
#include "tests/handlers/five_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

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
                                 "họp 12/10 19h 30",
                                 "họp 12/10 19h 30 phút",
                                 "họp 19h 30 12/10",
                                 "họp 12/10 vào 19h30",
                                 "hop 12/10 19h30 tai Nhà văn hóa tổ dân phố 5",
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

TEST_CASE("a place that begins like 'tại' keeps its first word", "[meetings]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 19h30 Tái định cư số 3");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("2. Địa điểm: Tái định cư số 3.") != std::string::npos);
}

TEST_CASE("a usual place that is too long for a notice is told, and another may be typed",
          "[meetings]") {
    Conversation branch("Chi bộ 5", {.venue = std::string(61, 'x')});
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    when(binh).writes_privately("họp 12/10 19h30");
    then(binh).receives(
        "Địa điểm thường dùng dài quá 60 ký tự, xin đồng chí nhắn kèm địa điểm ngắn hơn, ví dụ: "
        "họp bất thường 12/10 19h30 Nhà văn hóa.");
    when(binh).writes_privately("họp 12/10 19h30 Nhà văn hóa");
    then(binh).receives_something();
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
