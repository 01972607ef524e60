#include <catch2/catch.hpp>

#include "tests/handlers/asked_scene.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

const std::string kNext = "Buổi tới: họp chi bộ bất thường, 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ dân phố 5.";
const std::string kNone = "Hiện chưa có lịch họp mới.";

}  // namespace

TEST_CASE("lịch tells the next meeting, in private with the own answer", "[schedule]") {
    Asked five;
    when(five.lan).writes_privately("lich");
    then(five.lan).receives(kNext);
    when(five.lan).writes_privately("có mặt");
    then(five.lan).receives(kPresent);
    when(five.lan).writes_privately("lịch họp");
    then(five.lan).receives(kNext + " Đồng chí đã báo: có mặt.");
    when(five.lan).says("/lịch");
    then(five.branch).receives(kNext);
    when(five.binh).says_in_committee("/lich hop");
    then_committee(five.branch).receives(kNext);
}

TEST_CASE("without a meeting lịch says so", "[schedule]") {
    Conversation branch("Chi bộ 5");
    const Member lan = branch.member("Trần Thị Lan");
    when(lan).writes_privately("lịch");
    then(lan).receives(kNone);
    when(lan).says("/lịch");
    then(branch).receives(kNone);
}

TEST_CASE("a meeting of the chi ủy concerns those who sit in it, and their group", "[schedule]") {
    Conversation branch("Chi bộ 5");
    const Member binh = branch.secretary("Nguyễn Văn Bình");
    const Member lan = branch.member("Trần Thị Lan");
    when(binh).writes_privately("họp chi ủy 12/10 19h30");
    when(binh).writes_privately("đồng ý");
    branch.clock("2026-10-07 09:33");
    for (const auto& chat : {binh.private_chat(), branch.committee()}) branch.ward()->skip_unread(chat);
    const std::string next = "Buổi tới: họp chi ủy, 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ dân phố 5.";
    when(binh).writes_privately("lịch");
    then(binh).receives(next);
    when(binh).says_in_committee("/lịch");
    then_committee(branch).receives(next);
    when(lan).writes_privately("lịch");
    then(lan).receives(kNone);
    when(lan).says("/lịch");
    then(branch).receives(kNone);
}

TEST_CASE("who looks after branches gets a line for each", "[schedule]") {
    Asked five;
    Conversation three(five.branch.ward(), "Chi bộ 3", {.has_group = false, .has_committee_group = false});
    auto& house = five.branch.house();
    Member huy = five.lan;
    huy.person = house.add_person("Đặng Quốc Huy");
    huy.user = house.link(huy.person);
    house.give_role(huy.person, five.branch.id(), domain::Role::overseer);
    house.give_role(huy.person, three.id(), domain::Role::overseer);
    when(huy).writes_privately("lịch");
    then(huy).receives(
        "Buổi tới của các chi bộ:\n"
        "- Chi bộ 5: họp chi bộ bất thường, 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ dân phố 5.\n"
        "- Chi bộ 3: chưa có lịch họp mới.");
}

TEST_CASE("a stranger hears nothing of a branch in private", "[schedule]") {
    Asked five;
    const Member stranger = five.branch.stranger();
    when(stranger).writes_privately("lịch");
    then(stranger).receives_something();
    CHECK(five.branch.house().sent().back().text.starts_with("Kính chào đồng chí. Tài khoản Zalo này chưa có"));
}
