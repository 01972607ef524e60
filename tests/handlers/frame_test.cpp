#include <catch2/catch.hpp>

#include "storage/people_repository.hpp"
#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

struct Five {
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member lan = branch.member("Trần Thị Lan");
};

const std::string kStranger =
    "Kính chào đồng chí. Tài khoản Zalo này chưa có trong danh sách của chi bộ nào. Đề nghị đồng "
    "chí báo đồng chí bí thư chi bộ để được ghi "
    "tên. Cần hướng dẫn, xin nhắn: giúp.";

}  // namespace

TEST_CASE("a group that is none of ours hears nothing", "[frame]") {
    Five five;
    const core::Chat elsewhere{core::ChatKind::group, "another"};
    for (const char* typed : {"/giúp", "có mặt", "/họp 12/10 19h30"})
        when(five.binh).says_in(elsewhere, typed);
    Then(five.branch.ward(), elsewhere).receives_nothing();
}

TEST_CASE("a stranger is told once an hour, and may ask for help", "[frame]") {
    Five five;
    const Member stranger = five.branch.stranger();
    when(stranger).writes_privately("có mặt");
    then(stranger).receives(kStranger);
    when(stranger).writes_privately("danh sách");
    when(stranger).writes_privately("1");
    then(stranger).receives_nothing();
    when(stranger).writes_privately("giúp");
    then(stranger).receives(
        "Khi có thông báo họp, xin đồng chí nhắn: có mặt, xin vắng hoặc đến muộn.");
    five.branch.clock("2026-10-07 10:30");
    when(stranger).writes_privately("danh sách");
    then(stranger).receives(kStranger);
    when(stranger).says("có mặt");
    when(stranger).says_in_committee("/ds");
    then_committee(five.branch).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
}

TEST_CASE("what nobody understood: the nearest commands, by number", "[frame]") {
    Five five;
    when(five.binh).writes_privately("danh sac");
    then(five.binh).receives(
        "Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 danh sách, 2 điểm danh? Hoặc nhắn: giúp.");
    when(five.binh).writes_privately("1");
    then(five.binh).receives("Hiện chưa có lịch họp mới.");
    when(five.binh).writes_privately("1");  // that list has been answered
    then(five.binh).receives("Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn. Xem lại các việc: việc.");
    when(five.lan).writes_privately("danh sac");
    then(five.lan).receives(
        "Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 lịch, 2 tôi? Hoặc nhắn: giúp.");
    when(five.lan).says("/danh sac");
    then(five.branch).receives_nothing();
}

TEST_CASE("accents that are typed must be the command's own, unless there is a slash", "[frame]") {
    Five five;
    when(five.binh).writes_privately("đánh sách");
    then(five.binh).receives(
        "Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 danh sách, 2 điểm danh? Hoặc nhắn: giúp.");
    when(five.binh).writes_privately("danh sách");
    then(five.binh).receives("Hiện chưa có lịch họp mới.");
    when(five.binh).writes_privately("danh sach");
    then(five.binh).receives("Hiện chưa có lịch họp mới.");
    when(five.binh).writes_privately("/đánh sách");
    then(five.binh).receives("Hiện chưa có lịch họp mới.");
}

TEST_CASE("arguments that do not parse make it no command", "[frame]") {
    Five five;
    when(five.lan).writes_privately("họp hôm nay mệt quá");
    then(five.lan).receives(
        "Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 tôi, 2 lịch? Hoặc nhắn: giúp.");
    when(five.binh).writes_privately("/họp vui quá");
    then(five.binh).receives(
        "Xin đồng chí nhắn loại họp, ngày, giờ, địa điểm, ví dụ: họp bất thường 12/10 19h30 Nhà "
        "văn hóa.");
}

TEST_CASE("a secretary of two branches is asked which", "[frame]") {
    Five five;
    Conversation six(five.branch.ward(), "Chi bộ 6", {.venue = "Trường Kim Đồng"});
    five.branch.house().add_to_list(five.binh.person, six.id(), domain::MemberStatus::official);
    five.branch.house().give_role(five.binh.person, six.id(), domain::Role::secretary);
    when(five.binh).writes_privately("họp 12/10 19h30");
    then(five.binh).receives("Việc này của chi bộ nào: 1 Chi bộ 5, 2 Chi bộ 6?");
    when(five.binh).writes_privately("2");
    const auto shown = five.branch.ward()->next_unread(five.binh.private_chat());
    REQUIRE(shown);
    CHECK(shown->find("tại Trường Kim Đồng; thông báo tới 1 đồng chí trong nhóm Chi bộ 6.") !=
          std::string::npos);
}

TEST_CASE("a waiting list or confirmation is said again, where nobody understood", "[frame]") {
    Five five;
    when(five.binh).writes_privately("họp 12/10 7h30");
    then(five.binh).receives("1 07 giờ 30, 2 19 giờ 30?");
    when(five.binh).writes_privately("để tôi xem đã");
    then(five.binh).receives("1 07 giờ 30, 2 19 giờ 30?");
    when(five.binh).writes_privately("2");
    then(five.binh).receives_something();
    when(five.binh).writes_privately("để tôi xem đã");
    then(five.binh).receives("Xin đồng chí nhắn: đồng ý, hoặc: thôi.");
}

TEST_CASE("a private word opens the window, a word in a group does not", "[frame]") {
    Five five;
    const auto last_word = [&] {
        return storage::people::accounts_of(five.branch.house().connection(), five.lan.person)
            .front()
            .last_word_at;
    };
    when(five.lan).says("chào các đồng chí");
    CHECK_FALSE(last_word());
    when(five.lan).writes_privately("giúp");
    CHECK(last_word() == five.branch.house().now());
    then(five.lan).receives_something();
}

TEST_CASE("the twenty-first command of a minute is answered when the minute is over, not dropped", "[frame]") {
    Five five;
    for (int i = 0; i < 25; ++i) when(five.lan).writes_privately("giúp");
    for (int i = 0; i < 20; ++i) then(five.lan).receives_something();
    then(five.lan).receives_nothing();
    five.branch.clock("2026-10-07 09:31");
    for (int i = 0; i < 5; ++i) then(five.lan).receives_something();
    then(five.lan).receives_nothing();
}

TEST_CASE("nor more than sixty in a group, while answers to a question still count", "[frame]") {
    Five five;
    std::vector<Member> members;
    for (int i = 0; i < 4; ++i) members.push_back(five.branch.member("Người " + std::to_string(i)));
    for (int i = 0; i < 18; ++i) {
        for (const Member& member : members) when(member).says("/giúp");
    }
    for (int i = 0; i < 60; ++i) then(five.branch).receives_something();
    then(five.branch).receives_nothing();
}
