#include "handlers/bulletins/editor_pages.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "usecases/bulletins.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BranchType;
using domain::BulletinContent;
using domain::BulletinKind;
using domain::BulletinMistake;
using domain::BulletinReach;
using Kind = web::Field::Kind;
using usecases::bulletins::Done;
using usecases::bulletins::Outcome;
namespace deeds = usecases::bulletins;

constexpr BulletinKind kKinds[] = {BulletinKind::current_affairs, BulletinKind::orientation, BulletinKind::new_document,
                                   BulletinKind::topic_suggestion, BulletinKind::good_practice, BulletinKind::notice};
constexpr BranchType kTypes[] = {BranchType::residential, BranchType::agency, BranchType::public_service, BranchType::state_enterprise,
                                 BranchType::private_enterprise, BranchType::armed_forces, BranchType::student};
/// A form takes more than a bulletin may have, so that who pastes too much is told so instead of losing the end of it.
constexpr int kMostTyped = 200'000;

std::string type_field(BranchType type) { return "lh-" + std::string(domain::name_of(type)); }

std::string hour_of_day(core::Instant instant) {
    const int minutes = core::to_local(instant).time.minutes;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

/// What stands in the form of what is stored already.
struct Shown {
    std::string address;
    std::string submit;
    BulletinContent content{};
    std::string month;
    int revision = 0;
};

web::Form form_of(const Shown& shown) {
    const BulletinContent& content = shown.content;
    web::Form form;
    form.address = shown.address;
    form.submit = shown.submit;
    form.also = "Thôi";
    form.also_address = shown.revision > 0 ? shown.address.substr(0, shown.address.rfind('/')) : "/ban-tin";
    web::Field kind{.name = "loai", .label = "Loại", .kind = Kind::select, .value = std::string(domain::name_of(content.kind))};
    for (const auto one : kKinds) kind.options.push_back({.value = std::string(domain::name_of(one)), .text = std::string(words_for(one))});
    form.fields = {{.name = "ban", .kind = Kind::hidden, .value = std::to_string(shown.revision)},
                   kind,
                   {.name = "thang", .label = "Tháng", .hint = "Ví dụ 10/2026", .value = shown.month, .required = true},
                   {.name = "tieu-de", .label = "Tiêu đề", .hint = "Nhiều nhất 90 ký tự", .value = content.title, .max_length = kMostTyped},
                   {.name = "tom-tat", .label = "Tóm tắt", .kind = Kind::long_text, .hint = "Nhiều nhất 600 ký tự; toàn văn để trong tệp hoặc liên kết", .value = content.body, .max_length = kMostTyped},
                   {.name = "nguon", .label = "Nguồn", .hint = "Cơ quan, báo hoặc văn bản; nguồn ngoài danh sách cần thêm một đồng chí kiểm tra", .value = content.source, .max_length = kMostTyped},
                   {.name = "ngay-nguon", .label = "Ngày của nguồn", .kind = Kind::date, .value = content.source_date ? core::format_iso_date(*content.source_date) : ""}};
    if (!content.has_file())
        form.fields.push_back({.name = "lien-ket", .label = "Liên kết", .hint = "Để trống nếu không có, hoặc nếu gửi kèm tệp", .value = content.link, .max_length = kMostTyped});
    form.fields.push_back({.name = "noi-nhan",
                           .label = "Gửi tới",
                           .kind = Kind::pick,
                           .hint = "Không chọn loại hình nào bên dưới là gửi mọi chi bộ",
                           .value = std::string(domain::name_of(content.reach)),
                           .options = {{"groups", "nhóm Zalo của các chi bộ"}, {"secretaries", "kho tài liệu của bí thư, phó bí thư"}}});
    for (const auto type : kTypes) {
        const bool is_set = std::find(content.types.begin(), content.types.end(), type) != content.types.end();
        form.fields.push_back({.name = type_field(type), .label = "Chi bộ " + std::string(handlers::words_for(type)), .kind = Kind::check, .value = is_set ? "1" : ""});
    }
    form.fields.push_back({.name = "ngay-gui", .label = "Gửi từ ngày", .kind = Kind::date, .hint = "Để trống: ngay khi được duyệt, trong giờ gửi", .value = content.send_at ? core::format_iso_date(core::local_date(*content.send_at)) : ""});
    form.fields.push_back({.name = "gio-gui", .label = "Giờ gửi", .kind = Kind::time, .hint = "Để trống: đầu giờ gửi của ngày", .value = content.send_at ? hour_of_day(*content.send_at) : ""});
    form.fields.push_back({.name = "het-han", .label = "Ngày hết hạn", .kind = Kind::date, .hint = "Sau ngày này không gửi nữa", .value = content.expires_on ? core::format_iso_date(*content.expires_on) : ""});
    return form;
}

/// What was typed, with errors at the fields that do not read.
BulletinContent read(web::Form& form, const web::Values& typed, const BulletinContent& before, const domain::RulePack& rules) {
    BulletinContent content = before;  // what has no field here stays: the file
    content.kind = domain::bulletin_kind_named(typed.get("loai")).value_or(BulletinKind::current_affairs);
    content.title = web::typed_text(typed, "tieu-de");
    content.body = web::typed_lines(typed, "tom-tat");
    content.source = web::typed_text(typed, "nguon");
    content.source_date = read_day(form, typed, "ngay-nguon");
    content.link = content.has_file() ? std::string() : web::typed_text(typed, "lien-ket");
    content.reach = domain::bulletin_reach_named(typed.get("noi-nhan")).value_or(BulletinReach::groups);
    content.types.clear();
    for (const auto type : kTypes) {
        if (typed.get(type_field(type)) == "1") content.types.push_back(type);
    }
    content.expires_on = read_day(form, typed, "het-han");
    content.send_at.reset();
    const auto day = read_day(form, typed, "ngay-gui");
    const std::string hour = web::typed_text(typed, "gio-gui");
    const auto clock = hour.empty() ? std::optional(rules.bulletins.send_from) : read_clock(hour);
    if (!clock) web::field_of(form, "gio-gui").error = page_texts::kBadHour;
    if (!day && !hour.empty()) web::field_of(form, "ngay-gui").error = page_texts::kDayWithHour;
    if (day && clock) content.send_at = core::to_instant(*day, *clock);
    return content;
}

/// A draft may have gaps, but nothing that must be undone.
bool is_gap(BulletinMistake mistake) {
    return mistake == BulletinMistake::no_title || mistake == BulletinMistake::no_body || mistake == BulletinMistake::no_source || mistake == BulletinMistake::no_source_date;
}

void mark_mistakes(web::Form& form, const BulletinContent& content, core::LocalDate today) {
    for (const auto mistake : domain::mistakes_in(content, today)) {
        if (is_gap(mistake)) continue;
        const MistakeWords words = words_for(mistake, content);
        const auto field = std::find_if(form.fields.begin(), form.fields.end(), [&](const web::Field& one) { return one.name == words.field; });
        if (field != form.fields.end() && field->error.empty()) field->error = words.text;
    }
}

web::Page page_of(web::Form form, std::string title) {
    web::Page page;
    page.title = std::move(title);
    page.lead = std::string(page_texts::kEditLead);
    page.sections.push_back(section({std::move(form)}, "Bản tin"));
    page.aside.push_back(section("Trước khi viết", {web::Paragraph{.text = std::string(page_texts::kSecrecyNote)}}));
    return page;
}

web::Page again(web::Form form, std::string title, const std::vector<std::string>& problems) {
    web::Page page = page_of(std::move(form), std::move(title));
    page.status = 422;
    if (problems.empty()) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(page_texts::kNotSaved)});
    for (const std::string& one : problems) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = one});
    return page;
}

std::string month_of(core::LocalDate day) { return std::to_string(static_cast<unsigned>(day.month())) + "/" + std::to_string(static_cast<int>(day.year())); }

constexpr const char* kNewTitle = "Soạn bản tin";
constexpr const char* kEditTitle = "Sửa bản tin";

Shown shown_new(Visit& visit) { return {.address = "/ban-tin/moi", .submit = "Lưu bản nháp", .content = {}, .month = month_of(core::plus_days(visit.today(), visit.context().rules().bulletins.orientation_days))}; }

Shown shown_of(const storage::Bulletin& bulletin) {
    return {.address = "/ban-tin/" + std::to_string(bulletin.id.value) + "/sua", .submit = "Lưu", .content = bulletin.content, .month = month_words(bulletin.issue), .revision = bulletin.revision};
}

web::Page show_new(Visit& visit) { return page_of(form_of(shown_new(visit)), kNewTitle); }

std::optional<storage::Bulletin> asked_for(Visit& visit) {
    auto bulletin = storage::bulletins::find(visit.connection(), core::BulletinId{visit.id("bulletin")});
    if (!bulletin || bulletin->organization != visit.organization()) return std::nullopt;
    return bulletin;
}

web::Page show_edit(Visit& visit) {
    const auto bulletin = asked_for(visit);
    if (!bulletin) return web::not_found();
    if (!domain::may_be_edited(bulletin->state)) return web::see_other("/ban-tin/" + std::to_string(bulletin->id.value));
    web::Page page = page_of(form_of(shown_of(*bulletin)), kEditTitle);
    if (bulletin->state != domain::BulletinState::draft) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(page_texts::kVoids)});
    if (visit.was_done("nhap")) page.notices.push_back({.text = std::string(page_texts::kTakenIn)});
    return page;
}

web::Page save(Visit& visit, const std::optional<storage::Bulletin>& bulletin) {
    const Shown shown = bulletin ? shown_of(*bulletin) : shown_new(visit);
    const std::string title = bulletin ? kEditTitle : kNewTitle;
    web::Form form = form_of(shown);
    web::keep_typed(form, visit.form());
    const BulletinContent content = read(form, visit.form(), shown.content, visit.context().rules());
    mark_mistakes(form, content, visit.today());
    const std::string issue = issue_of(web::typed_text(visit.form(), "thang"));
    if (web::has_errors(form)) return again(std::move(form), title, {});
    const int before = static_cast<int>(visit.form().number("ban").value_or(0));
    const auto& rules = visit.context().rules();
    const Done done = bulletin ? deeds::edit(visit.connection(), visit.actor(), bulletin->id, before, content, issue, rules, visit.now())
                               : deeds::write(visit.connection(), visit.actor(), content, issue, rules, visit.now());
    switch (done.outcome) {
        case Outcome::done: return web::see_other("/ban-tin/" + std::to_string(done.id.value) + "?xong=ghi");
        case Outcome::bad_month: web::field_of(form, "thang").error = std::string(words_for(done.outcome)); return again(std::move(form), title, {});
        case Outcome::not_found:
        case Outcome::not_allowed: return web::not_found();
        default: return again(std::move(form), title, refusal_words(done, content));
    }
}

web::Page take_new(Visit& visit) { return save(visit, std::nullopt); }

web::Page take_edit(Visit& visit) {
    const auto bulletin = asked_for(visit);
    return bulletin ? save(visit, bulletin) : web::not_found();
}

}  // namespace

std::string issue_of(std::string_view typed) {
    const auto slash = typed.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash > 2) return std::string(typed);
    return std::string(typed.substr(slash + 1)) + "-" + (slash == 1 ? "0" : "") + std::string(typed.substr(0, slash));
}

std::vector<std::string> refusal_words(const Done& done, const BulletinContent& content) {
    std::vector<std::string> words;
    for (const auto& finding : done.findings) words.push_back(words_for(finding, deeds::place_of(finding, content)));
    for (const auto mistake : done.mistakes) words.push_back(words_for(mistake, content).text);
    if (const auto why = words_for(done.outcome); !why.empty()) words.emplace_back(why);
    return words;
}

std::vector<PageInfo> editor_pages() {
    using usecases::Action;
    return {{.path = "/ban-tin/moi", .action = Action::write_bulletins, .get = show_new, .post = take_new},
            {.path = "/ban-tin/{bulletin}/sua", .action = Action::write_bulletins, .get = show_edit, .post = take_edit}};
}

}  // namespace mungba::handlers::bulletins
