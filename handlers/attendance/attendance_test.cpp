#include <catch2/catch.hpp>

#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

TEST_CASE("saying 'có mặt' twice counts once, and the evening tells the count", "[attendance]") {
    Asked asked;
    when(asked.lan).says("có mặt");
    when(asked.lan).says("CO MAT");
    asked.branch.house().repeat_last();
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-07 19:59");
    then(asked.branch).receives_nothing();
    asked.branch.clock("2026-10-07 20:00");
    then(asked.branch).receives(std::string("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 24 chưa phản hồi.") + kSeeYourOwn);
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
