#include <catch2/catch.hpp>

#include "storage/audit_repository.hpp"
#include "storage/channel_call_repository.hpp"
#include "storage/handover_repository.hpp"
#include "storage/invariants.hpp"
#include "storage/people_repository_changes.hpp"
#include "storage/task_repository.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/handover.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kShown = "Giao phần việc của bí thư trên trợ lý cho đồng chí Lê Thị Hoa từ ngày 01/11/2026.\nNhắn: đồng ý, hoặc: thôi.";
const std::string kAsked =
    "Kính gửi đồng chí Lê Thị Hoa, từ ngày 01/11/2026 đồng chí được giao phần việc của bí thư Chi bộ 5 trên trợ lý. Xin nhắn: nhận việc. Sau đó "
    "nhắn: việc, để xem các việc đang chờ. Trân trọng.";
const std::string kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";

std::string accepted(const std::string& waits_for) {
    return "Cảm ơn đồng chí. Đồng chí đã nhận phần việc của bí thư Chi bộ 5 từ ngày 01/11/2026" +
           (waits_for.empty() ? "" : "; còn chờ " + waits_for + " xác nhận") + ".";
}
std::string written(const std::string& by) { return "Đã ghi. Việc bàn giao có hiệu lực khi đồng chí Lê Thị Hoa nhận việc và " + by + " xác nhận."; }

/// Chi bộ 5 with a secretary, a member who has written lately, and an office.
struct Scene {
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member hoa = branch.member("Lê Thị Hoa");
    Member office = branch.member("Kiều Anh Tuấn");
    core::Chat secretaries = branch.house().add_group({}, storage::ChatGroup::Kind::secretaries);
    bool has_office;

    explicit Scene(bool with_office = true) : has_office(with_office) {
        if (with_office) branch.house().give_role(office.person, {}, domain::Role::office);
        for (const Member& who : {binh, hoa, office}) when(who).writes_privately("lịch");
        skip();
    }
    void skip() {
        for (const Member& who : {binh, hoa, office}) branch.ward()->skip_unread(who.private_chat());
        for (const auto& chat : {branch.group(), branch.committee(), secretaries}) branch.ward()->skip_unread(chat);
    }
    storage::Connection& connection() { return branch.house().connection(); }
    core::LocalDate today() { return core::local_date(branch.house().now()); }
    std::string secretary() {
        std::string names;
        for (const auto& one : storage::people::holders(connection(), branch.id(), domain::Role::secretary, today()))
            names += (names.empty() ? "" : ", ") + one.name;
        return names;
    }
    void hands_over(const std::string& words) {
        when(binh).writes_privately("bàn giao " + words);
        then(binh).receives_something();
        when(binh).writes_privately("đồng ý");
        then(binh).receives(written(has_office ? "văn phòng" : "người quản trị trợ lý"));
    }
    void office_confirms() {
        when(office).writes_privately("việc");
        when(office).writes_privately("1");
        when(office).writes_privately("đồng ý");
    }
    storage::Handover open() { return storage::handovers::open_of(connection(), branch.id()).value(); }
    usecases::Actor console() {
        usecases::Actor actor;
        actor.kind = usecases::Actor::Kind::operator_at_console;
        actor.organization = branch.house().organization();
        actor.source = "command";
        return actor;
    }
    /// "invite user-1 group-2": what the channel was asked to do.
    std::vector<std::string> calls() {
        static const storage::Query kCalls{"test.calls", R"sql(
            SELECT c.kind || ' ' || c.user_id || ' ' || g.group_id FROM channel_call c JOIN chat_group g ON g.id = c.chat_group_id ORDER BY c.id)sql"};
        std::vector<std::string> list;
        storage::Rows rows = connection().rows(kCalls);
        while (rows.next()) list.push_back(rows.text(0));
        return list;
    }
};

}  // namespace

TEST_CASE("the secretary hands over, the successor accepts, the office confirms, and on its day it is so", "[handover]") {
    Scene scene;
    scene.branch.house().surroundings().rules.ladder.clear();  // November's meeting is another matter
    when(scene.binh).writes_privately("ban giao Le Thi Hoa tu 1/11");
    then(scene.binh).receives(kShown);
    when(scene.binh).writes_privately("đồng ý");
    then(scene.binh).receives(written("văn phòng"));
    then(scene.hoa).receives(kAsked);
    when(scene.hoa).writes_privately("nhan viec");
    then(scene.hoa).receives(accepted("văn phòng"));
    when(scene.office).writes_privately("việc");
    then(scene.office).receives("Văn phòng còn 1 việc:\n1. Xác nhận bàn giao bí thư Chi bộ 5\nXin nhắn số để làm.");
    when(scene.office).writes_privately("1");
    then(scene.office)
        .receives("Xác nhận: đồng chí Lê Thị Hoa được giao phần việc của bí thư Chi bộ 5 trên trợ lý từ ngày 01/11/2026.\nNhắn: đồng ý, hoặc: thôi.");
    when(scene.office).writes_privately("đồng ý");
    then(scene.office).receives("Đã xác nhận.");
    scene.branch.clock("2026-10-31 23:59");
    CHECK(scene.secretary() == "Nguyễn Văn Bình");
    when(scene.binh).writes_privately("lịch");
    scene.skip();
    scene.branch.clock("2026-11-01 08:30");
    CHECK(scene.secretary() == "Lê Thị Hoa");
    then_committee(scene.branch)
        .receives("Kính gửi các đồng chí, từ ngày 01/11/2026 phần việc của bí thư Chi bộ 5 trên trợ lý do đồng chí Lê Thị Hoa đảm nhiệm. Xem các việc "
                  "đang chờ, xin nhắn: /việc.");
    then(scene.binh).receives(
        "Kính gửi đồng chí Nguyễn Văn Bình, từ ngày 01/11/2026 phần việc của bí thư Chi bộ 5 trên trợ lý do đồng chí Lê Thị Hoa đảm nhiệm. Trân trọng "
        "cảm ơn đồng chí.");
    const auto user = [](const Member& who) { return who.user.value; };
    CHECK(scene.calls() == std::vector<std::string>{"invite " + user(scene.hoa) + " " + scene.branch.committee().id,
                                                    "invite " + user(scene.hoa) + " " + scene.secretaries.id,
                                                    "remove " + user(scene.binh) + " " + scene.branch.committee().id,
                                                    "remove " + user(scene.binh) + " " + scene.secretaries.id});
    when(scene.binh).writes_privately("họp bất thường 12/11 19h30");
    then(scene.binh).receives(kNoRight);
    CHECK(storage::invariants::broken(scene.connection()).empty());
    CHECK_FALSE(storage::audit::first_broken(scene.connection()));
}

TEST_CASE("a former secretary's confirmations and holds stop counting when it comes into force", "[handover]") {
    Scene scene;
    scene.hands_over("Hoa từ 8/10");
    when(scene.hoa).writes_privately("nhận việc");
    scene.office_confirms();
    scene.branch.clock("2026-10-07 23:50");
    scene.skip();
    when(scene.binh).writes_privately("họp bất thường 12/10 19h30");
    then(scene.binh).receives_something();
    when(scene.binh).says_in_committee("/họp bất thường 13/10 19h30");
    then_committee(scene.branch).receives_something();
    scene.branch.clock("2026-10-08 00:05");
    CHECK(scene.secretary() == "Lê Thị Hoa");
    when(scene.binh).writes_privately("đồng ý");
    then(scene.binh).receives("Hiện không có việc nào chờ đồng chí đồng ý.");
    when(scene.binh).says_in_committee("đồng ý");
    then_committee(scene.branch).receives_nothing();
    scene.branch.clock("2026-10-08 12:00");
    scene.skip();
}

TEST_CASE("a command in flight is done with the rights of the moment", "[handover]") {
    Scene scene;
    when(scene.binh).writes_privately("họp bất thường 12/10 19h30");
    then(scene.binh).receives_something();
    scene.branch.house().end_role(scene.binh.person, scene.branch.id(), domain::Role::secretary);
    when(scene.binh).writes_privately("đồng ý");
    then(scene.binh).receives(kNoRight);
}

TEST_CASE("who stays in the chi ủy stays in its group; who leads another branch among the secretaries", "[handover]") {
    Scene scene;
    Conversation six(scene.branch.ward(), "Chi bộ 6", {});
    scene.branch.house().give_role(scene.binh.person, scene.branch.id(), domain::Role::branch_committee);
    scene.branch.house().give_role(scene.binh.person, six.id(), domain::Role::secretary);
    when(scene.binh).writes_privately("bàn giao Hoa từ 8/10");
    then(scene.binh).receives("Việc này của chi bộ nào: 1 Chi bộ 5, 2 Chi bộ 6?");
    when(scene.binh).writes_privately("1");
    when(scene.binh).writes_privately("đồng ý");
    when(scene.hoa).writes_privately("nhận việc");
    scene.office_confirms();
    scene.branch.clock("2026-10-08 00:01");
    CHECK(scene.secretary() == "Lê Thị Hoa");
    for (const std::string& call : scene.calls()) CHECK(call.starts_with("invite"));
    scene.branch.clock("2026-10-08 12:00");
    scene.skip();
    scene.branch.ward()->skip_unread(six.committee());
}

TEST_CASE("an acting secretary has the role for those days only", "[handover]") {
    Scene scene;
    when(scene.binh).writes_privately("bàn giao Lê Thị Hoa từ 10/10 đến hết 20/10");
    then(scene.binh).receives(
        "Giao phần việc của bí thư trên trợ lý cho đồng chí Lê Thị Hoa từ ngày 10/10/2026 đến hết ngày 20/10/2026.\nNhắn: đồng ý, hoặc: thôi.");
    when(scene.binh).writes_privately("đồng ý");
    when(scene.hoa).writes_privately("nhận việc");
    scene.office_confirms();
    scene.branch.clock("2026-10-10 12:00");
    CHECK(scene.secretary() == "Nguyễn Văn Bình, Lê Thị Hoa");
    scene.branch.clock("2026-10-20 23:59");
    CHECK(scene.secretary() == "Nguyễn Văn Bình, Lê Thị Hoa");
    scene.branch.clock("2026-10-21 12:00");
    CHECK(scene.secretary() == "Nguyễn Văn Bình");
    const auto calls = scene.calls();
    REQUIRE(calls.size() == 4);
    CHECK(calls[2] == "remove " + scene.hoa.user.value + " " + scene.branch.committee().id);
    when(scene.hoa).writes_privately("họp bất thường 25/10 19h30");
    scene.skip();
    CHECK(scene.branch.house().sent().back().text == kNoRight);
    CHECK(storage::invariants::broken(scene.connection()).empty());
}

TEST_CASE("without acceptance or confirmation nothing changes on the day; what comes late counts then", "[handover]") {
    Scene scene;
    scene.hands_over("Hoa từ 8/10");
    scene.office_confirms();
    scene.branch.clock("2026-10-09 12:00");
    CHECK(scene.secretary() == "Nguyễn Văn Bình");
    when(scene.hoa).writes_privately("nhận việc");
    scene.branch.clock("2026-10-09 12:01");
    CHECK(scene.secretary() == "Lê Thị Hoa");
    scene.skip();
}

TEST_CASE("without an office the operator confirms; the operator's own word needs no confirmation", "[handover]") {
    Scene scene(false);
    scene.hands_over("Hoa từ 1/11");
    when(scene.hoa).writes_privately("nhận việc");
    then(scene.hoa).receives(kAsked).receives(accepted("người quản trị trợ lý"));
    const auto owed = storage::tasks::of_owner(scene.connection(), scene.branch.house().organization(), storage::Task::Owner::operator_, {});
    REQUIRE(owed.size() == 1);
    CHECK(owed[0].kind == "handover.confirm");
    CHECK(usecases::handover::confirm(scene.connection(), scene.console(), scene.open().id, scene.branch.house().now()));
    CHECK(storage::tasks::of_owner(scene.connection(), scene.branch.house().organization(), storage::Task::Owner::operator_, {}).empty());
    const auto today = usecases::handover::assign(
        scene.connection(), scene.console(), {.branch = scene.branch.id(), .to = scene.hoa.person, .from = scene.today()}, scene.branch.house().now());
    CHECK(today.outcome == usecases::handover::Outcome::written);
    when(scene.hoa).writes_privately("nhận việc");
    scene.branch.clock("2026-10-07 09:40");
    CHECK(scene.secretary() == "Lê Thị Hoa");
    scene.skip();
}

TEST_CASE("the operator's word is enough for who has no account", "[handover]") {
    Scene scene;
    const auto person = scene.branch.house().add_person("Đỗ Văn Bình");
    scene.branch.house().add_to_list(person, scene.branch.id(), domain::MemberStatus::official);
    usecases::handover::assign(
        scene.connection(), scene.console(), {.branch = scene.branch.id(), .to = person, .from = scene.today()}, scene.branch.house().now());
    scene.branch.clock("2026-10-07 09:40");
    CHECK(scene.secretary() == "Đỗ Văn Bình");
    scene.skip();
}

TEST_CASE("M30 that cannot be said becomes a line in the list, which goes once it is accepted", "[handover]") {
    Scene scene;
    scene.branch.clock("2026-10-10 12:00");  // the window is closed
    when(scene.binh).writes_privately("bàn giao Hoa từ 1/11");
    then(scene.binh).receives(kShown);
    when(scene.binh).writes_privately("đồng ý");
    then(scene.binh).receives(written("văn phòng"));
    when(scene.binh).writes_privately("việc");
    then(scene.binh).receives("Chi bộ 5 còn 1 việc:\n1. Nhắc đồng chí Lê Thị Hoa nhắn riêng cho trợ lý: nhận việc\nXin nhắn số để làm.");
    when(scene.hoa).writes_privately("nhận việc");
    then(scene.hoa).receives(accepted("văn phòng"));
    when(scene.binh).writes_privately("việc");
    then(scene.binh).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("names and days that do not fit are told", "[handover]") {
    Scene scene;
    const auto hears = [&](const std::string& typed, const std::string& told) {
        INFO(typed);
        when(scene.binh).writes_privately(typed);
        then(scene.binh).receives(told);
    };
    hears("bàn giao Trần Văn Ai từ 1/11", "Không tìm thấy.");
    hears("bàn giao Hoa từ 31/2", "Ngày 31/2 không có trong lịch, xin đồng chí nhắn lại ngày.");
    hears("bàn giao Hoa từ 1/10", "Ngày 01/10/2026 đã qua, xin đồng chí chọn ngày khác.");
    hears("bàn giao Hoa từ 20/10 đến 10/10", "Ngày kết thúc trước ngày bắt đầu, xin đồng chí nhắn lại.");
    hears("bàn giao Bình từ 1/11", "Đồng chí Nguyễn Văn Bình đang là bí thư Chi bộ 5.");
    hears("bàn giao", "Xin đồng chí nhắn tên và ngày, ví dụ: bàn giao Lê Thị Hoa từ 1/11; bàn giao Lê Thị Hoa từ 10/10 đến 20/10.");
    hears("bàn giao bà Hoa từ 1/11", kShown);
    hears("thôi", "Đã dừng, chưa gửi gì.");
    hears("nhận việc", "Hiện không có việc nào chờ đồng chí nhận.");
    when(scene.hoa).writes_privately("bàn giao Hoa từ 1/11");
    then(scene.hoa).receives(kNoRight);
}

TEST_CASE("two of a name are told apart by their year of birth", "[handover]") {
    Scene scene;
    for (const char* born : {"1955-12-12", "1971-04-03"}) {
        const auto id = scene.branch.house().add_person("Nguyễn Văn Hùng");
        scene.branch.house().add_to_list(id, scene.branch.id(), domain::MemberStatus::official);
        auto person = storage::people::find(scene.connection(), id).value();
        person.birth_date = born;
        storage::people::update(scene.connection(), person);
    }
    when(scene.binh).writes_privately("bàn giao Nguyễn Văn Hùng từ 1/11");
    then(scene.binh).receives("Có 2 đồng chí Nguyễn Văn Hùng: 1 sinh năm 1955, 2 sinh năm 1971. Xin nhắn số.");
    when(scene.binh).writes_privately("2");
    then(scene.binh).receives("Giao phần việc của bí thư trên trợ lý cho đồng chí Nguyễn Văn Hùng từ ngày 01/11/2026.\nNhắn: đồng ý, hoặc: thôi.");
}

TEST_CASE("a branch that nobody leads is on the office's list until somebody does", "[handover]") {
    Scene scene;
    const auto vacant = [&] { return storage::tasks::of_kind(scene.connection(), scene.branch.id(), "handover.vacant").size(); };
    scene.branch.house().give_role(scene.hoa.person, scene.branch.id(), domain::Role::deputy);
    scene.branch.house().end_role(scene.binh.person, scene.branch.id(), domain::Role::secretary);
    scene.branch.clock("2026-10-08 07:00");
    CHECK(vacant() == 0);  // the deputy leads
    scene.branch.house().end_role(scene.hoa.person, scene.branch.id(), domain::Role::deputy);
    scene.branch.clock("2026-10-09 07:00");
    CHECK(vacant() == 1);
    when(scene.office).writes_privately("việc");
    then(scene.office).receives("Văn phòng còn 1 việc:\n1. Chi bộ 5 chưa có bí thư\nXin nhắn số để làm.");
    scene.branch.house().give_role(scene.hoa.person, scene.branch.id(), domain::Role::secretary);
    scene.branch.clock("2026-10-10 07:00");
    CHECK(vacant() == 0);
}

TEST_CASE("a call into a group that fails is told to the office", "[handover]") {
    Scene scene;
    scene.hands_over("Hoa từ 8/10");
    when(scene.hoa).writes_privately("nhận việc");
    scene.office_confirms();
    scene.branch.clock("2026-10-08 12:00");
    scene.skip();
    auto calls = storage::channel_calls::claim(scene.connection(), scene.branch.house().now(), 10);
    REQUIRE_FALSE(calls.empty());
    storage::channel_calls::finish(scene.connection(), calls.front(), false, -201, "refused", scene.branch.house().now());
    scene.branch.clock("2026-10-08 12:01");
    when(scene.office).writes_privately("việc");
    then(scene.office).receives("Văn phòng còn 1 việc:\n1. Chưa mời được đồng chí Lê Thị Hoa vào nhóm chi ủy Chi bộ 5\nXin nhắn số để làm.");
    when(scene.office).writes_privately("1");
    then(scene.office)
        .receives("Chưa mời được đồng chí Lê Thị Hoa vào nhóm chi ủy Chi bộ 5. Xin làm bằng tay trên Zalo, rồi bỏ qua việc này.");
}
