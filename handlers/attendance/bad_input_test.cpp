#include <catch2/catch.hpp>

#include "storage/people_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "tests/handlers/asked_scene.hpp"
#include "usecases/members.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// How many answers stand in the database, of whatever meeting.
int answers(Conversation& branch) {
    int count = 0;
    auto& connection = branch.house().connection();
    for (int id = 1; id < 10; ++id) {
        const auto meeting = storage::meetings::find(connection, core::MeetingId{id});
        if (meeting) count += static_cast<int>(storage::rsvps::of_meeting(connection, meeting->id, meeting->revision).size());
    }
    return count;
}

void attach(Asked& asked, const core::Chat& chat, core::ContentKind content, const std::string& text = {}) {
    asked.branch.house().write({.chat = chat, .sender = asked.lan.user, .text = text, .content = content});
}

}  // namespace

TEST_CASE("what is no word of coming is nothing in the group, and writes nothing down", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    const std::string typed = GENERATE(as<std::string>{},
                                       "\xF0\x9F\x91\x8D",                          // a thumb
                                       "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBB \xE2\x9D\xA4\xEF\xB8\x8F",
                                       "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8D",      // nothing that is seen
                                       "{ten} có mặt buổi {ngay}",                  // a template
                                       "@Trợ lý",
                                       "Đ/c @Nguyễn Văn Bình có mặt",
                                       "/có mặt; DROP TABLE rsvp; --",
                                       "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại.",
                                       "1 2 3",
                                       "99",
                                       "-1",
                                       "=1+1",
                                       "<b>có mặt</b><script>");
    INFO(typed);
    when(asked.lan).says(typed);
    CHECK(answers(asked.branch) == 0);
    then(asked.branch).receives_nothing();
}

TEST_CASE("two thousand characters are talk, whatever they hold", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    std::string text;
    while (text.size() < 2000) text += "tôi có mặt nhé ";
    when(asked.lan).says(text);
    CHECK(answers(asked.branch) == 0);
    then(asked.branch).receives_nothing();
    when(asked.lan).writes_privately(text);
    then(asked.lan).receives_something();  // asked, M11
    CHECK(counts(asked.branch).present == 0);
}

TEST_CASE("characters nobody sees do not hide a word", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    when(asked.lan).says("\xE2\x80\x8B" "có\xE2\x80\x8B mặ\xE2\x80\x8D" "t\xEF\xBB\xBF");
    CHECK(counts(asked.branch).present == 1);
    when(asked.mai).says("\xEF\xBC\x91");  // a wide 1
    CHECK(counts(asked.branch).present == 2);
}

TEST_CASE("stickers, pictures, voice and files in the group are nothing", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    const auto content = GENERATE(core::ContentKind::sticker, core::ContentKind::image, core::ContentKind::audio, core::ContentKind::file);
    attach(asked, asked.branch.group(), content);
    CHECK(answers(asked.branch) == 0);
    then(asked.branch).receives_nothing();
}

TEST_CASE("an answer to a meeting that was cancelled is told so, and counts nowhere", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    when(asked.binh).writes_privately("hủy họp 12/10 vì bão");
    when(asked.binh).writes_privately("đồng ý");
    asked.branch.clock("2026-10-07 20:00");
    asked.branch.ward()->skip_unread(asked.binh.private_chat());
    asked.branch.ward()->skip_unread(asked.branch.group());
    asked.branch.ward()->skip_unread(asked.branch.committee());
    when(asked.lan).says("có mặt");
    then(asked.branch).receives_nothing();
    when(asked.lan).writes_privately("có mặt");
    then(asked.lan).receives_something();
    CHECK(answers(asked.branch) == 0);
}

TEST_CASE("a stranger and somebody who has left answer nothing", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    const Member somebody = asked.branch.stranger();
    when(somebody).says("có mặt");
    CHECK(answers(asked.branch) == 0);
    then(asked.branch).receives_nothing();
    when(somebody).writes_privately("có mặt");
    then(somebody).receives_something();  // who they are is asked
    const Member gone = asked.branch.member("Hồ Văn Xa");
    auto& connection = asked.branch.house().connection();
    const auto listed = storage::people::memberships_of(connection, gone.person, core::local_date(asked.branch.house().now()));
    usecases::Actor office;
    office.kind = usecases::Actor::Kind::operator_at_console;
    office.organization = asked.branch.house().organization();
    REQUIRE(usecases::members::leave(connection, office, asked.branch.id(), listed.front().membership, asked.branch.house().now()).outcome == usecases::members::Outcome::written);
    asked.branch.clock("2026-10-08 09:00");  // who leaves is in the list until the end of the day
    asked.branch.ward()->skip_unread(asked.branch.group());
    when(gone).says("có mặt");
    when(gone).writes_privately("1");
    CHECK(answers(asked.branch) == 0);
    asked.branch.ward()->skip_unread(gone.private_chat());
}

TEST_CASE("in two groups at once: what is said in each is of its own branch's meeting", "[attendance][bad]") {
    Asked asked({.silent_members = 0});
    Conversation nine(asked.branch.ward(), "Chi bộ 9", {});
    const Member dung = nine.secretary("Lý Văn Dũng");
    nine.has_open_meeting(dung, "2026-10-12 19:30");
    nine.house().add_to_list(asked.lan.person, nine.id(), domain::MemberStatus::temp_in);
    when(asked.lan).says("có mặt");
    when(asked.lan).says_in(nine.group(), "xin vắng");
    CHECK(counts(asked.branch).present == 1);
    CHECK(counts(asked.branch).absent == 0);
    CHECK(counts(nine).present == 0);
    CHECK(counts(nine).absent == 1);
    when(asked.lan).writes_privately("muộn 15 phút");  // of two the bot asks which
    then(asked.lan).receives_something();
    CHECK(counts(asked.branch).present == 1);
    CHECK(counts(nine).absent == 1);
}
