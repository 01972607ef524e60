#include <catch2/catch.hpp>

#include "tests/handlers/five_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

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

TEST_CASE("in the quiet hours the notice waits for the morning", "[meetings]") {
    Five five;
    five.branch.clock("2026-10-07 20:59");
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives(kConfirmation);
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đang là giờ nghỉ. 1 gửi lúc 07 giờ 00, 2 gửi ngay (cần thêm đồng chí Lê Thị Hoa đồng ý).");
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

TEST_CASE("a meeting that begins before the quiet hours end leaves now, if another agrees, or not at all", "[meetings]") {
    Five five;
    five.branch.clock("2026-10-07 22:00");
    when(five.binh).writes_privately("họp 08/10 06h30");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("đồng ý");
    then(five.binh).receives("Đang là giờ nghỉ, và buổi họp bắt đầu trước khi hết giờ nghỉ. 2 gửi ngay (cần thêm đồng chí Lê Thị Hoa đồng ý). Hoặc nhắn: thôi.");
    when(five.binh).writes_privately("1");
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

TEST_CASE("a second notice waits until the first question of the group closes", "[meetings]") {
    Five five;
    five.branch.has_open_meeting(five.binh, "2026-10-12 19:30");
    const auto ask = [&](const char* typed) {
        when(five.binh).writes_privately(typed);
        return five.branch.ward()->next_unread(five.binh.private_chat()).value();
    };
    const std::string waits =
        "\nNhóm đang báo dự buổi họp chi bộ bất thường ngày 12/10, nên thông báo này gửi lúc 16 "
        "giờ "
        "30, ngày 12/10, khi hết hạn báo dự buổi đó.\nNhắn: đồng ý, hoặc: thôi.";
    SECTION("the meeting is confirmed at once, its notice comes later") {
        CHECK(ask("họp 14/10 19h30").ends_with(waits));
        when(five.binh).writes_privately("đồng ý");
        then(five.binh).receives(
            "Đã ghi lịch. Thông báo gửi lúc 16 giờ 30, ngày 12/10; nhắn thôi để dừng.");
        when(five.lan).says("có mặt");  // only one question is open
        five.branch.clock("2026-10-11 17:59");
        five.branch.ward()->skip_unread(five.branch.group());
        five.branch.clock("2026-10-12 16:29");
        then(five.branch).receives_something();  // the reminder of the first
        then(five.branch).receives_nothing();
        five.branch.clock("2026-10-12 16:30");
        const auto notice = five.branch.ward()->next_unread(five.branch.group());
        REQUIRE(notice);
        CHECK(notice->find("1. Thời gian: 19 giờ 30, thứ Tư, ngày 14/10/2026.") !=
              std::string::npos);
        CHECK(notice->find("trước 16 giờ 30, ngày 14/10") != std::string::npos);
    }
    SECTION("it can be stopped all the while") {
        ask("họp 14/10 19h30");
        when(five.binh).writes_privately("đồng ý");
        then(five.binh).receives_something();
        five.branch.clock("2026-10-08 10:00");
        when(five.binh).writes_privately("thôi");
        then(five.binh).receives("Đã dừng, chưa gửi gì.");
        five.branch.clock("2026-10-12 17:00");
        then(five.branch).receives_something();  // the reminder of the first
        then(five.branch).receives_nothing();
    }
    SECTION("the end of the question in the quiet hours") {
        five.branch.has_open_meeting(five.binh, "2026-10-09 08:00");  // cannot wait for the first
        five.branch.ward()->skip_unread(five.branch.group());
        CHECK(ask("họp 10/10 19h30").find("gửi lúc 07 giờ 00, ngày 09/10") != std::string::npos);
    }
    SECTION("what cannot wait leaves at once") {
        CHECK(ask("họp 11/10 19h30").find("Nhóm đang báo dự") == std::string::npos);
        CHECK(ask("họp 12/10 21h30").find("Nhóm đang báo dự") == std::string::npos);
    }
    SECTION("another group has a question of its own") {
        CHECK(ask("họp chi ủy 14/10 19h30").find("Nhóm đang báo dự") == std::string::npos);
    }
    five.branch.ward()->skip_unread(five.branch.committee());  // the morning's list
}
