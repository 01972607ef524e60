#include <catch2/catch.hpp>
#include <map>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/consent_repository.hpp"
#include "storage/invariants.hpp"
#include "storage/task_repository.hpp"
#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kChoices = "\n1 xem thông tin đang lưu\n2 đề nghị sửa\n3 đề nghị ngừng lưu";
const std::string kSilent = "Đồng chí Trần Thị Lan, Chi bộ 5. Buổi 12/10: chưa báo dự." + kChoices;
const std::string kErase =
    "Trợ lý sẽ xóa họ tên, ngày sinh, số điện thoại, tài khoản Zalo và lý do vắng của đồng chí Trần Thị Lan; chỉ còn số liệu không có tên. Đồng "
    "chí không còn nhận tin riêng và không báo dự qua trợ lý được nữa. Việc này không lấy lại được. Nhắn: đồng ý, hoặc: thôi.";
const std::string kGoodbye = "Trợ lý đã xóa thông tin của đồng chí và đã báo đồng chí bí thư, không nêu tên. Cảm ơn đồng chí. Kính chào đồng chí.";
const std::string kSeat = "Kính gửi đồng chí bí thư, đồng chí số 23 trong danh sách Chi bộ 5 đã đề nghị ngừng lưu thông tin; trợ lý đã xóa. Xin đồng "
                          "chí ghi giúp trên sổ của chi bộ.";
const std::string kWhat =
    "Xin đồng chí nhắn nội dung cần sửa trong một tin, ví dụ: ngày sinh của tôi là 22/11/1974. Trợ lý chuyển tới đồng chí bí thư và không giữ lại "
    "sau khi đã sửa. Nếu thôi, xin nhắn: thôi.";

std::int64_t number(Conversation& branch, const char* sql) {
    static std::map<std::string, storage::Query> queries;  // a statement is known by its place
    const auto& query = queries.emplace(sql, storage::Query{"test.number", sql}).first->second;
    storage::Rows rows = branch.house().connection().rows(query);
    rows.next();
    return rows.integer(0);
}

std::size_t listed_erasures(Conversation& branch) { return branch.house().surroundings().erasures->read().erasures.size(); }

void picks(const Member& who, const std::string& shown, const std::string& choice) {
    when(who).writes_privately("tôi");
    then(who).receives(shown);
    when(who).writes_privately(choice);
}

}  // namespace

TEST_CASE("tôi tells what stands about the open meeting", "[self]") {
    Asked five;
    when(five.lan).writes_privately("toi");
    then(five.lan).receives(kSilent);
    when(five.lan).writes_privately("muon 15p");
    then(five.lan).receives_something();
    when(five.lan).writes_privately("tôi");
    then(five.lan).receives("Đồng chí Trần Thị Lan, Chi bộ 5. Buổi 12/10: đã báo đến muộn khoảng 15 phút." + kChoices);
    when(five.lan).says("/tôi");
    then(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
}

TEST_CASE("words that merely begin like tôi, or fold to it, are none", "[self]") {
    Asked five;
    when(five.lan).writes_privately("toi xin vang");
    then(five.lan).receives_something();
    CHECK(counts(five.branch).absent == 1);
    when(five.lan).writes_privately("tới");
    then(five.lan).receives_something();
    CHECK(number(five.branch, "SELECT count(*) FROM outbox WHERE template = 'self'") == 0);
}

TEST_CASE("a stranger has nothing to see", "[self]") {
    Conversation branch("Chi bộ 5");
    const Member stranger = branch.stranger();
    when(stranger).writes_privately("tôi");
    then(stranger).receives_something();
    CHECK(number(branch, "SELECT count(*) FROM outbox WHERE template = 'stranger'") == 1);
}

TEST_CASE("1 shows all that is kept, and that it was read is written down", "[self]") {
    Asked five;
    when(five.lan).says("vắng, em đi công tác");
    picks(five.lan, "Đồng chí Trần Thị Lan, Chi bộ 5. Buổi 12/10: đã báo vắng." + kChoices, "1");
    then(five.lan).receives(
        "Thông tin trợ lý đang lưu về đồng chí:\n"
        "Họ tên: Trần Thị Lan\n"
        "Ngày sinh: chưa có\n"
        "Số điện thoại: chưa có\n"
        "Về việc lưu thông tin: đồng ý ngày 03/02/2026, trên giấy\n"
        "Danh sách Chi bộ 5, số thứ tự 23, ghi từ ngày 07/10/2026\n"
        "- đảng viên chính thức\n"
        "Tài khoản Zalo: 1\n"
        "- gắn từ ngày 07/10/2026, nhắn riêng lần cuối ngày 07/10/2026\n"
        "Việc báo dự: 1 lần\n"
        "- 12/10/2026, họp bất thường, Chi bộ 5: báo vắng, lý do “đi công tác”\n"
        "Điểm danh: chưa có");
    CHECK(number(five.branch, "SELECT count(*) FROM audit WHERE action = 'person.read'") == 1);
}

TEST_CASE("a long record comes in parts", "[self]") {
    Asked five;
    for (int i = 0; i < 60; ++i) {
        const std::string id = std::to_string(1000 + i);
        five.branch.house().connection().script(
            "INSERT INTO meeting (id, organization_id, branch_id, kind, state, month, starts_at, answers_close_at, planned_minutes, created_at)"
            " SELECT " + id + ", organization_id, id, 'regular', 'recorded', '" + id + "', " + id + ", 0, 90, 0 FROM branch;"
            "INSERT INTO roll_call (meeting_id, membership_id, state, recorded_at) SELECT " + id + ", id, 'present', 0 FROM membership"
            " WHERE person_id = " + std::to_string(five.lan.person.value),
            "test");
    }
    picks(five.lan, kSilent, "1");
    then(five.lan).receives_something().receives_something();
    CHECK(five.branch.house().sent().back().text.starts_with("(2/2) "));
}

TEST_CASE("2 passes a correction on as a task, whose words go once it is done", "[self]") {
    Asked five;
    picks(five.lan, kSilent, "2");
    then(five.lan).receives(kWhat);
    when(five.lan).writes_privately("Số điện thoại mới của tôi là 0912 345 678");
    then(five.lan).receives("Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư, trả lời trước ngày 10/10.");
    when(five.binh).says_in_committee("/việc");
    then_committee(five.branch)
        .receives("Chi bộ 5 còn 1 việc:\n1. Đề nghị sửa thông tin của đồng chí Trần Thị Lan (trước ngày 10/10)\nXin nhắn số để làm.");
    when(five.binh).says_in_committee("1");
    then_committee(five.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    when(five.binh).writes_privately("việc");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("1");
    then(five.binh).receives(
        "Đồng chí Trần Thị Lan, Chi bộ 5, đề nghị sửa thông tin: “Số điện thoại mới của tôi là 0912 345 678”. Danh sách do người quản trị trợ lý "
        "sửa. Khi xong, xin nhắn: 1 đã sửa, 2 không sửa.");
    when(five.binh).writes_privately("1");
    then(five.binh).receives("Đã ghi nhận. Trợ lý sẽ báo đồng chí Trần Thị Lan và đã xóa nội dung đề nghị.");
    then(five.lan).receives("Kính gửi đồng chí Trần Thị Lan, thông tin của đồng chí đã được sửa theo đề nghị. Muốn xem lại, xin nhắn: tôi.");
    CHECK(number(five.branch, "SELECT count(*) FROM task WHERE instr(details, '0912')") == 0);
    CHECK(number(five.branch, "SELECT count(*) FROM audit WHERE action GLOB 'correction.*'") == 3);
}

TEST_CASE("a clear answer to the open meeting is an answer, even while a correction is awaited", "[self]") {
    Asked five;
    picks(five.lan, kSilent, "2");
    then(five.lan).receives_something();
    when(five.lan).writes_privately("có mặt");
    then(five.lan).receives(kPresent);
    when(five.lan).writes_privately("thôi");
    then(five.lan).receives("Đã dừng, chưa gửi gì.");
    CHECK(number(five.branch, "SELECT count(*) FROM task") == 0);
}

TEST_CASE("3 erases after đồng ý: the list of erasures, a goodbye, the secretary by number", "[self]") {
    Asked five;
    picks(five.lan, kSilent, "3");
    then(five.lan).receives(kErase);
    when(five.lan).writes_privately("đồng ý");
    then(five.lan).receives(kGoodbye);
    then_committee(five.branch).receives(kSeat);
    CHECK(listed_erasures(five.branch) == 1);
    auto& connection = five.branch.house().connection();
    CHECK_FALSE(storage::people::find(connection, five.lan.person));
    CHECK(number(five.branch, "SELECT count(*) FROM outbox WHERE template = 'self.goodbye' AND recipient = '-' AND body IS NULL") == 1);
    CHECK(storage::invariants::broken(connection).empty());
    CHECK_FALSE(storage::audit::first_broken(connection));
    when(five.lan).writes_privately("tôi");
    then(five.lan).receives_something();  // a stranger now
}

TEST_CASE("thôi leaves everything as it is", "[self]") {
    Asked five;
    picks(five.lan, kSilent, "3");
    then(five.lan).receives(kErase);
    when(five.lan).writes_privately("thôi");
    then(five.lan).receives("Đã dừng, chưa gửi gì.");
    CHECK(storage::people::find(five.branch.house().connection(), five.lan.person));
    CHECK(listed_erasures(five.branch) == 0);
}

TEST_CASE("what others keep waiting about the erased one goes, too", "[self]") {
    Asked five;
    picks(five.lan, kSilent, "2");
    then(five.lan).receives_something();
    when(five.lan).writes_privately("Tên đúng của tôi là Trần Thị Lân");
    then(five.lan).receives_something();
    when(five.binh).writes_privately("việc");
    then(five.binh).receives_something();  // a list with the name, which listens
    picks(five.lan, kSilent, "3");
    then(five.lan).receives_something();
    when(five.lan).writes_privately("đồng ý");
    then(five.lan).receives(kGoodbye);
    then_committee(five.branch).receives(kSeat);
    CHECK(number(five.branch, "SELECT count(*) FROM task WHERE state = 'open' AND kind = 'self.correct'") == 0);
    CHECK(number(five.branch, "SELECT count(*) FROM task WHERE instr(details, 'Trần Thị L')") == 0);
    CHECK(number(five.branch, "SELECT count(*) FROM prompt WHERE instr(details, 'Trần Thị Lan')") == 0);
    when(five.binh).writes_privately("1");
    then(five.binh).receives("Việc này đã xong.");
}

TEST_CASE("who was asked for consent may ask to be forgotten at once", "[self]") {
    Conversation branch("Chi bộ 5");
    branch.secretary("Nguyễn Văn Bình");
    const Member lan = branch.newcomer("Trần Thị Lan");
    when(lan).writes_privately("giúp");
    then(lan).receives_something().receives_something();
    picks(lan, "Đồng chí Trần Thị Lan, Chi bộ 5." + kChoices, "3");
    then(lan).receives(kErase);
    when(lan).writes_privately("đồng ý");
    then(lan).receives(kGoodbye);
    then_committee(branch).receives_something();
    CHECK(number(branch, "SELECT count(*) FROM person WHERE consent_on IS NOT NULL AND consent_way = 'chat'") == 0);
}

TEST_CASE("an account of two is asked whose data is meant, and the other one stays", "[self]") {
    Asked five;
    const Member minh = five.branch.shares_telephone(five.lan, "Trần Văn Minh");
    when(five.lan).writes_privately("tôi");
    then(five.lan).receives("Đồng chí xem thông tin của ai: 1 đồng chí Trần Thị Lan, 2 đồng chí Trần Văn Minh?");
    when(five.lan).writes_privately("2");
    then(five.lan).receives("Đồng chí Trần Văn Minh, Chi bộ 5. Buổi 12/10: chưa báo dự." + kChoices);
    when(five.lan).writes_privately("3");
    then(five.lan).receives_something();
    when(five.lan).writes_privately("đồng ý");
    then(five.lan).receives(kGoodbye);
    then_committee(five.branch).receives_something();
    CHECK_FALSE(storage::people::find(five.branch.house().connection(), minh.person));
    when(five.lan).writes_privately("tôi");
    then(five.lan).receives(kSilent);
}

TEST_CASE("an account whose owner withdraws is erased where it is the only one, else only unlinked", "[self]") {
    Asked five;
    const Member minh = five.branch.shares_telephone(five.lan, "Trần Văn Minh");
    five.branch.house().link(minh.person);  // a telephone of the own
    core::ContactChanged gone;
    gone.user = five.lan.user;
    gone.change = core::ContactChanged::Change::withdrew;
    five.branch.house().happens(gone);
    then_committee(five.branch).receives(kSeat);
    auto& connection = five.branch.house().connection();
    CHECK_FALSE(storage::people::find(connection, five.lan.person));
    CHECK(storage::people::accounts_of(connection, minh.person).size() == 1);
    CHECK(storage::people::at_account(connection, five.branch.house().organization(), five.lan.user).empty());
    CHECK(listed_erasures(five.branch) == 1);
    CHECK_FALSE(storage::audit::first_broken(connection));
}

TEST_CASE("the reason of an absence goes thirty days after the meeting", "[self]") {
    Asked five;
    when(five.lan).says("vắng, em đi công tác");
    CHECK(number(five.branch, "SELECT count(*) FROM rsvp WHERE reason IS NOT NULL") == 1);
    five.branch.clock("2026-11-11 19:00");
    CHECK(number(five.branch, "SELECT count(*) FROM rsvp WHERE reason IS NOT NULL") == 1);
    five.branch.clock("2026-11-11 19:35");
    CHECK(number(five.branch, "SELECT count(*) FROM rsvp WHERE reason IS NOT NULL") == 0);
    for (const auto& chat : {five.branch.group(), five.branch.committee()}) five.branch.ward()->skip_unread(chat);
}
