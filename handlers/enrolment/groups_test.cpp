#include <catch2/catch.hpp>

#include "storage/group_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/enrolment_scene.hpp"
#include "usecases/group_members.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

using Change = core::GroupMembersChanged::Change;
using Kind = storage::ChatGroup::Kind;

const core::Chat kNew{core::ChatKind::group, "new-group"};

struct GroupScene : EnrolmentScene {
    Then in_new() { return {branch.ward(), kNew}; }
    std::optional<storage::ChatGroup> found() { return storage::groups::find(connection(), house().organization(), core::GroupId{"new-group"}); }
    std::size_t open(const char* kind) { return storage::tasks::of_kind(connection(), branch.id(), kind).size(); }
};

const std::string kBindAsk = "Gắn nhóm này làm nhóm Chi bộ 5 (4 đồng chí có trong danh sách). Nhắn: đồng ý, hoặc: thôi.";
const std::string kWrongGroupCode = "Mã này chưa dùng được. Xin đồng chí xin lại mã ở người quản trị.";

}  // namespace

TEST_CASE("a group is bound by whoever holds the code, after đồng ý", "[enrolment]") {
    GroupScene scene;
    const auto digits = scene.code_for_group(Kind::branch, scene.branch.id());
    const Member stranger = scene.account("zalo-stranger");
    when(stranger).says_in(kNew, "/gắn nhóm " + digits);
    scene.in_new().receives(kBindAsk);
    CHECK_FALSE(scene.found());
    when(scene.lan).says_in(kNew, "đồng ý");  // only who was asked
    scene.in_new().receives_nothing();
    when(stranger).says_in(kNew, "đồng ý");
    scene.in_new().receives("Đã gắn.");
    REQUIRE(scene.found());
    CHECK(scene.found()->branch == scene.branch.id());
    CHECK(storage::groups::of_branch(scene.connection(), scene.branch.id(), Kind::branch)->group_id.value == "new-group");
    when(stranger).says_in(kNew, "/gan nhom " + digits);  // used up
    scene.in_new().receives(kWrongGroupCode);
}

TEST_CASE("in a group that is not bound nothing else is heard", "[enrolment]") {
    GroupScene scene;
    for (const char* words : {"/giúp", "/việc", "có mặt", "đồng ý", "gắn nhóm 482913", "/ds"}) when(scene.hanh).says_in(kNew, words);
    scene.in_new().receives_nothing();
    when(scene.hanh).says_in(kNew, "/gắn nhóm");
    scene.in_new().receives("Xin đồng chí nhắn kèm mã sáu chữ số, ví dụ: /gắn nhóm 482913.");
    when(scene.hanh).says_in(kNew, "#gan nhom 482913");
    scene.in_new().receives(kWrongGroupCode);
    when(scene.hanh).writes_privately("gắn nhóm 482913");
    then(scene.hanh).receives("Xin đồng chí nhắn lệnh này trong nhóm cần gắn, ví dụ: /gắn nhóm 482913.");
}

TEST_CASE("thôi leaves the group as it was, and the code good", "[enrolment]") {
    GroupScene scene;
    const auto digits = scene.code_for_group(Kind::branch, scene.branch.id());
    when(scene.hanh).says_in(kNew, "/gắn nhóm " + digits);
    scene.in_new().receives(kBindAsk);
    when(scene.hanh).says_in(kNew, "thôi");
    scene.in_new().receives("Đã dừng, chưa gửi gì.");
    CHECK_FALSE(scene.found());
    when(scene.hanh).says_in(kNew, "/gắn nhóm " + digits);
    scene.in_new().receives(kBindAsk);
    when(scene.hanh).says_in(kNew, "đồng ý");
    scene.in_new().receives("Đã gắn.");
}

TEST_CASE("a group serves one purpose, and says which", "[enrolment]") {
    GroupScene scene;
    when(scene.hanh).says_in_committee("/gắn nhóm " + scene.code_for_group(Kind::branch, scene.branch.id()));
    then_committee(scene.branch).receives("Nhóm này đang là nhóm chi ủy Chi bộ 5; mỗi nhóm chỉ dùng cho một việc.");
    when(scene.hanh).says("/gắn nhóm " + scene.code_for_group(Kind::branch, scene.branch.id()));
    then(scene.branch).receives("Nhóm này đã là nhóm Chi bộ 5.");
    when(scene.hanh).says_in(kNew, "/gắn nhóm " + scene.code_for_group(Kind::branch_committee, scene.branch.id()));
    scene.in_new().receives("Gắn nhóm này làm nhóm chi ủy Chi bộ 5 (1 đồng chí có trong danh sách). Nhắn: đồng ý, hoặc: thôi.");
    when(scene.hanh).says_in(kNew, "đồng ý");
    scene.in_new().receives("Đã gắn.");
    when(scene.hanh).says_in_committee("/ds");  // replaced: that one is none of ours any more
    then_committee(scene.branch).receives_nothing();
}

TEST_CASE("a code for a person binds no group, and one for a group links nobody", "[enrolment]") {
    GroupScene scene;
    when(scene.hanh).says_in(kNew, "/gắn nhóm " + scene.code_for(scene.son));
    scene.in_new().receives(kWrongGroupCode);
    const Member son = scene.account("zalo-son");
    when(son).writes_privately(scene.code_for_group(Kind::secretaries, {}));
    then(son).receives(kWrongCode);
}

TEST_CASE("whoever belongs in a group is let in when asking; nobody hears of it", "[enrolment]") {
    GroupScene scene;
    scene.moves(Change::requested, scene.lan);
    CHECK(scene.calls() == "accept " + scene.branch.group().id + " " + scene.lan.user.value);
    scene.moves(Change::requested, scene.lan);  // told twice
    CHECK(scene.calls() == "accept " + scene.branch.group().id + " " + scene.lan.user.value);
    CHECK(scene.open("enrolment.join") == 0);
    scene.settle_call(true);
    scene.moves(Change::requested, scene.lan, scene.branch.committee());  // sits not in the committee
    CHECK(scene.calls().empty());
    CHECK(scene.open("enrolment.join") == 1);
}

TEST_CASE("a stranger who knocks is the secretary's to decide", "[enrolment]") {
    GroupScene scene;
    const Member stranger = scene.account("zalo-stranger");
    scene.moves(Change::requested, stranger);
    CHECK(scene.calls().empty());
    when(scene.hanh).says_in_committee("/việc");
    then_committee(scene.branch).receives("Chi bộ 5 còn 1 việc:\n1. Một người xin vào nhóm Chi bộ 5\nXin nhắn số để làm.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch)
        .receives("Một tài khoản Zalo chưa có trong danh sách xin vào nhóm Chi bộ 5.\n1 cho vào\n2 không");
    SECTION("let in") {
        when(scene.hanh).says_in_committee("1");
        then_committee(scene.branch).receives("Cho người này vào nhóm Chi bộ 5. Nhắn: đồng ý, hoặc: thôi.");
        CHECK(scene.calls().empty());
        when(scene.hanh).says_in_committee("đồng ý");
        then_committee(scene.branch).receives("Đã chuyển.");
        CHECK(scene.calls() == "accept " + scene.branch.group().id + " zalo-stranger");
        scene.settle_call(false);  // it did not work: decided once more
        CHECK(scene.open("enrolment.join") == 1);
        scene.moves(Change::accepted, stranger);  // somebody did it in Zalo itself
        CHECK(scene.open("enrolment.join") == 0);
    }
    SECTION("kept out") {
        when(scene.hanh).says_in_committee("2");
        then_committee(scene.branch).receives("Không cho người này vào nhóm Chi bộ 5. Nhắn: đồng ý, hoặc: thôi.");
        when(scene.hanh).says_in_committee("đồng ý");
        then_committee(scene.branch).receives("Đã chuyển.");
        CHECK(scene.calls() == "reject " + scene.branch.group().id + " zalo-stranger");
    }
    SECTION("gone again") {
        scene.moves(Change::left, stranger);
        when(scene.hanh).says_in_committee("1");
        then_committee(scene.branch).receives("Việc này đã xong.");
    }
    SECTION("known meanwhile, by the code") {
        when(stranger).writes_privately(scene.code_for(scene.son));
        then(stranger).receives_something();
        CHECK(scene.calls() == "accept " + scene.branch.group().id + " zalo-stranger");
        CHECK(scene.open("enrolment.join") == 0);
    }
}

TEST_CASE("who asks for the secretaries' group is the office's to decide", "[enrolment]") {
    GroupScene scene;
    const auto secretaries = scene.house().add_group({}, Kind::secretaries);
    scene.moves(Change::requested, scene.lan, secretaries);
    CHECK(storage::tasks::of_owner(scene.connection(), scene.house().organization(), storage::Task::Owner::office, {}).size() == 1);
    scene.moves(Change::requested, scene.hanh, secretaries);
    CHECK(scene.calls() == "accept " + secretaries.id + " " + scene.hanh.user.value);
}

TEST_CASE("accounts that nobody knows are told once a day, until they are known", "[enrolment]") {
    GroupScene scene;
    const Member admin = scene.account("zalo-admin");
    scene.moves(Change::joined, admin);
    scene.moves(Change::joined, scene.lan);
    scene.branch.clock("2026-10-08 08:00");
    then_committee(scene.branch)
        .receives("Chi bộ 5 còn 1 việc:\n1. Trong nhóm Chi bộ 5 có 1 tài khoản chưa có trong danh sách\nXin nhắn số để làm.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch)
        .receives(
            "Trong nhóm Chi bộ 5 có 1 tài khoản chưa có trong danh sách. Nếu là đồng chí trong danh sách, xin nhắc đồng chí đó nhắn riêng cho "
            "trợ lý mã trên phiếu, hoặc: tôi là, kèm họ tên.\n1 đã biết các tài khoản này, không cần nhắc lại");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch).receives("Đã ghi.");
    scene.branch.clock("2026-10-09 08:00");
    then_committee(scene.branch).receives_nothing();
    scene.moves(Change::joined, scene.account("zalo-another"));
    scene.branch.clock("2026-10-10 07:31");
    CHECK(scene.open("enrolment.strangers") == 1);
    scene.moves(Change::left, scene.account("zalo-another"));
    scene.branch.clock("2026-10-11 07:31");
    CHECK(scene.open("enrolment.strangers") == 0);
}

TEST_CASE("a group against the roster: who is unknown, who is missing, of whom nobody can tell", "[enrolment]") {
    GroupScene scene;
    scene.moves(Change::joined, scene.lan);
    scene.moves(Change::joined, scene.account("zalo-admin"));
    const auto group = storage::groups::of_branch(scene.connection(), scene.branch.id(), Kind::branch).value();
    const auto compared = usecases::group_members::compare(scene.connection(), group, core::local_date(scene.house().now()));
    CHECK(compared.unknown == std::set{core::UserId{"zalo-admin"}});
    REQUIRE(compared.missing.size() == 1);
    CHECK(compared.missing.front().name == "Nguyễn Thị Hạnh");
    CHECK(compared.unlinked.size() == 2);
}
