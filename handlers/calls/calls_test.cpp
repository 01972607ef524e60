#include <catch2/catch.hpp>

#include "handlers/calls/results.hpp"
#include "storage/people_repository_changes.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/attendance.hpp"

using namespace mungba;
using namespace mungba::tests;
using domain::Answer;

namespace {

/// A branch with an open meeting on Monday, the 12th, 19:30: a secretary, one who has answered, one who is silent, two without Zalo.
struct Called {
    Conversation branch{"Chi bộ 5", {.silent_members = 2}};
    Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    Member son = branch.member("Lê Văn Sơn");
    Member mai = branch.member("Đỗ Thị Mai");

    Called() {
        branch.has_open_meeting(hanh, "2026-10-12 19:30");
        when(hanh).says("có mặt");
        when(son).says("có mặt");
        branch.ward()->skip_unread(branch.committee());
    }
    std::string list() {
        when(hanh).writes_privately("gọi");
        return branch.ward()->next_unread(hanh.private_chat()).value_or("");
    }
};

}  // namespace

TEST_CASE("who has no Zalo and who is silent stand in the call list, with numbers to report by", "[calls]") {
    Called ward;
    const std::string list = ward.list();
    CHECK(list.starts_with("Kính gửi đồng chí bí thư, còn 3 đồng chí cần gọi điện về buổi 19 giờ 30, ngày 12/10.\nKhông dùng Zalo:\n1. "));
    CHECK(list.find("\nChưa phản hồi:\n3. Đỗ Thị Mai") != std::string::npos);
    CHECK(list.ends_with("Gọi xong, xin nhắn kết quả, ví dụ: gọi 1 có mặt, gọi 2 vắng, gọi 3 đã báo."));
}

TEST_CASE("results of calls are written down and the list grows shorter until nobody is left", "[calls]") {
    Called ward;
    ward.list();
    when(ward.hanh).writes_privately("gọi 1 có mặt, gọi 3 đã báo");
    std::string told = ward.branch.ward()->next_unread(ward.hanh.private_chat()).value_or("");
    INFO(told);
    CHECK(told.starts_with("Đã ghi: "));
    CHECK(told.find("Đỗ Thị Mai: đã báo") != std::string::npos);
    CHECK(told.ends_with("Còn 1 đồng chí cần gọi điện, xin nhắn: gọi, để xem."));
    when(ward.hanh).writes_privately("goi 2 vang");
    const std::string last = ward.branch.ward()->next_unread(ward.hanh.private_chat()).value_or("");
    CHECK(last.ends_with("Không còn đồng chí nào cần gọi điện."));
    when(ward.hanh).writes_privately("gọi");
    then(ward.hanh).receives("Buổi 12/10 không còn đồng chí nào cần gọi điện.");
    when(ward.hanh).writes_privately("danh sách");
    const std::string answers = ward.branch.ward()->next_unread(ward.hanh.private_chat()).value_or("");
    CHECK(answers.find("có mặt 3") != std::string::npos);
    CHECK(answers.find("vắng 1") != std::string::npos);
    CHECK(answers.find("đã nhận tin 1") != std::string::npos);
}

TEST_CASE("the numbers mean the list that was shown, not today's order", "[calls]") {
    Called ward;
    ward.list();
    when(ward.mai).says("có mặt");  // the third is no longer to be called
    when(ward.hanh).writes_privately("gọi 3 vắng");
    then(ward.hanh).receives("Đã ghi: Đỗ Thị Mai: vắng. Còn 2 đồng chí cần gọi điện, xin nhắn: gọi, để xem.");
}

TEST_CASE("a number that is not in the list, and words that are no result, are asked back", "[calls]") {
    Called ward;
    when(ward.hanh).writes_privately("gọi 1 có mặt");
    then(ward.hanh).receives("Xin nhắn: gọi, để xem danh sách cần gọi điện trước.");
    ward.list();
    when(ward.hanh).writes_privately("gọi 9 có mặt");
    then(ward.hanh).receives("Trong danh sách gọi điện không có số 9. Xin nhắn: gọi, để xem lại danh sách.");
    when(ward.hanh).writes_privately("gọi 1 không nghe máy");
    then(ward.hanh).receives("Trợ lý chưa rõ kết quả “không nghe máy”. Xin nhắn ví dụ: gọi 1 có mặt, gọi 2 vắng, gọi 3 đã báo.");
}

TEST_CASE("telephone numbers are for the secretary alone, in private", "[calls]") {
    Called ward;
    when(ward.hanh).says_in_committee("/gọi");
    then_committee(ward.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    when(ward.son).writes_privately("gọi");
    then(ward.son).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
}

TEST_CASE("who is left on the evening before puts the calling on the secretary's list, until the meeting begins", "[calls]") {
    Called ward;
    when(ward.hanh).says_in_committee("/việc");
    then_committee(ward.branch).receives("Chi bộ 5 hiện không có việc cần làm.");
    ward.branch.clock("2026-10-11 18:30");
    then_committee(ward.branch)
        .receives(
            "Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Hai, ngày 12/10/2026: 2 có mặt, 3 chưa phản hồi, trên 5 đồng chí.\n"
            "Còn lại:\n1. Gọi điện 3 đồng chí\nXin nhắn số để làm.");
    when(ward.hanh).says_in_committee("/việc");
    then_committee(ward.branch).receives("Chi bộ 5 còn 1 việc:\n1. Gọi điện 3 đồng chí về buổi 12/10 (trước ngày 12/10)\nXin nhắn số để làm.");
    when(ward.hanh).says_in_committee("1");
    then_committee(ward.branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    ward.branch.clock("2026-10-12 08:01");
    then_committee(ward.branch).receives("Chi bộ 5 còn 1 việc:\n1. Gọi điện 3 đồng chí về buổi 12/10 (trước ngày 12/10)\nXin nhắn số để làm.");
    ward.branch.clock("2026-10-12 19:31");
    ward.branch.ward()->skip_unread(ward.branch.committee());
    ward.branch.ward()->skip_unread(ward.branch.group());
    when(ward.hanh).writes_privately("việc");
    then(ward.hanh).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("who is reported is told, if they may be written to", "[calls]") {
    Called ward;
    auto mai = storage::people::find(ward.branch.house().connection(), ward.mai.person).value();
    mai.consent_on = "2026-02-03";
    storage::people::update(ward.branch.house().connection(), mai);
    when(ward.mai).writes_privately("giúp");
    then(ward.mai).receives_something();
    ward.list();
    when(ward.hanh).writes_privately("gọi 3 muộn 15 phút");
    then(ward.hanh).receives_something();
    then(ward.mai).receives(
        "Kính gửi đồng chí Đỗ Thị Mai, về buổi sinh hoạt ngày 12/10, đồng chí Nguyễn Thị Hạnh đã báo thay đồng chí: đến muộn khoảng 15 phút. "
        "Nếu chưa đúng, xin đồng chí nhắn: sai.");
}

TEST_CASE("results are read as they are typed", "[calls]") {
    using handlers::calls::read_results;
    const auto two = read_results("1 có mặt, gọi 2 vắng vì ốm, nằm viện");
    REQUIRE(two);
    REQUIRE(two->size() == 2);
    CHECK((*two)[0].answer == Answer::present);
    CHECK((*two)[1].answer == Answer::absent_excused);
    CHECK((*two)[1].reason.find("nằm viện") != std::string::npos);
    const auto shared = read_results("1 3 co mat; 2 vang");
    REQUIRE(shared);
    REQUIRE(shared->size() == 3);
    CHECK((*shared)[1].number == 3);
    CHECK((*shared)[1].answer == Answer::present);
    CHECK((*shared)[2].answer == Answer::absent);
    CHECK_FALSE(read_results("điện cho đồng chí Sơn"));
    CHECK(read_results("3")->front().answer == std::nullopt);
}
