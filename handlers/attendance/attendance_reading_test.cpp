#include <catch2/catch.hpp>

#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kUnclear =
    "Trợ lý chưa rõ ý đồng chí về buổi họp ngày 12/10. Xin đồng chí nhắn: 1 có mặt, 2 vắng, 3 đến "
    "muộn. Cảm ơn đồng chí.";
const std::string kYesOrStop = "Xin đồng chí nhắn: đồng ý, hoặc: thôi.";

/// What stands for a person at the meeting of that branch; "none" if nothing does.
std::string standing(Conversation& branch, const Member& member) {
    auto& connection = branch.house().connection();
    const auto meeting =
        storage::meetings::next_or_last(connection, branch.id(), branch.house().now());
    const auto said = usecases::attendance::standing(connection, meeting.value(), member.person);
    if (!said) return "none";
    return std::string(domain::name_of(said->answer)) +
           (said->reason.empty() ? "" : ": " + said->reason);
}

}  // namespace

TEST_CASE("an answer about another day is none to the open question", "[attendance]") {
    Asked asked({.silent_members = 0});  // written on 07/10, the meeting is on 12/10
    const auto* typed = GENERATE("tháng 11 tôi vắng",
                                 "tôi vắng buổi 14/10",
                                 "ngày 03/09 tôi vắng mặt",
                                 "hôm ấy tôi vắng",
                                 "thứ năm tôi vắng",
                                 "mai tôi vắng");
    INFO(typed);
    when(asked.lan).says(typed);
    CHECK(standing(asked.branch, asked.lan) == "none");
    when(asked.lan).writes_privately(typed);
    then(asked.lan).receives(kUnclear);
    when(asked.lan).writes_privately("ngày 12/10 tôi có mặt");
    then(asked.lan).receives(kPresent);
    when(asked.hung).quoting(asked.branch.group()).says("thứ hai tôi vắng");
    CHECK(standing(asked.branch, asked.hung) == "absent");
}

TEST_CASE("thanks, questions and 'no' after an absence are no reason", "[attendance]") {
    Asked asked({.silent_members = 0});
    when(asked.lan).writes_privately("vắng");
    then(asked.lan).receives_something();
    SECTION("courtesy needs no answer") {
        for (const char* typed : {"cảm ơn đồng chí", "vâng ạ", "không có lý do", "không ạ", "dạ"}) {
            INFO(typed);
            when(asked.lan).writes_privately(typed);
            then(asked.lan).receives_nothing();
            CHECK(standing(asked.branch, asked.lan) == "absent");
        }
    }
    SECTION("a question") {
        for (const char* typed :
             {"mấy giờ họp ạ", "họp ở đâu", "buổi này họp gì ạ", "tôi vắng buổi 14/10"}) {
            INFO(typed);
            when(asked.lan).writes_privately(typed);
            asked.branch.ward()->skip_unread(asked.lan.private_chat());
            CHECK(standing(asked.branch, asked.lan) == "absent");
        }
    }
    SECTION("a reason") {
        when(asked.lan).writes_privately("cảm ơn đồng chí, tôi trực đêm");
        then(asked.lan).receives_something();
        CHECK(standing(asked.branch, asked.lan) == "absent_excused: cảm ơn đồng chí, tôi trực đêm");
    }
}

TEST_CASE("while a confirmation waits, short words are none to an open meeting", "[attendance]") {
    Asked asked({.silent_members = 0});
    when(asked.binh).writes_privately("vắng, bận trực");
    then(asked.binh).receives_something();
    asked.branch.clock("2026-10-07 10:30");
    when(asked.binh).writes_privately("họp chi ủy 13/10 19h30");
    then(asked.binh).receives_something();
    SECTION("what is neither yes nor no is asked") {
        for (const char* typed : {"sai", "nhầm", "số 1", "chọn 2", "không đúng"}) {
            INFO(typed);
            when(asked.binh).writes_privately(typed);
            then(asked.binh).receives(kYesOrStop);
            CHECK(standing(asked.branch, asked.binh) == "absent_excused: bận trực");
        }
        when(asked.binh).writes_privately("có mặt");  // a clear answer stays one
        then(asked.binh).receives(kPresent);
    }
    SECTION("ok, however it is written, is đồng ý") {
        const auto* typed = GENERATE("okie", "okê", "ok đ/c", "ok em", "Ok đồng chí ạ", "dạ oki");
        INFO(typed);
        when(asked.binh).writes_privately(typed);
        then(asked.binh).receives("Đã ghi lịch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.");
        CHECK(standing(asked.branch, asked.binh) == "absent_excused: bận trực");
    }
}

TEST_CASE("an account with two members says for whom it speaks", "[attendance]") {
    Asked asked({.silent_members = 0});
    const Member spouse = asked.branch.shares_telephone(asked.lan, "Vũ Văn Sơn");
    struct Row {
        const char* typed;
        const char* lan;
        const char* son;
    };
    const auto row = GENERATE(values<Row>({
        {"cả hai có mặt", "present", "present"},
        {"cả hai vợ chồng tôi xin vắng", "absent", "absent"},
        {"cả 2 không có mặt", "absent", "absent"},
        {"có mặt cả hai ạ", "present", "present"},
        {"bà Lan vắng", "absent", "none"},
        {"ông Sơn xin vắng vì ốm", "none", "absent_excused: ốm"},
        {"Vũ Văn Sơn có mặt", "none", "present"},
        {"bà Lan vắng, ông Sơn có mặt", "none", "none"},
        {"bà Hoa vắng", "none", "none"},
        {"cả hai có mặt chưa?", "none", "none"},
        {"bà Lan có mặt chưa", "none", "none"},
    }));
    INFO(row.typed);
    when(asked.lan).says(row.typed);
    CHECK(standing(asked.branch, asked.lan) == row.lan);
    CHECK(standing(asked.branch, spouse) == row.son);
    when(asked.hung).says(row.typed);  // who speaks for one only, speaks for nobody else
    CHECK(standing(asked.branch, asked.hung) == "none");
}

TEST_CASE("after the deadline the one who was meant is told so", "[attendance]") {
    Asked asked({.silent_members = 0});
    asked.branch.shares_telephone(asked.lan, "Vũ Văn Sơn");
    asked.branch.clock("2026-10-12 17:40");
    asked.branch.ward()->skip_unread(asked.branch.group());
    asked.branch.ward()->skip_unread(asked.branch.committee());  // the morning's list
    when(asked.lan).writes_privately("vắng");
    then(asked.lan).receives_something();  // for whom?
    when(asked.lan).writes_privately("1");
    then(asked.lan).receives(
        "Đã hết hạn báo dự buổi 12/10. Trợ lý đã chuyển lời báo của đồng chí tới đồng chí bí thư.");
    then_committee(asked.branch).receives_something();
}

TEST_CASE("what is unclear is asked about the meeting that still waits for an answer",
          "[attendance]") {
    Asked asked({.silent_members = 0});
    when(asked.hoa).writes_privately("có mặt");
    then(asked.hoa).receives(kPresent);
    when(asked.binh).writes_privately("họp chi ủy 14/10 19h30");
    then(asked.binh).receives_something();
    when(asked.binh).writes_privately("đồng ý");
    then(asked.binh).receives_something();
    asked.branch.clock("2026-10-07 10:30");
    asked.branch.ward()->skip_unread(asked.branch.committee());
    when(asked.hoa).writes_privately("hôm nay nhà có khách");
    then(asked.hoa).receives(
        "Trợ lý chưa rõ ý đồng chí về buổi họp ngày 14/10. Xin đồng chí nhắn: 1 có mặt, 2 vắng, 3 "
        "đến muộn. Cảm ơn đồng chí.");
}

TEST_CASE("in a group what bears a slash is a command or nothing", "[attendance]") {
    Asked asked({.silent_members = 0});
    for (const char* typed : {"#2", "/vắng", "/1", "# có mặt"}) {
        INFO(typed);
        when(asked.lan).says(typed);
        then(asked.branch).receives_nothing();
        CHECK(standing(asked.branch, asked.lan) == "none");
    }
}

TEST_CASE("an hour with a presence is late or in time by the meeting's own hour", "[attendance]") {
    Asked asked({.silent_members = 0});
    when(asked.hoa).writes_privately("tôi có mặt lúc 20h");  // the meeting is at 19:30
    then(asked.hoa).receives("Đã ghi nhận: đồng chí báo đến muộn khoảng 30 phút buổi 12/10.");
    when(asked.hoa).writes_privately("19h30 tôi có mặt");
    then(asked.hoa).receives(kPresent);
    when(asked.hoa).writes_privately("có mặt lúc 19h15");
    then(asked.hoa).receives(kPresent);
}

TEST_CASE("whoever begins with the own name speaks of the own coming", "[attendance]") {
    Asked asked({.silent_members = 0});
    const auto [typed, stands] = GENERATE(table<std::string, std::string>({
        {"Lan có mặt", "present"},
        {"Em Lan có mặt ạ", "present"},
        {"Cụ Lan có mặt nhé", "present"},
        {"Trần Thị Lan: có mặt", "present"},
        {"Tran Thi Lan vang, con om", "absent_excused: con om"},
        {"Lan: tôi đến muộn 15 phút", "late"},
        {"Mai có mặt", "none"},            // another member
        {"Đồng chí Hùng có mặt", "none"},  // another member
        {"lan can hỏng rồi", "none"},
        {"Lan", "none"},
        {"Lan có mặt không?", "none"},
    }));
    INFO(typed);
    when(asked.lan).says(typed);
    CHECK(standing(asked.branch, asked.lan) == stands);
}

TEST_CASE("of two of a name the other one may be meant", "[attendance]") {
    Asked asked({.silent_members = 0});
    const Member other = asked.branch.member("Hoàng Thị Lan");
    when(asked.lan).says("Em Lan có mặt ạ");
    CHECK(standing(asked.branch, asked.lan) == "none");
    CHECK(standing(asked.branch, other) == "none");
}
