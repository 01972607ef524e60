#include "handlers/bulletins/archive_pages.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/reading.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "storage/bulletin_search_repository.hpp"
#include "storage/organization_repository.hpp"
#include "usecases/bulletin_sending.hpp"
#include "usecases/export_answers.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinState;
using storage::Bulletin;
using Kind = web::Field::Kind;
namespace search = storage::bulletin_search;
namespace sending = usecases::bulletin_sending;

constexpr const char* kAddress = "/kho-ban-tin";
constexpr int kOnPage = 20;
constexpr std::size_t kMostAsked = 100;

std::string place_of(core::BulletinId id) { return std::string(kAddress) + "/" + std::to_string(id.value); }

web::Form search_form(const web::Values& asked) {
    web::Form form;
    form.address = kAddress;
    form.method = web::Form::Method::get;
    form.submit = "Tìm";
    form.label = "Tìm trong kho";
    web::Field kind{.name = "loai", .label = "Loại", .kind = Kind::select, .options = {{"", "mọi loại"}}};
    for (const char* name : {"current_affairs", "orientation", "new_document", "topic_suggestion", "good_practice", "notice"})
        kind.options.push_back({.value = name, .text = std::string(words_for(domain::bulletin_kind_named(name).value()))});
    web::Field type{.name = "loai-hinh", .label = "Loại hình chi bộ", .kind = Kind::select, .options = {{"", "mọi loại hình"}}};
    for (const char* name : {"residential", "agency", "public_service", "state_enterprise", "private_enterprise", "armed_forces", "student"})
        type.options.push_back({.value = name, .text = std::string(handlers::words_for(domain::branch_type_named(name).value()))});
    form.fields = {{.name = "tu", .label = "Có từ"},
                   {.name = "thang", .label = "Tháng", .hint = "Ví dụ 10/2026"},
                   kind,
                   type,
                   {.name = "kho", .label = "Kho", .kind = Kind::select, .options = {{"", "tất cả"}, {"groups", "bản tin"}, {"secretaries", "tài liệu cho cấp ủy"}}}};
    web::keep_typed(form, asked);
    return form;
}

/// The types of the own branches, narrowed to the one that was asked for.
std::optional<std::vector<domain::BranchType>> types_of(Visit& visit) {
    const auto own = types_for(visit.actor(), visit.connection());
    const auto asked = domain::branch_type_named(visit.query().get("loai-hinh"));
    if (!asked) return own;
    if (own && std::find(own->begin(), own->end(), *asked) == own->end()) return std::vector<domain::BranchType>{};
    return std::vector{*asked};
}

search::Wanted wanted(Visit& visit, int page) {
    const std::string words(core::text::cut(core::text::trim(visit.query().get("tu")), kMostAsked));
    return {.words = core::text::fold(words),
            .issue = issue_of(web::typed_text(visit.query(), "thang")),
            .kind = domain::bulletin_kind_named(visit.query().get("loai")),
            .reach = domain::bulletin_reach_named(visit.query().get("kho")),
            .types = types_of(visit),
            .limit = kOnPage,
            .offset = page * kOnPage};
}

std::string address_with(const web::Values& query, int page) {
    web::Values values;
    for (const char* name : {"tu", "thang", "loai", "loai-hinh", "kho"}) values.add(name, std::string(query.get(name)));
    values.add("trang", page > 0 ? std::to_string(page) : std::string());
    return web::address(kAddress, values);
}

web::Page show(Visit& visit) {
    const int page_number = static_cast<int>(std::clamp<std::int64_t>(visit.query().number("trang").value_or(0), 0, 10'000));
    const auto found = search::find(visit.connection(), visit.organization(), wanted(visit, page_number));
    web::Table table;
    table.caption = "Bản tin và tài liệu";
    table.columns = {{.title = "Tiêu đề"}, {.title = "Tháng"}, {.title = "Dành cho", .optional = true}};
    table.when_empty = std::string(page_texts::kArchiveNone);
    for (const Bulletin& one : found.bulletins) {
        const bool is_over = one.content.expires_on && *one.content.expires_on < visit.today();
        std::string note(words_for(one.content.kind));
        if (one.state == BulletinState::corrected) note += ", đã đính chính";
        if (is_over) note += ", hết hiệu lực";
        table.rows.push_back({.cells = {{.note = note, .link = {.text = one.content.title, .address = place_of(one.id)}},
                                        {.text = month_words(one.issue)},
                                        {.text = one.content.reach == domain::BulletinReach::secretaries ? "cấp ủy " + audience_words(one.content) : audience_words(one.content)}}});
    }
    web::Page page;
    page.title = std::string(page_texts::kArchiveTitle);
    page.lead = std::string(page_texts::kArchiveLead);
    std::vector<web::Block> blocks{search_form(visit.query()), table};
    if (found.all > kOnPage || page_number > 0) {
        const int last = page_number * kOnPage + static_cast<int>(found.bulletins.size());
        blocks.push_back(web::Paging{.previous = page_number > 0 ? address_with(visit.query(), page_number - 1) : std::string(),
                                     .next = last < found.all ? address_with(visit.query(), page_number + 1) : std::string(),
                                     .words = std::to_string(page_number * kOnPage + 1) + "–" + std::to_string(last) + " trên " + std::to_string(found.all)});
    }
    page.sections.push_back(section("Kết quả", std::move(blocks), std::to_string(found.all) + " bản tin"));
    return page;
}

/// One that this person may see: it has gone out, and concerns a branch of the own.
std::optional<Bulletin> visible(Visit& visit) {
    auto bulletin = bulletin_of(visit, visit.id("bulletin"));
    if (!bulletin || !bulletin->begun_at || bulletin->state == BulletinState::withdrawn) return std::nullopt;
    const auto own = types_for(visit.actor(), visit.connection());
    if (!own || bulletin->content.types.empty()) return bulletin;
    const bool concerns = std::any_of(own->begin(), own->end(), [&](const auto type) { return domain::concerns(bulletin->content, type); });
    return concerns ? bulletin : std::nullopt;
}

std::string reader_address(const Bulletin& bulletin, Visit& visit) { return sending::address_of(bulletin, visit.surroundings().web_address); }

web::Page show_one(Visit& visit) {
    const auto bulletin = visible(visit);
    if (!bulletin) return web::not_found();
    web::Page page;
    page.over = std::string(words_for(bulletin->content.kind)) + ", tháng " + month_words(bulletin->issue);
    page.title = bulletin->content.title;
    std::vector<web::Block> text{web::Verbatim{.text = whole_text(*bulletin, visit.context())}};
    web::Buttons row{.links = {{.text = "Bản in cho đồng chí không dùng Zalo", .address = place_of(bulletin->id) + "/in"}}};
    if (bulletin->content.has_file()) row.links.push_back({.text = "Tải tệp: " + bulletin->content.file.name, .address = place_of(bulletin->id) + "/tep"});
    row.links.push_back({.text = "Về kho", .address = kAddress});
    text.push_back(row);
    page.sections.push_back(section("Nội dung", std::move(text)));
    if (const std::string address = reader_address(*bulletin, visit); !address.empty())
        page.aside.push_back(section("Mã QR", {web::Code{.address = address, .caption = std::string(page_texts::kQrCaption)}}));
    return page;
}

web::Page print(Visit& visit) {
    const auto bulletin = visible(visit);
    if (!bulletin) return web::not_found();
    const auto organization = storage::organizations::find(visit.connection(), visit.organization());
    web::Sheet sheet;
    sheet.body = organization ? organization->name : std::string();
    sheet.unit = "Văn phòng Đảng ủy";
    sheet.place_and_date = "ngày " + core::format_date(core::local_date(*bulletin->begun_at));
    sheet.title = "BẢN TIN THÁNG " + month_words(bulletin->issue);
    sheet.subtitle = bulletin->content.title;
    web::Sheet::Part part;
    std::string line;
    for (const char c : whole_text(*bulletin, visit.context()) + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        // The head of the message is the head of the sheet.
        if (!line.empty() && !line.starts_with("BẢN TIN tháng ")) part.lines.push_back(line);
        line.clear();
    }
    sheet.parts.push_back(std::move(part));
    web::Page page;
    page.layout = web::Page::Layout::sheets;
    page.title = "Bản in: " + bulletin->content.title;
    std::vector<web::Block> blocks{sheet};
    if (const std::string address = reader_address(*bulletin, visit); !address.empty()) blocks.push_back(web::Code{.address = address, .caption = std::string(page_texts::kQrCaption)});
    page.sections.push_back(section(std::move(blocks), "Bản tin"));
    return page;
}

web::Page file(Visit& visit) {
    const auto bulletin = visible(visit);
    return bulletin ? file_of(*bulletin, visit) : web::not_found();
}

}  // namespace

std::vector<PageInfo> archive_pages() {
    using usecases::Action;
    return {{.path = kAddress, .action = Action::see_library, .get = show, .menu = "Kho bản tin", .place = 24},
            {.path = std::string(kAddress) + "/{bulletin}", .action = Action::see_library, .get = show_one},
            {.path = std::string(kAddress) + "/{bulletin}/in", .action = Action::see_library, .get = print},
            {.path = std::string(kAddress) + "/{bulletin}/tep", .action = Action::see_library, .get = file}};
}

}  // namespace mungba::handlers::bulletins
