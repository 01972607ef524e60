#include "handlers/bulletins/intake_pages.hpp"

#include "core/text.hpp"
#include "domain/content_guard.hpp"
#include "domain/public_address.hpp"
#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/from_outside.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/bulletin_intake.hpp"
#include "usecases/bulletins.hpp"

namespace mungba::handlers::bulletins {
namespace {

using usecases::bulletins::Outcome;
using Kind = web::Field::Kind;
using Ending = FromOutside::Ending;
namespace deeds = usecases::bulletins;
namespace intake = usecases::bulletin_intake;

constexpr const char* kAddress = "/ban-tin/nhap";
constexpr std::size_t kMostPasted = 100'000;

web::Form form_of() {
    web::Form form;
    form.address = kAddress;
    form.submit = "Tạo bản nháp";
    form.also = "Thôi";
    form.also_address = "/ban-tin";
    form.fields = {{.name = "dan", .label = "Văn bản dán vào", .kind = Kind::long_text, .hint = "Dòng đầu thành tiêu đề", .max_length = 400'000},
                   {.name = "dia-chi", .label = "Hoặc địa chỉ bài viết", .hint = "Chỉ các trang chính thức trong danh sách", .max_length = 2'000},
                   {.name = "nguon", .label = "Nguồn", .hint = "Để trống nếu lấy theo địa chỉ", .max_length = 400},
                   {.name = "ngay-nguon", .label = "Ngày của nguồn", .kind = Kind::date}};
    return form;
}

web::Page page_of(web::Form form) {
    web::Page page;
    page.title = std::string(page_texts::kIntakeTitle);
    page.lead = std::string(page_texts::kIntakeLead);
    page.sections.push_back(section({std::move(form)}, "Nội dung"));
    page.aside.push_back(section("Trước khi dán", {web::Paragraph{.text = std::string(page_texts::kSecrecyNote)}}));
    return page;
}

web::Page show(Visit&) { return page_of(form_of()); }

/// What is wrong with the address; empty: it may be fetched.
std::string problem_of_address(std::string_view address, const domain::RulePack& rules) {
    const auto target = domain::read_fetch_target(address);
    if (!target) return std::string(page_texts::kIntakeBadAddress);
    if (!domain::is_allowed_host(target->host, rules.bulletins.hosts)) return fill(page_texts::kIntakeHost, {{"trang", target->host}});
    return {};
}

std::optional<SlowWork> fetch(Visit& visit) {
    const std::string address = web::typed_text(visit.form(), "dia-chi");
    if (address.empty() || !web::typed_lines(visit.form(), "dan").empty() || !problem_of_address(address, visit.context().rules()).empty()) return std::nullopt;
    return [outside = visit.surroundings().outside, address] {
        FromOutside page = outside.fetch ? outside.fetch(address) : FromOutside{};
        if (page.ending == Ending::done) page = outside.read ? outside.read(Outside::Mode::page, page.bytes) : FromOutside{};
        return packed(page);
    };
}

std::string_view problem_of(Ending ending) {
    switch (ending) {
        case Ending::done: return {};
        case Ending::not_allowed: return page_texts::kIntakeNotAllowed;
        case Ending::too_large: return page_texts::kIntakeTooLarge;
        case Ending::wrong_kind:
        case Ending::encrypted:
        case Ending::broken:
        case Ending::no_text: return page_texts::kIntakeNoText;
        case Ending::too_slow:
        case Ending::not_reached:
        case Ending::failed: break;
    }
    return page_texts::kIntakeNotReached;
}

web::Page again(web::Form form, std::string_view field, std::string text) {
    web::field_of(form, field).error = std::move(text);
    web::Page page = page_of(std::move(form));
    page.status = 422;
    return page;
}

web::Page take(Visit& visit) {
    web::Form form = form_of();
    web::keep_typed(form, visit.form());
    const std::string pasted = web::typed_lines(visit.form(), "dan");
    const std::string address = web::typed_text(visit.form(), "dia-chi");
    const auto date = read_day(form, visit.form(), "ngay-nguon");
    if (web::has_errors(form)) return page_of(std::move(form));
    if (pasted.empty() && address.empty()) return again(std::move(form), "dan", std::string(page_texts::kIntakeNothing));
    if (core::text::utf16_length(pasted) > kMostPasted)
        return again(std::move(form), "dan", fill(page_texts::kIntakeTooLong, {{"n", std::to_string(core::text::utf16_length(pasted))}}));
    domain::BulletinContent content;
    if (!pasted.empty()) {
        content = intake::from_text(pasted);
    } else {
        if (std::string problem = problem_of_address(address, visit.context().rules()); !problem.empty()) return again(std::move(form), "dia-chi", std::move(problem));
        const FromOutside page = unpacked(visit.request().prepared);
        if (page.ending != Ending::done) return again(std::move(form), "dia-chi", std::string(problem_of(page.ending)));
        content = intake::from_page(page.bytes, address);
    }
    if (const std::string source = web::typed_text(visit.form(), "nguon"); !source.empty()) content.source = source;
    if (date) content.source_date = date;
    const core::LocalDate day = core::plus_days(visit.today(), visit.context().rules().bulletins.orientation_days);
    const std::string issue = core::format_iso_date(day).substr(0, 7);
    const auto done = deeds::write(visit.connection(), visit.actor(), content, issue, visit.context().rules(), visit.now());
    if (done.outcome == Outcome::done) return web::see_other(address_of(done.id) + "/sua?xong=nhap");
    if (done.outcome == Outcome::not_allowed) return web::not_found();
    web::Page page = page_of(std::move(form));
    page.status = 422;
    for (const std::string& one : refusal_words(done, content)) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = one});
    return page;
}

}  // namespace

std::vector<PageInfo> intake_pages() { return {{.path = kAddress, .action = usecases::Action::write_bulletins, .get = show, .post = take, .slow = fetch}}; }

}  // namespace mungba::handlers::bulletins
