#include <catch2/catch.hpp>

#include "storage/people_repository_changes.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/enrolment_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

std::size_t tasks_of(EnrolmentScene& scene, storage::Task::Owner owner, core::BranchId branch = {}) {
    return storage::tasks::of_owner(scene.connection(), scene.house().organization(), owner, branch).size();
}

void was_born(EnrolmentScene& scene, core::PersonId id, const std::string& day) {
    auto person = storage::people::find(scene.connection(), id).value();
    person.birth_date = day;
    storage::people::update(scene.connection(), person);
}

}  // namespace

TEST_CASE("a name is confirmed by the secretary: shown, chosen by number, and linked by đồng ý alone", "[enrolment]") {
    EnrolmentScene scene;
    was_born(scene, scene.son, "1971-11-22");
    const Member son = scene.account("zalo-son");
    when(son).writes_privately("toi la le van son");
    then(son).receives(kPassedOn);
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives("Chi bộ 5 còn 1 việc:\n1. Xác nhận tài khoản Zalo của đồng chí Lê Văn Sơn\nXin nhắn số để làm.");
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives(
        "Một tài khoản Zalo nhắn: tôi là le van son. Trong danh sách có đồng chí Lê Văn Sơn, Chi bộ 5, sinh năm 1971.\n1 đúng\n2 không phải");
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives("Gắn tài khoản Zalo này với đồng chí Lê Văn Sơn, Chi bộ 5, sinh năm 1971. Nhắn: đồng ý, hoặc: thôi.");
    CHECK(scene.speaks_for(son).empty());
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives("Đã gắn tài khoản Zalo với đồng chí Lê Văn Sơn.");
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.");
    CHECK(scene.speaks_for(son) == "Lê Văn Sơn");
    CHECK(scene.calls() == "invite " + scene.branch.group().id + " zalo-son");
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("the secretary says that it is somebody else, and nothing is linked", "[enrolment]") {
    EnrolmentScene scene;
    const Member somebody = scene.account("zalo-somebody");
    when(somebody).writes_privately("Tôi là đ/c Lê Văn Sơn, chi bộ 5 ạ");
    then(somebody).receives(kPassedOn);
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("2");
    then(scene.hanh).receives("Không gắn tài khoản Zalo này với ai. Nhắn: đồng ý, hoặc: thôi.");
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives("Đã ghi: không gắn.");
    CHECK(scene.speaks_for(somebody).empty());
    CHECK(tasks_of(scene, storage::Task::Owner::secretary, scene.branch.id()) == 0);
}

TEST_CASE("two of one name are told apart by the year of birth, and only in private", "[enrolment]") {
    EnrolmentScene scene;
    const auto older = scene.listed("Nguyễn Văn Hùng");
    const auto younger = scene.listed("Nguyễn Văn Hùng");
    was_born(scene, older, "1955-03-02");
    was_born(scene, younger, "1971-08-15");
    const Member hung = scene.account("zalo-hung");
    when(hung).writes_privately("tôi là Nguyễn Văn Hùng");
    then(hung).receives(kPassedOn);
    when(scene.hanh).says_in_committee("/việc");
    then_committee(scene.branch)
        .receives("Chi bộ 5 còn 1 việc:\n1. Xác nhận tài khoản Zalo của đồng chí Nguyễn Văn Hùng\nXin nhắn số để làm.");
    when(scene.hanh).says_in_committee("1");
    then_committee(scene.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives(
        "Một tài khoản Zalo nhắn: tôi là Nguyễn Văn Hùng. Có 2 đồng chí Nguyễn Văn Hùng: 1 sinh năm 1955, 2 sinh năm 1971, 3 không phải. Xin "
        "nhắn số.");
    when(scene.hanh).writes_privately("2");
    then(scene.hanh).receives("Gắn tài khoản Zalo này với đồng chí Nguyễn Văn Hùng, Chi bộ 5, sinh năm 1971. Nhắn: đồng ý, hoặc: thôi.");
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives_something();
    then(hung).receives_something();
    CHECK(storage::people::accounts_of(scene.connection(), older).empty());
    CHECK(storage::people::accounts_of(scene.connection(), younger).size() == 1);
}

TEST_CASE("a name that nobody bears goes to the office, or to the secretary in whose group the account is", "[enrolment]") {
    EnrolmentScene scene;
    const Member unknown = scene.account("zalo-unknown");
    when(unknown).writes_privately("tôi là Võ Thị Sáu Mươi");
    then(unknown).receives(kPassedOn);
    CHECK(tasks_of(scene, storage::Task::Owner::office) == 1);
    const Member in_group = scene.account("zalo-in-group");
    scene.moves(core::GroupMembersChanged::Change::joined, in_group);
    when(in_group).writes_privately("tôi là Võ Thị Bảy Mươi");
    then(in_group).receives(kPassedOn);
    when(scene.hanh).writes_privately("việc");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives(
        "Một tài khoản Zalo nhắn: tôi là Võ Thị Bảy Mươi. Trong danh sách không có tên này. Xin đồng chí xem lại danh sách, rồi mở lại việc "
        "này.\n1 bỏ qua lời nhắn này");
    when(scene.hanh).writes_privately("1");
    then(scene.hanh).receives_something();
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives("Đã ghi: không gắn.");
}

TEST_CASE("the same name again is no second task, another one takes its place, and a fourth is refused", "[enrolment]") {
    EnrolmentScene scene;
    const Member somebody = scene.account("zalo-somebody");
    for (const char* name : {"tôi là Lê Văn Sơn", "Tôi là LÊ VĂN SƠN", "tôi là Phùng Thị Tuyết", "tôi là Trần Thị Lan"}) {
        when(somebody).writes_privately(name);
        then(somebody).receives(kPassedOn);
        CHECK(tasks_of(scene, storage::Task::Owner::secretary, scene.branch.id()) == 1);
    }
    when(somebody).writes_privately("tôi là Nguyễn Thị Hạnh");
    then(somebody).receives("Hôm nay đồng chí đã nhắn nhiều tên. Xin đồng chí hỏi đồng chí bí thư chi bộ.");
}

TEST_CASE("the own name of a linked account is greeted, and a sentence that begins so is no name", "[enrolment]") {
    EnrolmentScene scene;
    when(scene.lan).writes_privately("tôi là Trần Thị Lan");
    then(scene.lan).receives("Kính chào đồng chí Trần Thị Lan, Chi bộ 5.");
    when(scene.lan).writes_privately("tôi là người hay quên");
    then(scene.lan).receives_something();  // like anything that nobody understands
    when(scene.lan).writes_privately("tôi làm việc");
    then(scene.lan).receives_something();
    CHECK(tasks_of(scene, storage::Task::Owner::office) == 0);
    CHECK(tasks_of(scene, storage::Task::Owner::secretary, scene.branch.id()) == 0);
}

TEST_CASE("one name in two branches: either secretary may know, and the answer of one closes the other's task", "[enrolment]") {
    EnrolmentScene scene;
    Conversation seven(scene.branch.ward(), "Chi bộ 7", {.has_committee_group = false});
    const Member duc = seven.secretary("Phạm Văn Đức");
    const auto other = scene.house().add_person("Lê Văn Sơn");
    scene.house().add_to_list(other, seven.id(), domain::MemberStatus::official);
    const Member son = scene.account("zalo-son");
    when(son).writes_privately("tôi là Lê Văn Sơn");
    then(son).receives(kPassedOn);
    CHECK(tasks_of(scene, storage::Task::Owner::secretary, scene.branch.id()) == 1);
    when(duc).writes_privately("việc");
    then(duc).receives_something();
    when(duc).writes_privately("1");
    then(duc).receives_something();
    when(duc).writes_privately("1");
    then(duc).receives("Gắn tài khoản Zalo này với đồng chí Lê Văn Sơn, Chi bộ 7. Nhắn: đồng ý, hoặc: thôi.");
    when(duc).writes_privately("đồng ý");
    then(duc).receives_something();
    then(son).receives("Kính chào đồng chí Lê Văn Sơn, Chi bộ 7.");
    CHECK(storage::people::accounts_of(scene.connection(), other).size() == 1);
    CHECK(tasks_of(scene, storage::Task::Owner::secretary, scene.branch.id()) == 0);
}

TEST_CASE("a secretary whose role has ended meanwhile confirms nothing", "[enrolment]") {
    EnrolmentScene scene;
    const Member son = scene.account("zalo-son");
    when(son).writes_privately("tôi là Lê Văn Sơn");
    then(son).receives_something();
    for (const char* word : {"việc", "1", "1"}) {
        when(scene.hanh).writes_privately(word);
        then(scene.hanh).receives_something();
    }
    scene.house().end_role(scene.hanh.person, scene.branch.id(), domain::Role::secretary);
    when(scene.hanh).writes_privately("đồng ý");
    then(scene.hanh).receives("Việc này đã xong.");
    CHECK(scene.speaks_for(son).empty());
}
