#include <catch2/catch.hpp>

#include "storage/rsvp_repository.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/attendance.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// Chi bộ 5 with an open meeting on 12/10 at 19:30: 25 members, some of whom speak.
struct Asked {
    explicit Asked(const Conversation::Setup& setup = {.silent_members = 20})
        : branch("Chi bộ 5", setup) {
        branch.has_open_meeting(binh, "2026-10-12 19:30");
    }
    Conversation branch;
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member hoa = branch.deputy("Lê Thị Hoa");
    Member lan = branch.member("Trần Thị Lan");
    Member hung = branch.member("Phạm Văn Hùng");
    Member mai = branch.member("Đỗ Thị Mai");
};

usecases::attendance::Counts counts(Conversation& branch) {
    auto& connection = branch.house().connection();
    const auto meeting =
        storage::meetings::next_or_last(connection, branch.id(), branch.house().now());
    return usecases::attendance::counts(connection, meeting.value());
}

const std::string kPresent =
    "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại.";

}  // namespace

TEST_CASE("saying 'có mặt' twice counts once, and the evening tells the count", "[attendance]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    when(asked.lan).says("CO MAT");
    asked.branch.house().repeat_last();
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-07 19:59");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-07 20:00");
    then(asked.branch).receives("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 24 chưa phản hồi.");
}

TEST_CASE("answers in private and what the bot answers there", "[attendance]") {
    struct Row {
        const char* typed;
        const char* answered;
    };
    const auto row = GENERATE(values<Row>({
        {"có mặt", "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"co mat a", "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"co\u0301 ma\u0323\u0306t",
         "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"1", "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"/1", "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"ok", "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại."},
        {"2",
         "Đã ghi nhận: đồng chí báo vắng buổi 12/10. Trợ lý sẽ báo đồng chí bí thư. Nếu tiện, xin "
         "đồng chí cho biết lý do; lý do chỉ báo "
         "đồng chí bí thư."},
        {"xin vang, con sot",
         "Đã ghi nhận: đồng chí báo vắng buổi 12/10, lý do “con sot”. Trợ lý sẽ báo đồng chí bí "
         "thư."},
        {"Tôi xin vắng vì bận trực [@7] đêm",
         "Đã ghi nhận: đồng chí báo vắng buổi 12/10, lý do “bận trực [ @7] đêm”. Trợ lý sẽ báo "
         "đồng chí bí thư."},
        {"3", "Đã ghi nhận: đồng chí báo đến muộn buổi 12/10."},
        {"muon 15p", "Đã ghi nhận: đồng chí báo đến muộn khoảng 15 phút buổi 12/10."},
        {"tôi đến muộn, 20h mới đến",
         "Đã ghi nhận: đồng chí báo đến muộn khoảng 30 phút buổi 12/10."},
        {"rõ", "Cảm ơn đồng chí. Xin đồng chí báo thêm: 1 có mặt, 2 vắng, 3 đến muộn."},
        {"dong y", "Cảm ơn đồng chí. Xin đồng chí báo thêm: 1 có mặt, 2 vắng, 3 đến muộn."},
        {"vang", "Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng."},
        {"muon", "Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng, 3 đến muộn."},
        {"sai", "Xin lỗi đồng chí. Xin đồng chí cho biết lại: 1 có mặt, 2 vắng, 3 đến muộn."},
        {"hôm nay nhà có khách",
         "Trợ lý chưa rõ ý đồng chí về buổi họp ngày 12/10. Xin đồng chí nhắn: 1 có mặt, 2 vắng, 3 "
         "đến muộn. Cảm ơn đồng chí."},
    }));
    INFO(row.typed);
    Asked asked;
    when(asked.lan).writes_privately(row.typed);
    then(asked.lan).receives(row.answered);
    then(asked.branch).receives_nothing();
}

TEST_CASE("a number after the bot asked back is an answer, and another one a change of mind",
          "[attendance]") {
    Asked asked;
    when(asked.lan).writes_privately("vang");
    then(asked.lan).receives_something();
    CHECK(counts(asked.branch).unclear == 1);
    when(asked.lan).writes_privately("1");
    then(asked.lan).receives(kPresent);
    asked.branch.clock("2026-10-08 12:00");
    when(asked.lan).writes_privately("3");
    then(asked.lan).receives("Đã ghi nhận: đồng chí báo đến muộn buổi 12/10.");
    CHECK(counts(asked.branch).late == 1);
    then(asked.branch).receives_something();  // the count of the first evening
}

TEST_CASE("a reason may follow an absence, and is asked for once", "[attendance]") {
    Asked asked;
    when(asked.lan).writes_privately("vắng");
    then(asked.lan).receives_something();
    SECTION("it follows") {
        when(asked.lan).writes_privately("nhà có việc hiếu");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 12/10, lý do “nhà có việc hiếu”. Trợ lý sẽ báo "
            "đồng chí bí thư.");
        when(asked.binh).writes_privately("ds");
        const auto list = asked.branch.ward()->next_unread(asked.binh.private_chat());
        REQUIRE(list);
        CHECK(list->find("vắng 1 (Trần Thị Lan: nhà có việc hiếu)") != std::string::npos);
    }
    SECTION("there is none to tell") {
        when(asked.lan).writes_privately("không");
        then(asked.lan).receives_nothing();
    }
    SECTION("a question is none") {
        when(asked.lan).writes_privately("họp ở đâu đấy?");
        then(asked.lan).receives_something();
        CHECK(counts(asked.branch).absent == 1);
    }
    SECTION("not an hour later") {
        asked.branch.clock("2026-10-07 10:40");
        when(asked.lan).writes_privately("nhà có việc hiếu");
        then(asked.lan).receives_something();
        when(asked.binh).says_in_committee("/ds");
        then_committee(asked.branch).receives_something();
    }
    SECTION("absent again: not asked again") {
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 12/10. Trợ lý sẽ báo đồng chí bí thư.");
    }
}

TEST_CASE("what stands does not hang on the order of arrival", "[attendance]") {
    Asked asked;
    when(asked.lan).at("2026-10-07 10:10").says("vắng");
    when(asked.lan).at("2026-10-07 10:05").says("có mặt");  // written before, comes after
    CHECK(counts(asked.branch).absent == 1);
    when(asked.lan).at("2026-10-07 10:20").says("rõ");  // a sign of life undoes no answer
    CHECK(counts(asked.branch).absent == 1);
    when(asked.hung).at("2026-10-07 10:20").says("rõ");
    when(asked.hung).at("2026-10-07 10:15").says("có mặt");
    CHECK(counts(asked.branch).present == 1);
    when(asked.mai).at("2026-10-07 10:20").writes_privately("sai");
    when(asked.mai).at("2026-10-07 10:15").writes_privately("có mặt");  // taken back before it came
    CHECK(counts(asked.branch).unclear == 1);
    then(asked.mai).receives_something();
}

TEST_CASE("sai takes an answer back", "[attendance]") {
    Asked asked;
    when(asked.lan).says("vắng");
    when(asked.lan).writes_privately("sai");
    then(asked.lan).receives(
        "Xin lỗi đồng chí. Xin đồng chí cho biết lại: 1 có mặt, 2 vắng, 3 đến muộn.");
    CHECK(counts(asked.branch).absent == 0);
    CHECK(counts(asked.branch).unclear == 1);
    when(asked.lan).writes_privately("1");
    then(asked.lan).receives(kPresent);
    CHECK(counts(asked.branch).present == 1);
}

TEST_CASE("an event that comes too late for an answer still counts", "[attendance]") {
    Asked asked;
    asked.branch.clock("2026-10-07 11:00");
    when(asked.lan).at("2026-10-07 10:49").writes_privately("có mặt");
    then(asked.lan).receives_nothing();
    CHECK(counts(asked.branch).present == 1);
    when(asked.hung).at("2026-10-07 10:50").writes_privately("có mặt");
    then(asked.hung).receives(kPresent);
}

TEST_CASE("ordinary talk in the branch's group is nothing, and nobody there is asked",
          "[attendance]") {
    Asked asked;
    for (const char* typed : {"chiều nay trời đẹp quá các đồng chí ạ",
                              "Đ/c Nam có mặt chưa?",
                              "vang",
                              "muon",
                              "/abc",
                              "tôi không vắng"}) {
        when(asked.lan).says(typed);
        then(asked.branch).receives_nothing();
        then(asked.lan).receives_nothing();
    }
    CHECK(counts(asked.branch).present == 0);
    CHECK(counts(asked.branch).unclear == 1);
}

TEST_CASE("a number that quotes another person is none", "[attendance]") {
    Asked asked;
    when(asked.lan).quoting(core::MessageId{"of-somebody"}).says("1");
    CHECK(counts(asked.branch).present == 0);
    when(asked.lan).quoting(asked.branch.group()).says("1");
    CHECK(counts(asked.branch).present == 1);
}

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
        "(Lê Thị Hoa); chưa phản hồi 2 (Đảng viên 1; Nguyễn Văn Bình).");
    when(asked.lan).writes_privately("ds");
    then(asked.lan).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
    when(asked.binh).says("/ds");
    then(asked.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

TEST_CASE("after the deadline a change goes to the secretary, and does not count", "[attendance]") {
    Asked asked({.has_committee_group = GENERATE(true, false)});
    when(asked.lan).writes_privately("có mặt");
    then(asked.lan).receives(kPresent);
    asked.branch.clock("2026-10-12 16:29");
    asked.branch.ward()->skip_unread(asked.branch.group());
    when(asked.hung).writes_privately("vắng");
    then(asked.hung).receives_something();  // still in time
    asked.branch.clock("2026-10-12 17:45");
    when(asked.lan).writes_privately("xin vắng vì con ốm");
    then(asked.lan).receives(
        "Đã hết hạn báo dự buổi 12/10. Trợ lý đã chuyển lời báo của đồng chí tới đồng chí bí thư.");
    const core::Chat secretary =
        asked.branch.committee().id.empty() ? asked.binh.private_chat() : asked.branch.committee();
    Then(asked.branch.ward(), secretary)
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
            "Mai); báo sau hạn 2 (Trần Thị Lan: vắng; Đỗ Thị Mai: đến muộn khoảng 20 phút).");
    asked.branch.clock("2026-10-12 19:30");
    when(asked.lan).writes_privately("có mặt");
    then(asked.lan).receives("Hiện chưa có lịch họp mới.");
}

TEST_CASE("without an open meeting", "[attendance]") {
    Conversation branch("Chi bộ 5");
    const Member lan = branch.member("Trần Thị Lan");
    when(lan).writes_privately("có mặt");
    then(lan).receives("Hiện chưa có lịch họp mới.");
    when(lan).says("có mặt");
    then(branch).receives_nothing();
    when(lan).writes_privately("1");
    then(lan).receives("Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn.");
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
        CHECK(standing(asked.lan) == standing(spouse));
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
    asked.branch.has_open_meeting(asked.binh, "2026-10-14 19:30");
    const core::MessageId second = asked.branch.ward()->newest(asked.branch.group());
    SECTION("in private the bot asks which") {
        when(asked.lan).writes_privately("vắng, bận trực");
        then(asked.lan).receives(
            "Đồng chí báo cho buổi nào: 1 buổi họp chi bộ bất thường, ngày 12/10; 2 buổi họp chi "
            "bộ bất thường, ngày 14/10?");
        when(asked.lan).writes_privately("2");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 14/10, lý do “bận trực”. Trợ lý sẽ báo đồng chí "
            "bí thư.");
    }
    SECTION("quoting decides") {
        when(asked.lan).quoting(second).says("có mặt");
        when(asked.hung).quoting(first).says("1");
        when(asked.binh).says_in_committee("/ds");
        then_committee(asked.branch)
            .receives(
                "Buổi 12/10, 5 đồng chí: có mặt 1; chưa phản hồi 4 (Nguyễn Văn Bình; Lê Thị Hoa; "
                "Trần Thị Lan; Đỗ Thị Mai).\n"
                "Buổi 14/10, 5 đồng chí: có mặt 1; chưa phản hồi 4 (Nguyễn Văn Bình; Lê Thị Hoa; "
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
    asked.branch.has_open_meeting(asked.binh, "2026-10-14 19:30");
    SECTION("then the bot asks which") {
        when(asked.lan).writes_privately("1");
        then(asked.lan).receives(
            "Đồng chí báo cho buổi nào: 1 buổi họp chi bộ bất thường, ngày 12/10; 2 buổi họp chi "
            "bộ bất thường, ngày 14/10?");
        when(asked.lan).writes_privately("1");
        then(asked.lan).receives(kPresent);
    }
    SECTION("a quote says it") {
        when(asked.lan).quoting(first).writes_privately("1");
        then(asked.lan).receives(kPresent);
        when(asked.lan).quoting(asked.branch.group()).writes_privately("2");
        then(asked.lan).receives(
            "Đã ghi nhận: đồng chí báo vắng buổi 14/10. Trợ lý sẽ báo đồng chí bí thư. Nếu tiện, "
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
    then(asked.binh).receives("Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn.");
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
