#include <catch2/catch.hpp>

#include "handlers/calls/behalf_reader.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/attendance.hpp"

using namespace mungba;
using namespace mungba::tests;
using domain::Answer;

namespace {

/// An open meeting on the 12th; two of one name, an old comrade without Zalo, one with a telephone.
struct Behalf {
    Conversation branch{"Chi bộ 5", {.silent_members = 1}};
    Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    Member lan = branch.member("Trần Thị Lan");
    Member binh = branch.member("Đỗ Văn Bình");
    Member first = branch.member("Nguyễn Văn Hùng");
    Member second = branch.member("Nguyễn Văn Hùng");

    Behalf() {
        branch.has_open_meeting(hanh, "2026-10-12 19:30");
        skip();
    }
    void skip() {
        for (const core::Chat& chat : {branch.group(), branch.committee(), hanh.private_chat(), lan.private_chat(), binh.private_chat(), first.private_chat(), second.private_chat()})
            branch.ward()->skip_unread(chat);
    }
    storage::Meeting meeting() { return storage::meetings::open_questions(branch.house().connection(), branch.id(), branch.house().now()).front(); }
    std::optional<storage::Rsvp> said(const Member& member) { return usecases::attendance::standing(branch.house().connection(), meeting(), member.person); }
    std::string place(const Member& member) {
        for (const auto& one : storage::people::members_of(branch.house().connection(), branch.id(), core::local_date(branch.house().now()))) {
            if (one.person == member.person) return std::to_string(one.position);
        }
        return "?";
    }
};

}  // namespace

TEST_CASE("the secretary answers for somebody, by number or name; the person is told and may object", "[behalf]") {
    Behalf five;
    when(five.binh).writes_privately("giúp");  // may be written to
    five.skip();
    when(five.hanh).writes_privately("báo thay bà Lan vắng vì ốm");
    then(five.hanh).receives("Đã ghi thay đồng chí Trần Thị Lan: vắng.");
    CHECK(five.said(five.lan)->answer == Answer::absent_excused);
    CHECK(five.said(five.lan)->reason == "ốm");
    CHECK(five.said(five.lan)->source == domain::AnswerSource::on_behalf);
    when(five.hanh).writes_privately("bao thay " + five.place(five.binh) + " co mat");
    then(five.hanh).receives("Đã ghi thay đồng chí Đỗ Văn Bình: có mặt.");
    then(five.binh).receives("Kính gửi đồng chí Đỗ Văn Bình, về buổi sinh hoạt ngày 12/10, đồng chí Nguyễn Thị Hạnh đã báo thay đồng chí: có mặt. Nếu chưa đúng, xin đồng chí nhắn: sai.");
    when(five.hanh).says_in_committee("/báo thay bà Lan muộn 15 phút");
    then_committee(five.branch).receives("Đã ghi thay đồng chí Trần Thị Lan: đến muộn khoảng 15 phút.");
    five.skip();
}

TEST_CASE("two of a name are asked about, with years or places, and a name that is none is told", "[behalf]") {
    Behalf five;
    when(five.hanh).writes_privately("báo thay Nguyễn Văn Hùng có mặt");
    const auto asked = five.branch.ward()->next_unread(five.hanh.private_chat());
    REQUIRE(asked);
    CHECK(asked->starts_with("Có 2 đồng chí Nguyễn Văn Hùng: 1 "));
    when(five.hanh).writes_privately("2");
    then(five.hanh).receives("Đã ghi thay đồng chí Nguyễn Văn Hùng: có mặt.");
    CHECK_FALSE(five.said(five.first));
    CHECK(five.said(five.second)->answer == Answer::present);
    when(five.hanh).says_in_committee("/báo thay Nguyễn Văn Hùng vắng");
    then_committee(five.branch).receives("Có 2 đồng chí Nguyễn Văn Hùng. Xin nhắn số trong danh sách, ví dụ: báo thay 2 vắng.");
    for (const char* unclear : {"báo thay", "báo thay 2", "báo thay Ai Đó có mặt", "báo thay bà Lan có lẽ đi", "báo thay 99 vắng"}) {
        INFO(unclear);
        when(five.hanh).writes_privately(unclear);
        then(five.hanh).receives("Xin đồng chí nhắn số hoặc tên trong danh sách, rồi lời báo, ví dụ: báo thay 2 có mặt, báo thay bà Hoa vắng.");
    }
    five.skip();
}

TEST_CASE("a member's word for another goes to the secretary, and nothing is written down or said in the group", "[behalf]") {
    Behalf five;
    when(five.hanh).writes_privately("giúp");
    five.skip();
    when(five.lan).says("báo vắng giúp cụ Bình ốm");
    then(five.branch).receives_nothing();
    then_committee(five.branch).receives("Đồng chí Trần Thị Lan báo giúp buổi 12/10: đồng chí Đỗ Văn Bình vắng. Nếu đúng, xin nhắn: báo thay " + five.place(five.binh) + " vắng.");
    CHECK_FALSE(five.said(five.binh));
    CHECK_FALSE(five.said(five.lan));
    when(five.lan).writes_privately("báo thay cụ Bình có mặt");
    then(five.lan).receives("Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư.");
    CHECK_FALSE(five.said(five.binh));
    five.skip();
    // Of two of a name a member is shown no years of birth.
    when(five.lan).writes_privately("báo giúp Nguyễn Văn Hùng vắng");
    then(five.lan).receives("Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư.");
    CHECK(five.branch.ward()->next_unread(five.branch.committee()).value_or("").find("Chi bộ có 2 đồng chí cùng tên") != std::string::npos);
    five.skip();
}

TEST_CASE("a presence at an hour is not written down from hearsay: it may be late", "[behalf]") {
    CHECK(handlers::calls::read_result("có mặt").answer == Answer::present);
    CHECK_FALSE(handlers::calls::read_result("có mặt lúc 20h").answer);
}

TEST_CASE("errands in people's own words", "[behalf]") {
    using handlers::calls::read_errand;
    const auto errand = read_errand("nhờ báo đến muộn hộ chị Lan");
    REQUIRE(errand);
    CHECK(errand->answer == "đến muộn");
    CHECK(errand->whom_and_why == "chị Lan");
    for (const char* none : {"báo vắng", "báo giúp", "báo cáo giúp tôi với", "giúp tôi báo vắng", "báo thức giúp", "tôi báo vắng", "báo hộ", "", "xin báo cáo các đồng chí tình hình thay mặt chi ủy"}) {
        INFO(none);
        const auto read = read_errand(none);
        CHECK((!read || !handlers::calls::read_result(read->answer).answer));
    }
}
