#include <catch2/catch.hpp>

#include "storage/alarm_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/enrolment_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

TEST_CASE("a code links the account that sends it, once, and is followed by invitations into the groups", "[enrolment]") {
    EnrolmentScene scene;
    const auto digits = scene.code_for(scene.son);
    const Member son = scene.account("zalo-son");
    when(son).writes_privately("Tôi là " + digits);
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    CHECK(scene.speaks_for(son) == "Lê Văn Sơn");
    CHECK(scene.calls() == "invite " + scene.branch.group().id + " zalo-son");
    const Member other = scene.account("zalo-other");
    when(other).writes_privately(digits);
    then(other).receives(kWrongCode);
    CHECK(scene.speaks_for(other).empty());
}

TEST_CASE("six digits alone are a code in private, also as they are printed, and nothing in a group", "[enrolment]") {
    EnrolmentScene scene;
    const auto digits = scene.code_for(scene.son);
    const Member son = scene.account("zalo-son");
    when(son).says(digits);
    when(son).says_in_committee(digits);
    then(scene.branch).receives_nothing();
    when(son).writes_privately(digits.substr(0, 3) + " " + digits.substr(3) + ".");
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
}

TEST_CASE("six digits are never a choice from a list that is open", "[enrolment]") {
    EnrolmentScene scene;
    when(scene.hanh).writes_privately("danh sac");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("000001");
    then(scene.hanh).receives(kWrongCode);
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives("Hiện chưa có lịch họp mới.");
}

TEST_CASE("whoever links gets the OA's window, so the next word reaches them", "[enrolment]") {
    EnrolmentScene scene;
    const Member son = scene.account("zalo-son");
    when(son).writes_privately(scene.code_for(scene.son));
    then(son).receives_something();
    const auto accounts = storage::people::accounts_of(scene.connection(), scene.son);
    REQUIRE(accounts.size() == 1);
    CHECK(accounts.front().last_word_at == scene.house().now());
}

TEST_CASE("the same account may send a code for the same person again", "[enrolment]") {
    EnrolmentScene scene;
    const Member son = scene.account("zalo-son");
    for (int i = 0; i < 2; ++i) {
        when(son).writes_privately(scene.code_for(scene.son));
        then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    }
    CHECK(storage::people::accounts_of(scene.connection(), scene.son).size() == 1);
    then_committee(scene.branch).receives_nothing();
}

TEST_CASE("a code is good for thirty days, one from the console for a day, and a newer one ends it", "[enrolment]") {
    EnrolmentScene scene;
    scene.branch.house().surroundings().rules.ladder.clear();  // November's meeting is another matter
    const Member son = scene.account("zalo-son");
    const auto slip = scene.code_for(scene.son, usecases::codes::kSlipIsGood);
    scene.branch.clock("2026-11-06 09:30");
    when(son).writes_privately(slip);
    then(son).receives(kWrongCode);
    const auto older = scene.code_for(scene.son);
    const auto newer = scene.code_for(scene.son);
    when(son).writes_privately(older);
    then(son).receives(kWrongCode);
    scene.branch.clock("2026-11-07 09:29");
    when(son).writes_privately(newer);
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    then_committee(scene.branch).receives_nothing();
}

TEST_CASE("after five wrong codes in an hour, or ten in a day, the right one is answered with the same words", "[enrolment]") {
    EnrolmentScene scene;
    const Member son = scene.account("zalo-son");
    const auto digits = scene.code_for(scene.son);
    for (int i = 0; i < 5; ++i) {
        when(son).writes_privately("00000" + std::to_string(i));
        then(son).receives(kWrongCode);
    }
    when(son).writes_privately(digits);
    then(son).receives(kWrongCode);
    scene.branch.clock("2026-10-07 10:31");
    for (int i = 5; i < 10; ++i) {
        when(son).writes_privately("00000" + std::to_string(i));
        then(son).receives(kWrongCode);
    }
    scene.branch.clock("2026-10-07 11:32");
    when(son).writes_privately(digits);
    then(son).receives(kWrongCode);
    CHECK(scene.speaks_for(son).empty());
    // Another account is not locked by it.
    const Member another = scene.account("zalo-another");
    when(another).writes_privately(digits);
    then(another).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
}

TEST_CASE("twenty guesses link nothing, and a hundred and one in the organization are told to the operator", "[enrolment]") {
    EnrolmentScene scene;
    scene.code_for(scene.son);
    for (int account = 0; account < 21; ++account) {
        const Member guesser = scene.account("guesser-" + std::to_string(account));
        for (int i = 0; i < 5; ++i) {
            when(guesser).writes_privately(std::to_string(200'000 + account * 10 + i));
            then(guesser).receives(kWrongCode);
        }
        CHECK(storage::alarms::open(scene.connection()).size() == (account < 20 ? 0U : 1U));
    }
    CHECK(storage::alarms::open(scene.connection()).front().kind == "codes_guessed");
    scene.branch.clock("2026-10-09 08:00");
    CHECK(storage::alarms::open(scene.connection()).empty());
}

TEST_CASE("a new telephone ends the former account, and the secretary is told", "[enrolment]") {
    EnrolmentScene scene;
    const Member before = scene.account("zalo-before");
    when(before).writes_privately(scene.code_for(scene.son));
    then(before).receives_something();
    const Member after = scene.account("zalo-after");
    when(after).writes_privately(scene.code_for(scene.son));
    then(after).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    CHECK(scene.speaks_for(before).empty());
    then_committee(scene.branch)
        .receives(
            "Kính gửi đồng chí bí thư, đồng chí Lê Văn Sơn vừa gắn một tài khoản Zalo khác; tài khoản trước không còn dùng nữa. Nếu không "
            "đúng, xin nhắn: việc.");
}

TEST_CASE("a couple shares a telephone: the account speaks for both", "[enrolment]") {
    EnrolmentScene scene;
    when(scene.lan).writes_privately("tôi là " + scene.code_for(scene.son));
    then(scene.lan).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    CHECK(scene.speaks_for(scene.lan) == "Trần Thị Lan, Lê Văn Sơn");
    then_committee(scene.branch)
        .receives(
            "Kính gửi đồng chí bí thư, tài khoản Zalo của đồng chí Trần Thị Lan vừa được gắn thêm với đồng chí Lê Văn Sơn. Nếu hai đồng chí "
            "không dùng chung điện thoại, xin nhắn: việc.");
}

TEST_CASE("a code in a wrong hand is taken back by the secretary, who reads the new names in the day's list", "[enrolment]") {
    EnrolmentScene scene;
    const Member wrong = scene.account("zalo-wrong");
    when(wrong).writes_privately(scene.code_for(scene.son));
    then(wrong).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");  // so whoever it is sees whose slip that was
    const Member tuyet = scene.account("zalo-tuyet");
    when(tuyet).writes_privately(scene.code_for(scene.tuyet));
    then(tuyet).receives_something();
    scene.branch.clock("2026-10-08 08:00");
    then_committee(scene.branch)
        .receives("Chi bộ 5 còn 1 việc:\n1. Xem 2 đồng chí vừa gắn tài khoản Zalo\nXin nhắn số để làm.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch)
        .receives(
            "Vừa gắn tài khoản Zalo:\n1. Lê Văn Sơn, ngày 07/10\n2. Phùng Thị Tuyết, ngày 07/10\n3. Đúng cả\nTài khoản nào gắn nhầm, xin nhắn "
            "số của đồng chí đó.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch)
        .receives("Gỡ tài khoản Zalo khỏi đồng chí Lê Văn Sơn; đồng chí Lê Văn Sơn cần mã mới để gắn lại. Nhắn: đồng ý, hoặc: thôi.");
    CHECK(scene.speaks_for(wrong) == "Lê Văn Sơn");  // a number alone takes nothing away
    when(scene.hanh).says_in_committee("đồng ý");
    then_committee(scene.branch).receives("Đã gỡ.");
    CHECK(scene.speaks_for(wrong).empty());
    when(scene.hanh).says_in_committee("/việc");
    then_committee(scene.branch)
        .receives("Chi bộ 5 còn 1 việc:\n1. Xem 1 đồng chí vừa gắn tài khoản Zalo\nXin nhắn số để làm.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch).receives_something();
    when(scene.hanh).says_in_committee("2");
    then_committee(scene.branch).receives("Cảm ơn đồng chí.");
    when(scene.hanh).says_in_committee("/việc");
    then_committee(scene.branch).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("a person in two branches is greeted with both and invited into both groups", "[enrolment]") {
    EnrolmentScene scene;
    Conversation seven(scene.branch.ward(), "Chi bộ 7", {.has_committee_group = false});
    scene.house().add_to_list(scene.son, seven.id(), domain::MemberStatus::official);
    const Member son = scene.account("zalo-son");
    when(son).writes_privately(scene.code_for(scene.son));
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5, Chi bộ 7.");
    CHECK(scene.calls() == "invite " + scene.branch.group().id + " zalo-son; invite " + seven.group().id + " zalo-son");
}

TEST_CASE("who leads is invited into the committee's and the secretaries' group too", "[enrolment]") {
    EnrolmentScene scene;
    const auto secretaries = scene.house().add_group({}, storage::ChatGroup::Kind::secretaries);
    const auto minh = scene.house().add_person("Trần Văn Minh");
    scene.house().add_to_list(minh, scene.branch.id(), domain::MemberStatus::official);
    scene.house().give_role(minh, scene.branch.id(), domain::Role::deputy);
    const Member account = scene.account("zalo-minh");
    when(account).writes_privately(scene.code_for(minh));
    then(account).receives_something();
    CHECK(scene.calls() == "invite " + scene.branch.group().id + " zalo-minh; invite " + scene.branch.committee().id + " zalo-minh; invite " +
                               secretaries.id + " zalo-minh");
}

TEST_CASE("an invitation that fails is a task, and is gone when the person comes", "[enrolment]") {
    EnrolmentScene scene;
    const Member son = scene.account("zalo-son");
    when(son).writes_privately(scene.code_for(scene.son));
    then(son).receives_something();
    scene.settle_call(false);
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives(
        "Chi bộ 5 còn 2 việc:\n1. Xem 1 đồng chí vừa gắn tài khoản Zalo\n2. Mời đồng chí Lê Văn Sơn vào nhóm Chi bộ 5\nXin nhắn số để làm.");
    when(scene.hanh).writes_privately("2");
    then(scene.hanh).receives(
        "Trợ lý chưa mời được đồng chí Lê Văn Sơn vào nhóm Chi bộ 5. Có thể đồng chí đó chưa bấm Quan tâm, hoặc đã lâu chưa nhắn cho trợ "
        "lý.\n1 mời lại\n2 đã vào nhóm, hoặc không cần mời");
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives("Mời lại đồng chí Lê Văn Sơn vào nhóm Chi bộ 5. Nhắn: đồng ý, hoặc: thôi.");
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives("Trợ lý đang mời.");
    scene.settle_call(false);
    CHECK(storage::tasks::of_kind(scene.connection(), scene.branch.id(), "enrolment.invite").size() == 1);
    scene.moves(core::GroupMembersChanged::Change::joined, son);
    CHECK(storage::tasks::of_kind(scene.connection(), scene.branch.id(), "enrolment.invite").empty());
}
