#include "domain/bulletin.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "domain/content_guard.hpp"
#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<BulletinKind, 6> kKinds{{{BulletinKind::current_affairs, "current_affairs"},
                                             {BulletinKind::orientation, "orientation"},
                                             {BulletinKind::new_document, "new_document"},
                                             {BulletinKind::topic_suggestion, "topic_suggestion"},
                                             {BulletinKind::good_practice, "good_practice"},
                                             {BulletinKind::notice, "notice"}}};
constexpr NameTable<BulletinState, 8> kStates{{{BulletinState::draft, "draft"},
                                               {BulletinState::submitted, "submitted"},
                                               {BulletinState::approved, "approved"},
                                               {BulletinState::scheduled, "scheduled"},
                                               {BulletinState::sending, "sending"},
                                               {BulletinState::sent, "sent"},
                                               {BulletinState::corrected, "corrected"},
                                               {BulletinState::withdrawn, "withdrawn"}}};

constexpr NameTable<BulletinReach, 2> kReaches{{{BulletinReach::groups, "groups"}, {BulletinReach::secretaries, "secretaries"}}};

bool is_blank(std::string_view text) { return core::text::trim(text).empty(); }
bool is_longer(std::string_view text, std::size_t most) { return core::text::utf16_length(text) > most; }

/// "https://host/…", with one host and without a user before it.
bool is_link(std::string_view link) {
    const bool secure = link.starts_with("https://") || link.starts_with("http://");
    const bool plain = link.find_first_of(" \t\n\"<>\\") == std::string_view::npos && link.find('@') == std::string_view::npos;
    const auto hosts = hosts_in(link);
    return secure && plain && hosts.size() == 1 && hosts.front().find('.') != std::string::npos;
}

std::string date_of(core::LocalDate date) {
    const std::string iso = core::format_iso_date(date);
    return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace

std::string_view name_of(BulletinKind kind) { return name_in(kKinds, kind); }
std::optional<BulletinKind> bulletin_kind_named(std::string_view name) { return value_in(kKinds, name); }
std::string_view name_of(BulletinState state) { return name_in(kStates, state); }
std::optional<BulletinState> bulletin_state_named(std::string_view name) { return value_in(kStates, name); }
std::string_view name_of(BulletinReach reach) { return name_in(kReaches, reach); }
std::optional<BulletinReach> bulletin_reach_named(std::string_view name) { return value_in(kReaches, name); }

bool may_follow(BulletinState from, BulletinState to) {
    using enum BulletinState;
    if (to == draft) return from != draft && may_be_edited(from);
    if (to == withdrawn) return from != withdrawn;
    switch (from) {
        case draft: return to == submitted;
        case submitted: return to == approved;
        case approved: return to == scheduled;
        case scheduled: return to == sending;
        case sending: return to == sent;
        case sent: return to == corrected;
        case corrected: return to == corrected;  // once more
        case withdrawn: return false;
    }
    return false;
}

std::vector<BulletinMistake> mistakes_in(const BulletinContent& content, core::LocalDate today) {
    std::vector<BulletinMistake> mistakes;
    const auto check = [&](bool wrong, BulletinMistake mistake) {
        if (wrong) mistakes.push_back(mistake);
    };
    check(is_blank(content.title), BulletinMistake::no_title);
    check(is_longer(content.title, kMostTitle), BulletinMistake::long_title);
    check(is_blank(content.body), BulletinMistake::no_body);
    check(is_longer(content.body, kMostBody), BulletinMistake::long_body);
    check(is_blank(content.source), BulletinMistake::no_source);
    check(is_longer(content.source, kMostSource), BulletinMistake::long_source);
    check(!content.source_date, BulletinMistake::no_source_date);
    check(content.source_date && *content.source_date > today, BulletinMistake::source_of_the_future);
    check(content.expires_on && *content.expires_on < (content.send_at ? std::max(core::local_date(*content.send_at), today) : today), BulletinMistake::over_before_sent);
    check(content.has_file() && !content.link.empty(), BulletinMistake::file_and_link);
    check(!content.link.empty() && !is_link(content.link), BulletinMistake::bad_link);
    check(is_longer(content.link, kMostLink), BulletinMistake::long_link);
    // Each part may be as long as it may and a long link too much for one message.
    const bool parts_fit = mistakes.empty();
    check(parts_fit && is_longer(bulletin_text(content, std::chrono::year{2026} / std::chrono::December), kMostBulletin), BulletinMistake::long_whole);
    return mistakes;
}

std::vector<std::string_view> changed_fields(const BulletinContent& before, const BulletinContent& after) {
    std::vector<std::string_view> fields;
    const auto compare = [&](bool same, std::string_view field) {
        if (!same) fields.push_back(field);
    };
    compare(before.kind == after.kind, "kind");
    compare(before.title == after.title, "title");
    compare(before.body == after.body, "body");
    compare(before.source == after.source, "source");
    compare(before.source_date == after.source_date, "source_date");
    compare(before.link == after.link, "link");
    compare(before.file == after.file, "file");
    compare(before.reach == after.reach && before.types == after.types, "audience");
    compare(before.send_at == after.send_at, "send_at");
    compare(before.expires_on == after.expires_on, "expires_on");
    return fields;
}

bool concerns(const BulletinContent& content, std::optional<BranchType> type) {
    return content.types.empty() || (type && std::find(content.types.begin(), content.types.end(), *type) != content.types.end());
}

std::string bulletin_text(const BulletinContent& content, std::chrono::year_month issue, std::string_view link) {
    std::string text = "BẢN TIN tháng " + std::to_string(static_cast<unsigned>(issue.month())) + "/" + std::to_string(static_cast<int>(issue.year())) + ": " +
                       std::string(core::text::trim(content.title)) + "\n" + std::string(core::text::trim(content.body)) + "\nNguồn: " + std::string(core::text::trim(content.source));
    if (content.source_date) text += ", ngày " + date_of(*content.source_date);
    text += ".\n";
    if (content.has_file() && !content.file.is_picture) text += "Toàn văn: tệp gửi ngay sau tin này.\n";
    if (!content.link.empty()) text += "Xem tại: " + std::string(link.empty() ? content.link : link) + "\n";
    return text + "Tài liệu lưu hành nội bộ, không có nội dung mật.";
}

std::string correction_text(std::string_view title, core::LocalDate sent_on, std::string_view wrong, std::string_view right, std::string_view who) {
    return "ĐÍNH CHÍNH bản tin “" + std::string(core::text::trim(title)) + "” gửi ngày " + date_of(sent_on) + ":\nĐã ghi: " + std::string(core::text::trim(wrong)) + ".\nNay sửa là: " +
           std::string(core::text::trim(right)) + ".\nĐề nghị các đồng chí sử dụng nội dung đã sửa. Xin cáo lỗi cùng các đồng chí. " + std::string(who);
}

std::string withdrawal_text(std::string_view title, core::LocalDate sent_on, std::string_view why, std::string_view who) {
    return "Bản tin “" + std::string(core::text::trim(title)) + "” gửi ngày " + date_of(sent_on) + " nay được thu hồi. Lý do: " + std::string(core::text::trim(why)) +
           ". Đề nghị các đồng chí không sử dụng và không chuyển tiếp. Xin cáo lỗi cùng các đồng chí. " + std::string(who);
}

}  // namespace mungba::domain
