#include <catch2/catch.hpp>

#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

TEST_CASE("the secretary's list, with reasons 1:1 and without in the committee's group",
          "[attendance]") {
    Asked asked({.silent_members = 1});
    when(asked.lan).says("có mặt");
    when(asked.hung).says("xin vắng vì trực đêm");
    when(asked.mai).says("muộn 15p");
    when(asked.hoa).says("đã nhận");
    when(asked.binh).says_in_committee("/danh sách");
    then_committee(asked.branch)
        .receives(
            "Buổi 12/10, 6 đồng chí: có mặt 1; vắng 1 (Phạm Văn Hùng); muộn 1 (Đỗ Thị Mai: 15 "
            "phút); đã nhận tin 1 (Lê Thị Hoa); "
            "chưa phản hồi 2 (Đảng viên 1; Nguyễn Văn Bình).");
    when(asked.hoa).writes_privately("Danh sách");
    then(asked.hoa).receives(
        "Buổi 12/10, 6 đồng chí: có mặt 1; vắng 1 (Phạm Văn Hùng: trực đêm); muộn 1 (Đỗ Thị Mai: "
        "15 phút); đã nhận tin 1 "
        "(Lê Thị Hoa); chưa phản hồi 2 (Đảng viên 1; Nguyễn Văn Bình). Nhắn: gọi, để lấy số điện thoại.");
    when(asked.lan).writes_privately("ds");
    then(asked.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(asked.binh).says("/ds");
    then(asked.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

TEST_CASE("a change after the deadline that the secretary cannot be told stands in việc", "[attendance]") {
    Asked asked({.has_committee_group = false});
    asked.branch.clock("2026-10-12 17:45");
    asked.branch.ward()->skip_unread(asked.branch.group());
    when(asked.lan).writes_privately("xin vắng vì con ốm");
    then(asked.lan).receives_something();
    then(asked.binh).receives_nothing();
    when(asked.binh).writes_privately("việc");
    const auto list = asked.branch.ward()->next_unread(asked.binh.private_chat());
    REQUIRE(list);
    CHECK(list->find("Xem lời báo sau hạn của đồng chí Trần Thị Lan (trước ngày 12/10)") != std::string::npos);
    when(asked.binh).writes_privately("2");
    then(asked.binh).receives("Đồng chí Trần Thị Lan vừa báo vắng buổi 19 giờ 30, ngày 12/10.");
}

TEST_CASE("after the deadline, but hours before the meeting, changes go to the secretary together", "[attendance]") {
    Asked asked({.silent_members = 0});
    asked.branch.clock("2026-10-12 16:35");
    asked.branch.ward()->skip_unread(asked.branch.group());
    asked.branch.ward()->skip_unread(asked.branch.committee());
    when(asked.lan).writes_privately("xin vắng vì con ốm");
    then(asked.lan).receives("Đã hết hạn báo dự buổi 12/10. Trợ lý đã chuyển lời báo của đồng chí tới đồng chí bí thư.");
    when(asked.mai).says("muộn 20 phút");
    Then(asked.branch.ward(), asked.branch.committee()).receives_nothing();
    asked.branch.clock("2026-10-12 17:00");
    Then(asked.branch.ward(), asked.branch.committee())
        .receives("Sau hạn báo dự buổi 19 giờ 30, ngày 12/10, có lời báo mới: Trần Thị Lan: vắng; Đỗ Thị Mai: đến muộn khoảng 20 phút.");
    when(asked.hung).writes_privately("có mặt");
    asked.branch.clock("2026-10-12 17:29");
    Then(asked.branch.ward(), asked.branch.committee()).receives_nothing();
    asked.branch.clock("2026-10-12 17:30");
    const auto word = asked.branch.ward()->next_unread(asked.branch.committee());
    REQUIRE(word);
    CHECK(word->find("Phạm Văn Hùng: có mặt") != std::string::npos);
    asked.branch.clock("2026-10-12 19:00");
    Then(asked.branch.ward(), asked.branch.committee()).receives_nothing();
    asked.branch.ward()->skip_unread(asked.hung.private_chat());
}

TEST_CASE("after the deadline a change goes to the secretary, and does not count", "[attendance]") {
    Asked asked({.has_committee_group = GENERATE(true, false)});
    when(asked.lan).writes_privately("có mặt");
    then(asked.lan).receives(kPresent);
    asked.branch.clock("2026-10-12 16:29");
    asked.branch.ward()->skip_unread(asked.branch.group());
    asked.branch.ward()->skip_unread(asked.branch.committee());  // the morning's list
    when(asked.hung).writes_privately("vắng");
    then(asked.hung).receives_something();  // still in time
    when(asked.binh).writes_privately("giúp");  // so may be written to
    then(asked.binh).receives_something();
    asked.branch.clock("2026-10-12 17:45");
    when(asked.lan).writes_privately("xin vắng vì con ốm");
    then(asked.lan).receives(
        "Đã hết hạn báo dự buổi 12/10. Trợ lý đã chuyển lời báo của đồng chí tới đồng chí bí thư.");
    const core::Chat secretary =
        asked.branch.committee().id.empty() ? asked.binh.private_chat() : asked.branch.committee();
    Then(asked.branch.ward(), secretary)
        .receives_something()  // the last figures, as answers close
        .receives("Đồng chí Trần Thị Lan vừa báo vắng buổi 19 giờ 30, ngày 12/10.");
    CHECK(counts(asked.branch).present == 1);
    when(asked.hung).says("vắng");  // nothing new
    when(asked.mai).says("muộn 20 phút");
    Then(asked.branch.ward(), secretary)
        .receives(
            "Đồng chí Đỗ Thị Mai vừa báo đến muộn khoảng 20 phút buổi 19 giờ 30, ngày 12/10.");
    then(asked.branch).receives_nothing();
    when(asked.binh).writes_privately("ds");
    then(asked.binh)
        .receives(
            "Buổi 12/10, 5 đồng chí: có mặt 1; vắng 1 (Phạm Văn Hùng); chưa phản hồi 3 (Nguyễn Văn "
            "Bình; Lê Thị Hoa; Đỗ Thị "
            "Mai); báo sau hạn 2 (Trần Thị Lan: vắng; Đỗ Thị Mai: đến muộn khoảng 20 phút). Nhắn: gọi, để lấy số điện thoại.");
    asked.branch.clock("2026-10-12 19:30");
    when(asked.lan).writes_privately("có mặt");
    then(asked.lan).receives("Hiện chưa có lịch họp mới.");
}

TEST_CASE("exempt members may answer, outside the denominator; the suspended may not",
          "[attendance]") {
    Asked asked({.silent_members = 0});
    const Member old = asked.branch.member("Cụ Tư", domain::MemberStatus::exempt);
    const Member away = asked.branch.member("Vũ Đi", domain::MemberStatus::temp_out);
    when(old).writes_privately("có mặt");
    then(old).receives(kPresent);
    when(away).writes_privately("có mặt");
    then(away).receives("Hiện chưa có lịch họp mới.");
    CHECK(counts(asked.branch).of == 5);
    CHECK(counts(asked.branch).present == 0);
}

TEST_CASE("online is a request, unless the branch has the pilot", "[attendance]") {
    SECTION("a request goes to the secretary") {
        Asked asked({.silent_members = 0});
        when(asked.lan).writes_privately("cho tôi dự trực tuyến");
        then(asked.lan).receives(
            "Đã chuyển đề nghị dự trực tuyến của đồng chí tới đồng chí bí thư.");
        then_committee(asked.branch)
            .receives("Đồng chí Trần Thị Lan đề nghị dự trực tuyến buổi 19 giờ 30, ngày 12/10.");
        CHECK(counts(asked.branch).online == 0);
        CHECK(counts(asked.branch).online_requests == 1);
    }
    SECTION("the pilot offers a fourth number") {
        Asked asked({.online_pilot = true});
        when(asked.lan).writes_privately("rõ");
        then(asked.lan).receives(
            "Cảm ơn đồng chí. Xin đồng chí báo thêm: 1 có mặt, 2 vắng, 3 đến muộn, 4 trực tuyến.");
        when(asked.lan).writes_privately("4");
        then(asked.lan).receives("Đã ghi nhận: đồng chí báo dự trực tuyến buổi 12/10.");
        CHECK(counts(asked.branch).online == 1);
    }
}

TEST_CASE("two persons with one telephone", "[attendance]") {
    Asked asked({.silent_members = 0});
    const Member spouse = asked.branch.shares_telephone(asked.lan, "Vũ Văn Sơn");
    const std::string who =
        "Đồng chí báo cho ai: 1 đồng chí Trần Thị Lan, 2 đồng chí Vũ Văn Sơn, 3 cả hai đồng chí?";
    const auto standing = [&](const Member& member) {
        auto& connection = asked.branch.house().connection();
        const auto meeting = storage::meetings::next_or_last(
            connection, asked.branch.id(), asked.branch.house().now());
        const auto said =
            usecases::attendance::standing(connection, meeting.value(), member.person);
        return said ? std::string(domain::name_of(said->answer)) : "none";
    };
    SECTION("in the group it counts for the first") {
        when(asked.lan).says("có mặt");
        CHECK(standing(asked.lan) == "present");
        CHECK(standing(spouse) == "none");
    }
    SECTION("both, said at once") {
        when(asked.lan).says("cả hai có mặt");
        CHECK(standing(asked.lan) == "present");
        CHECK(standing(spouse) == "present");
    }
    SECTION("asked in private: the other one") {
        when(asked.lan).writes_privately("có mặt");
        then(asked.lan).receives(who);
        CHECK(standing(asked.lan) == "present");  // counts, should no answer come
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(kPresent);
        CHECK(standing(asked.lan) == "received");
        CHECK(standing(spouse) == "present");
    }
    SECTION("asked in private: both") {
        when(asked.lan).writes_privately("vắng");
        then(asked.lan).receives(who);
        when(asked.lan).writes_privately("cả hai");
        then(asked.lan).receives_something();
        CHECK(standing(asked.lan) == "absent");
        CHECK(standing(spouse) == "absent");
    }
    SECTION("what the first had said comes back") {
        when(asked.lan).says("vắng");
        when(asked.lan).writes_privately("có mặt");
        then(asked.lan).receives(who);
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(kPresent);
        CHECK(standing(asked.lan) == "absent");
        CHECK(standing(spouse) == "present");
    }
}

TEST_CASE("two open questions", "[attendance]") {
    Asked asked({.silent_members = 0});
    const core::MessageId first = asked.branch.ward()->newest(asked.branch.group());
    asked.branch.has_open_meeting(asked.binh, "2026-10-11 19:30");  // cannot wait for the other
    const core::MessageId second = asked.branch.ward()->newest(asked.branch.group());
    SECTION("in private the bot asks which") {
        when(asked.lan).writes_privately("vắng, bận trực");
        then(asked.lan).receives(
            "Đồng chí báo cho buổi nào: 1 buổi họp chi bộ bất thường, ngày 11/10; 2 buổi họp chi "
            "bộ bất thường, ngày 12/10?");
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 12/10, lý do “bận trực”. Trợ lý sẽ báo đồng chí "
            "bí thư.");
    }
    SECTION("quoting decides") {
        when(asked.lan).quoting(second).says("có mặt");
        when(asked.hung).quoting(first).says("1");
        when(asked.binh).says_in_committee("/ds");
        then_committee(asked.branch)
            .receives(
                "Buổi 11/10, 5 đồng chí: có mặt 1; chưa phản hồi 4 (Nguyễn Văn Bình; Lê Thị Hoa; "
                "Phạm Văn Hùng; Đỗ Thị Mai).\n"
                "Buổi 12/10, 5 đồng chí: có mặt 1; chưa phản hồi 4 (Nguyễn Văn Bình; Lê Thị Hoa; "
                "Trần Thị Lan; Đỗ Thị Mai).");
    }
    SECTION("the day that is named decides") {
        when(asked.lan).says("tôi có mặt buổi 12/10");
        when(asked.hung).says("chủ nhật tôi vắng");
        when(asked.binh).says_in_committee("/ds");
        then_committee(asked.branch)
            .receives(
                "Buổi 11/10, 5 đồng chí: vắng 1 (Phạm Văn Hùng); chưa phản hồi 4 (Nguyễn Văn Bình; "
                "Lê Thị Hoa; Trần Thị Lan; Đỗ Thị Mai).\n"
                "Buổi 12/10, 5 đồng chí: có mặt 1; chưa phản hồi 4 (Nguyễn Văn Bình; Lê Thị Hoa; "
                "Phạm Văn Hùng; Đỗ Thị Mai).");
    }
    SECTION("in the group nothing is asked: it goes down as unclear") {
        when(asked.lan).says("có mặt");
        then(asked.branch).receives_nothing();
        CHECK(counts(asked.branch).unclear == 1);
    }
}

TEST_CASE("a number after the bot asked back belongs to that meeting, until another question opens",
          "[attendance]") {
    Asked asked({.silent_members = 0});
    when(asked.lan).writes_privately("vang");
    then(asked.lan).receives("Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng.");
    const core::MessageId first = asked.branch.ward()->newest(asked.branch.group());
    asked.branch.has_open_meeting(asked.binh, "2026-10-11 19:30");  // cannot wait for the other
    SECTION("then the bot asks which") {
        when(asked.lan).writes_privately("1");
        then(asked.lan).receives(
            "Đồng chí báo cho buổi nào: 1 buổi họp chi bộ bất thường, ngày 11/10; 2 buổi họp chi "
            "bộ bất thường, ngày 12/10?");
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(kPresent);
    }
    SECTION("a quote says it") {
        when(asked.lan).quoting(first).writes_privately("1");
        then(asked.lan).receives(kPresent);
        when(asked.lan).quoting(asked.branch.group()).writes_privately("2");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 11/10. Trợ lý sẽ báo đồng chí bí thư. Nếu tiện, "
            "xin đồng chí cho biết "
            "lý do; lý do chỉ báo đồng chí bí thư.");
    }
}

TEST_CASE("a meeting at short notice takes answers until it begins", "[attendance]") {
    Conversation branch("Chi bộ 5");
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    when(binh).writes_privately("họp hôm nay 11h30");
    then(binh).receives_something();
    when(binh).writes_privately("đồng ý");
    then(binh).receives_something();
    branch.clock("2026-10-07 09:32");
    then(branch).receives(
        "THÔNG BÁO họp chi bộ bất thường\n"
        "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
        "1. Thời gian: 11 giờ 30, thứ Tư, ngày 07/10/2026.\n"
        "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
        "Đề nghị các đồng chí trả lời: 1 có mặt, 2 vắng, 3 đến muộn. Lý do vắng xin nhắn riêng.\n"
        "Trân trọng cảm ơn.\n"
        "T/M chi ủy");
    branch.clock("2026-10-07 11:29");
    when(binh).writes_privately("có mặt");
    then(binh).receives(
        "Đã ghi nhận: đồng chí báo có mặt buổi 07/10. Nếu chưa đúng, xin nhắn lại.");
    CHECK(counts(branch).present == 1);
}

TEST_CASE("a number to an older list is asked, never read", "[attendance]") {
    Asked asked;
    asked.branch.clock("2026-10-07 09:40");
    when(asked.binh).writes_privately("họp 20/10 7h30");
    then(asked.binh).receives("1 07 giờ 30, 2 19 giờ 30?");
    asked.branch.clock("2026-10-07 10:11");
    when(asked.binh).writes_privately("1");
    then(asked.binh).receives("Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn. Xem lại các việc: việc.");
    CHECK(counts(asked.branch).present == 0);
    when(asked.binh).says("1");  // in the branch's group a number can only be an answer
    CHECK(counts(asked.branch).present == 1);
    asked.branch.clock("2026-10-07 10:30");
}

TEST_CASE("a voice message from somebody who owes an answer is asked, a sticker is not",
          "[attendance]") {
    Asked asked;
    auto& house = asked.branch.house();
    house.write({.chat = asked.lan.private_chat(),
                 .sender = asked.lan.user,
                 .text = "",
                 .content = core::ContentKind::sticker});
    then(asked.lan).receives_nothing();
    house.write({.chat = asked.lan.private_chat(),
                 .sender = asked.lan.user,
                 .text = "",
                 .content = core::ContentKind::audio});
    then(asked.lan).receives(
        "Trợ lý chưa rõ ý đồng chí về buổi họp ngày 12/10. Xin đồng chí nhắn: 1 có mặt, 2 vắng, 3 "
        "đến muộn. Cảm ơn đồng chí.");
}
