#include <catch2/catch.hpp>

#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

void gone(Conversation& branch, const core::Chat& group) {
    branch.house().happens(core::GroupChanged{.group = core::GroupId{group.id}, .change = core::GroupChanged::Change::deleted});
}

}  // namespace

TEST_CASE("a branch's group that is disbanded is told to its secretary, once, and notices go by the secretary from then on", "[groups]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    gone(branch, branch.group());
    then_committee(branch).receives(
        "Kính gửi đồng chí bí thư, nhóm Zalo của Chi bộ 5 đã được giải tán. Từ nay trợ lý gửi thông báo họp để đồng chí chuyển giúp tới các đồng "
        "chí đảng viên, cho đến khi chi bộ có nhóm mới. Muốn lập nhóm mới, xin liên hệ văn phòng.");
    gone(branch, branch.group());
    then_committee(branch).receives_nothing();
    when(hanh).writes_privately("họp 12/10 19h30");
    const auto shown = branch.ward()->next_unread(hanh.private_chat());
    REQUIRE(shown);
    when(hanh).writes_privately("đồng ý");
    then(hanh).receives_something();
    branch.clock("2026-10-07 09:40");
    then(hanh).receives("Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của chi bộ:");
    then(hanh).receives_something();
    branch.ward()->skip_unread(hanh.private_chat());
}

TEST_CASE("the committee's group that is disbanded leaves the secretary's words to private chat and list", "[groups]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    gone(branch, branch.committee());
    when(hanh).writes_privately("việc");
    then(hanh).receives("Chi bộ 5 còn 1 việc:\n1. Nhóm Zalo đã giải tán: Chi bộ 5\nXin nhắn số để làm.");
    when(hanh).writes_privately("1");
    then(hanh).receives(
        "Kính gửi đồng chí bí thư, nhóm chi ủy Chi bộ 5 đã được giải tán. Từ nay trợ lý nhắn riêng cho đồng chí; tin nào chưa nhắn riêng được, xin "
        "xem bằng lời nhắn: việc.");
}
