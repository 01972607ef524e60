#include "domain/bulletin.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/text.hpp"
#include "domain/content_guard.hpp"

using namespace mungba::domain;

namespace {

using std::chrono::October;
using std::chrono::year;

constexpr mungba::core::LocalDate kToday = year{2026} / 10 / 1;

std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "ệ";
    return text;
}

BulletinContent october() {
    return {.kind = BulletinKind::orientation,
            .title = "Định hướng sinh hoạt tháng 10",
            .body = "Ba nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số.",
            .source = "Bản tin nội bộ thành phố",
            .source_date = year{2026} / 9 / 25,
            .link = {}};
}

}  // namespace

TEST_CASE("M21, whole, with file or link", "[bulletin]") {
    BulletinContent content = october();
    CHECK(bulletin_text(content, year{2026} / October) ==
          "BẢN TIN tháng 10/2026: Định hướng sinh hoạt tháng 10\nBa nội dung: thời sự; nhiệm vụ tháng; chuyển đổi số.\n"
          "Nguồn: Bản tin nội bộ thành phố, ngày 25/09/2026.\nTài liệu lưu hành nội bộ, không có nội dung mật.");
    content.file.name = "a.pdf";
    CHECK(bulletin_text(content, year{2026} / October).find("Toàn văn: tệp gửi ngay sau tin này.\n") != std::string::npos);
    content.file = {};
    content.link = "https://dangcongsan.vn/a";
    CHECK(bulletin_text(content, year{2026} / October).find("Xem tại: https://dangcongsan.vn/a\n") != std::string::npos);
    CHECK(guard_text(bulletin_text(content, year{2026} / October), {}).empty());  // its last line is no marking
}

TEST_CASE("the longest that passes fits one message", "[bulletin]") {
    BulletinContent content = october();
    content.title = letters(kMostTitle);
    content.body = letters(kMostBody);
    content.source = letters(kMostSource);
    CHECK(mistakes_in(content, kToday).empty());
    CHECK(mungba::core::text::utf16_length(bulletin_text(content, year{2026} / October)) <= kMostBulletin);
    content.file.name = "a.pdf";
    CHECK(mungba::core::text::utf16_length(bulletin_text(content, year{2026} / October)) <= kMostBulletin);
    content.file = {};
    content.link = "https://dangcongsan.vn/" + std::string(kMostLink - 23, 'a');
    CHECK(mistakes_in(content, kToday) == std::vector{BulletinMistake::long_whole});
    content.body = letters(400);
    CHECK(mistakes_in(content, kToday).empty());
    CHECK(mungba::core::text::utf16_length(bulletin_text(content, year{2026} / October)) <= kMostBulletin);
}

TEST_CASE("each mistake is told, all of them at once", "[bulletin]") {
    using enum BulletinMistake;
    CHECK(mistakes_in(october(), kToday).empty());
    CHECK(mistakes_in({}, kToday) == std::vector{no_title, no_body, no_source, no_source_date});
    BulletinContent content = october();
    content.title = letters(kMostTitle + 1);
    content.body = letters(30000);
    content.source = "  ";
    content.source_date = year{2026} / 10 / 2;
    content.file.name = "a.pdf";
    content.link = "javascript:alert(1)";
    CHECK(mistakes_in(content, kToday) == std::vector{long_title, long_body, no_source, source_of_the_future, file_and_link, bad_link});
    content = october();
    for (const char* link : {"dangcongsan.vn/a", "ftp://a.vn/", "https://user@a.vn/", "https://a.vn/ b", "https://localhost/", "https://"}) {
        INFO(link);
        content.link = link;
        CHECK(mistakes_in(content, kToday) == std::vector{bad_link});
    }
}

TEST_CASE("forward by deeds, back to a draft by an edit, never back once it is being sent", "[bulletin]") {
    using enum BulletinState;
    constexpr BulletinState kWay[] = {draft, submitted, approved, scheduled, sending, sent, corrected};
    for (std::size_t i = 0; i + 1 < std::size(kWay); ++i) CHECK(may_follow(kWay[i], kWay[i + 1]));
    for (const BulletinState from : kWay) {
        for (const BulletinState to : kWay) {
            const auto place = [&](BulletinState state) { return std::find(std::begin(kWay), std::end(kWay), state) - std::begin(kWay); };
            const bool edited = to == draft && from != draft && may_be_edited(from);
            const bool again = from == corrected && to == corrected;
            INFO(name_of(from) << " to " << name_of(to));
            CHECK(may_follow(from, to) == (place(to) == place(from) + 1 || edited || again));
        }
        CHECK(may_follow(from, withdrawn));
        CHECK_FALSE(may_follow(withdrawn, from));
    }
    CHECK_FALSE(may_follow(withdrawn, withdrawn));
    for (const BulletinState state : {sending, sent, corrected, withdrawn}) CHECK_FALSE(may_be_edited(state));
}

TEST_CASE("what an edit has changed, for who approves", "[bulletin]") {
    BulletinContent after = october();
    CHECK(changed_fields(october(), after).empty());
    after.title = "Định hướng tháng 10";
    after.file.name = "a.pdf";
    CHECK(changed_fields(october(), after) == std::vector<std::string_view>{"title", "file"});
}

TEST_CASE("it concerns branches of its types; one of no known type hears what all hear", "[bulletin]") {
    BulletinContent content = october();
    CHECK(concerns(content, std::nullopt));
    CHECK(concerns(content, BranchType::student));
    content.types = {BranchType::residential, BranchType::agency};
    CHECK(concerns(content, BranchType::agency));
    CHECK_FALSE(concerns(content, BranchType::student));
    CHECK_FALSE(concerns(content, std::nullopt));
}

TEST_CASE("it is not over before it leaves", "[bulletin]") {
    BulletinContent content = october();
    content.expires_on = kToday;
    CHECK(mistakes_in(content, kToday).empty());
    content.send_at = mungba::core::to_instant(mungba::core::plus_days(kToday, 1), {});
    CHECK(mistakes_in(content, kToday) == std::vector{BulletinMistake::over_before_sent});
    content.send_at = mungba::core::to_instant(mungba::core::plus_days(kToday, -3), {});  // long ago: today, then
    CHECK(mistakes_in(content, kToday).empty());
    content.expires_on = mungba::core::plus_days(kToday, -1);
    CHECK(mistakes_in(content, kToday) == std::vector{BulletinMistake::over_before_sent});
}

TEST_CASE("a correction and a withdrawal fit their limits at the longest", "[bulletin]") {
    const auto who = "Văn phòng Đảng ủy";
    CHECK(correction_text("Định hướng", year{2026} / 10 / 1, "12 điểm", "21 điểm", who) ==
          "ĐÍNH CHÍNH bản tin “Định hướng” gửi ngày 01/10/2026:\nĐã ghi: 12 điểm.\nNay sửa là: 21 điểm.\n"
          "Đề nghị các đồng chí sử dụng nội dung đã sửa. Xin cáo lỗi cùng các đồng chí. Văn phòng Đảng ủy");
    CHECK(withdrawal_text("Định hướng", year{2026} / 10 / 1, "sai số liệu", who) ==
          "Bản tin “Định hướng” gửi ngày 01/10/2026 nay được thu hồi. Lý do: sai số liệu. "
          "Đề nghị các đồng chí không sử dụng và không chuyển tiếp. Xin cáo lỗi cùng các đồng chí. Văn phòng Đảng ủy");
    const auto longest = correction_text(letters(kMostTitle), year{2026} / 10 / 1, letters(kMostCorrection), letters(kMostCorrection), who);
    CHECK(mungba::core::text::utf16_length(longest) <= 600);
    CHECK(mungba::core::text::utf16_length(withdrawal_text(letters(kMostTitle), year{2026} / 10 / 1, letters(kMostReason), who)) <= 600);
}

TEST_CASE("kinds and states have names, both ways", "[bulletin]") {
    for (int i = 0; i < 6; ++i) CHECK(bulletin_kind_named(name_of(static_cast<BulletinKind>(i))) == static_cast<BulletinKind>(i));
    for (int i = 0; i < 8; ++i) CHECK(bulletin_state_named(name_of(static_cast<BulletinState>(i))) == static_cast<BulletinState>(i));
    CHECK_FALSE(bulletin_kind_named("gossip"));
}
