#include <catch2/catch.hpp>

#include "storage/consent_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "storage/rsvp_repository.hpp"
#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kM27 =
    "Kính chào đồng chí Vũ Quang Hải. Đây là phần mềm trợ lý của Chi bộ 5. Trợ lý lưu họ tên, chi bộ, chức vụ, số điện thoại (nếu có), việc báo "
    "dự và kết quả điểm danh. Lý do vắng dành cho đồng chí bí thư, được xóa sau khi xong biên bản; người quản trị tài khoản Zalo của Đảng ủy "
    "phường Thử cũng có thể thấy tin nhắn ở đây, nên xin ghi ngắn gọn. Muốn xem, sửa hoặc ngừng lưu, nhắn: tôi.\n"
    "Nếu đồng ý, xin nhắn: đồng ý. Nếu không, đồng chí bí thư sẽ ghi giúp đồng chí.";
const std::string kRefused =
    "Trợ lý đã ghi nhận đồng chí không đồng ý và sẽ không hỏi lại. Đồng chí bí thư sẽ ghi giúp đồng chí. Khi nào đồng ý, xin báo đồng chí bí thư.";
const std::string kNotWritten =
    "Đồng chí chưa đồng ý để trợ lý lưu thông tin nên trợ lý không ghi. Xin đồng chí báo đồng chí bí thư để đồng chí bí thư ghi giúp.";
const std::string kHello = "Kính chào các đồng chí. Đây là trợ lý chi bộ, phần mềm trả lời tự động. Trợ lý báo lịch họp, ghi nhận việc báo dự và "
                           "gửi bản tin. Trợ lý không lưu nội dung trao đổi trong nhóm. ";
const std::string kNoSecrets = "Xin không gửi tài liệu mật vào nhóm. Hướng dẫn: nhắn /giúp.";
const std::string kInWords = "Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn.";

/// An open meeting, and one who was never asked.
struct Newcomer : Asked {
    Member hai = branch.newcomer("Vũ Quang Hải");
    storage::Consent consent() { return storage::consents::find(branch.house().connection(), hai.person).value(); }
    void hears_the_question() {
        when(hai).writes_privately("có mặt");
        then(hai).receives(kPresent).receives(kM27);
    }
};

void not_greeted(Conversation& branch, const core::Chat& group) {
    auto& connection = branch.house().connection();
    const auto row = storage::groups::find(connection, branch.house().organization(), core::GroupId{group.id});
    storage::groups::set_greeted(connection, row.value().id, std::nullopt);
}

}  // namespace

TEST_CASE("a bound group hears the first words once, the committee's without the sentence on names", "[welcome]") {
    Conversation branch("Chi bộ 5");
    not_greeted(branch, branch.group());
    not_greeted(branch, branch.committee());
    branch.house().restart();
    then(branch).receives(kHello + "Trong nhóm chỉ nêu số lượng, không nêu tên. " + kNoSecrets);
    then_committee(branch).receives(kHello + kNoSecrets);
    branch.house().restart();
    branch.clock("2026-10-09 12:00");
    then(branch).receives_nothing();
}

TEST_CASE("who administers the account is told where the rule pack names somebody", "[welcome]") {
    Conversation branch("Chi bộ 5");
    branch.house().surroundings().rules.support.admins = {"Kiều Anh Tuấn", "Phạm Thu Hà"};
    not_greeted(branch, branch.committee());
    branch.house().restart();
    then_committee(branch).receives(kHello +
                                    "Theo quy định của Zalo, trong nhóm có đồng chí Kiều Anh Tuấn, đồng chí Phạm Thu Hà, quản trị tài khoản Zalo của "
                                    "Đảng ủy phường Thử. " +
                                    kNoSecrets);
}

TEST_CASE("first words at night wait for the morning, and count as none of the bot's own", "[welcome]") {
    Conversation branch("Chi bộ 5");
    branch.house().surroundings().rules.budget.group_per_day = 0;
    branch.clock("2026-10-07 22:00");
    not_greeted(branch, branch.group());
    branch.house().restart();
    then(branch).receives_nothing();
    branch.clock("2026-10-08 07:00");
    then(branch).receives_something();
}

TEST_CASE("a group that could not be greeted is greeted after the next start", "[welcome]") {
    Conversation branch("Chi bộ 5");
    not_greeted(branch, branch.group());
    branch.house().refuse(branch.group());
    branch.house().restart();
    then(branch).receives_nothing();
    CHECK(storage::groups::not_greeted(branch.house().connection(), branch.house().organization()).size() == 1);
}

TEST_CASE("a member's first private word is answered, then consent is asked, once", "[welcome]") {
    Newcomer five;
    five.hears_the_question();
    when(five.hai).writes_privately("đồng ý");
    then(five.hai).receives("Cảm ơn đồng chí Vũ Quang Hải. Trợ lý đã ghi nhận đồng chí đồng ý.");
    CHECK(five.consent().on == "2026-10-07");
    CHECK(five.consent().in_chat);
    CHECK(five.consent().text_version == "M27-1");
    when(five.hai).writes_privately("xin vắng vì con ốm");
    then(five.hai).receives_something().receives_nothing();
}

TEST_CASE("words in a group ask nothing", "[welcome]") {
    Newcomer five;
    when(five.hai).says("có mặt");
    then(five.hai).receives_nothing();
}

TEST_CASE("who agreed on paper is not asked", "[welcome]") {
    Asked five;
    when(five.lan).writes_privately("có mặt");
    then(five.lan).receives(kPresent).receives_nothing();
}

TEST_CASE("after a no nothing is written down, in private that is told, and nobody asks again", "[welcome]") {
    Newcomer five;
    five.hears_the_question();
    CHECK(counts(five.branch).present == 1);
    when(five.hai).writes_privately("không");
    then(five.hai).receives(kRefused);
    when(five.hai).writes_privately("xin vắng");
    then(five.hai).receives(kNotWritten);
    when(five.hai).says("vắng");
    then(five.hai).receives_nothing();
    CHECK(counts(five.branch).present == 1);  // what was said before stands
    CHECK(counts(five.branch).absent == 0);
    when(five.hai).writes_privately("dạo này trời đẹp quá");
    then(five.hai).receives_something().receives_nothing();
}

TEST_CASE("thôi is a no, too; consent on paper ends it", "[welcome]") {
    Newcomer five;
    five.hears_the_question();
    when(five.hai).writes_privately("thôi");
    then(five.hai).receives(kRefused);
    auto& connection = five.branch.house().connection();
    auto person = storage::people::find(connection, five.hai.person).value();
    person.consent_on = "2026-10-07";
    storage::people::update(connection, person);
    when(five.hai).writes_privately("đến muộn");
    then(five.hai).receives("Đã ghi nhận: đồng chí báo đến muộn buổi 12/10.");
}

TEST_CASE("while it is merely unanswered answers are written down; numbers are asked, not read", "[welcome]") {
    Newcomer five;
    five.hears_the_question();
    when(five.hai).writes_privately("vang");
    then(five.hai).receives("Xin đồng chí nhắn: đồng ý, hoặc: thôi.");
    when(five.hai).writes_privately("2");
    then(five.hai).receives(kInWords);
    when(five.hai).writes_privately("xin vắng vì con ốm");
    then(five.hai).receives("Đã ghi nhận: đồng chí báo vắng buổi 12/10, lý do “con ốm”. Trợ lý sẽ báo đồng chí bí thư.");
    CHECK(counts(five.branch).absent == 1);
    five.branch.clock("2026-10-12 18:30");
    five.branch.ward()->skip_unread(five.branch.group());
    five.branch.ward()->skip_unread(five.branch.committee());
    when(five.hai).writes_privately("đồng ý");  // five days later it still listens
    then(five.hai).receives("Cảm ơn đồng chí Vũ Quang Hải. Trợ lý đã ghi nhận đồng chí đồng ý.");
}

TEST_CASE("an unanswered question ends after a week and is not put again", "[welcome]") {
    Conversation branch("Chi bộ 5");
    const Member hai = branch.newcomer("Vũ Quang Hải");
    when(hai).writes_privately("giúp");
    then(hai).receives_something().receives(kM27);
    branch.clock("2026-10-14 09:31");
    when(hai).writes_privately("đồng ý");
    then(hai).receives("Hiện không có việc nào chờ đồng chí đồng ý.");
}

TEST_CASE("while it is open nothing else that takes đồng ý is put to that person there", "[welcome]") {
    Conversation branch("Chi bộ 5");
    const Member hai = branch.newcomer("Vũ Quang Hải");
    branch.house().give_role(hai.person, branch.id(), domain::Role::secretary);
    when(hai).writes_privately("giúp");
    then(hai).receives_something().receives(kM27);
    when(hai).writes_privately("họp bất thường 12/10 19h30");
    then(hai).receives("Trước hết xin đồng chí trả lời câu hỏi về lưu thông tin: đồng ý, hoặc: không. Sau đó xin đồng chí nhắn lại việc này.");
    when(hai).writes_privately("đồng ý");
    then(hai).receives_something();
    when(hai).writes_privately("họp bất thường 12/10 19h30");
    then(hai).receives_something();
}

TEST_CASE("a confirmation that waits keeps the question back", "[welcome]") {
    Conversation branch("Chi bộ 5");
    const Member hai = branch.newcomer("Vũ Quang Hải");
    branch.house().give_role(hai.person, branch.id(), domain::Role::secretary);
    when(hai).writes_privately("họp bất thường 12/10 19h30");
    then(hai).receives_something().receives_nothing();
    when(hai).writes_privately("thôi");
    then(hai).receives("Đã dừng, chưa gửi gì.").receives(kM27);
}

TEST_CASE("one telephone of two: each is asked, one after the other", "[welcome]") {
    Conversation branch("Chi bộ 5");
    const Member hai = branch.newcomer("Vũ Quang Hải");
    const auto mai = branch.house().add_person("Đỗ Thị Mai", false);
    branch.house().add_to_list(mai, branch.id(), domain::MemberStatus::official);
    branch.house().link(mai, hai.user);
    when(hai).writes_privately("giúp");
    then(hai).receives_something().receives(kM27);
    when(hai).writes_privately("đồng ý");
    then(hai).receives("Cảm ơn đồng chí Vũ Quang Hải. Trợ lý đã ghi nhận đồng chí đồng ý.").receives_something();
    when(hai).writes_privately("không");
    then(hai).receives(kRefused);
    CHECK(storage::consents::find(branch.house().connection(), mai).value().was_refused());
}

TEST_CASE("who is unlinked or erased meanwhile has nothing to agree to", "[welcome]") {
    Newcomer five;
    five.hears_the_question();
    auto& connection = five.branch.house().connection();
    storage::people::end_account(connection, storage::people::accounts_of(connection, five.hai.person).front().id, five.branch.house().now());
    when(five.hai).writes_privately("đồng ý");
    CHECK_FALSE(five.consent().on);
    five.branch.ward()->skip_unread(five.hai.private_chat());
}
