#include "handlers/setup/import_page.hpp"

#include <algorithm>

#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/setup/texts.hpp"
#include "usecases/importing.hpp"

namespace mungba::handlers::setup {
namespace {

using usecases::Action;
using usecases::ImportMode;
using usecases::ImportReport;
using What = usecases::importing::What;
using Kind = web::Field::Kind;

constexpr std::string_view kAddress = "/cai-dat/danh-sach";
// A file of 5 MB (reliability.md §6) in a form, with what stands around it.
constexpr std::size_t kMostBytes = (std::size_t{5} << 20) + 64 * 1024;
constexpr std::size_t kMostLines = 200;

web::Form form_of() {
    web::Form form;
    form.address = kAddress;
    form.submit = "Xem những gì sẽ thay đổi";
    form.fields = {{.name = "loai", .label = "Danh sách", .kind = Kind::pick, .value = "dang-vien", .options = {{"dang-vien", "đảng viên"}, {"chi-bo", "chi bộ"}}},
                   {.name = "tep", .label = "Tệp CSV", .kind = Kind::file, .hint = "Từ Excel: Lưu dưới dạng, CSV UTF-8"},
                   {.name = "dan", .label = "Hoặc dán từ bảng tính", .kind = Kind::long_text, .hint = "Dòng đầu là tên cột: chi_bo, ho_ten, ngay_sinh, chuc_vu, tinh_trang, dien_thoai …", .max_length = 1'000'000}};
    return form;
}

web::Page page_of(web::Form form) {
    web::Page page;
    page.title = std::string(texts::kImportTitle);
    page.lead = std::string(texts::kImportLead);
    page.sections.push_back(section({std::move(form)}, "Danh sách"));
    return page;
}

web::Page show(Visit&) { return page_of(form_of()); }

std::string counts(std::string_view text, const ImportReport& report) {
    return fill(text,
                {{"them", std::to_string(report.added.size())}, {"sua", std::to_string(report.changed.size())}, {"giu", std::to_string(report.unchanged.size())}});
}

web::Block entries(const std::vector<ImportReport::Entry>& list, const std::string& caption) {
    web::Log log;
    for (std::size_t at = 0; at < list.size() && at < kMostLines; ++at) log.lines.push_back({.when = std::to_string(at + 1), .text = list[at].name + (list[at].what.empty() ? "" : ": " + list[at].what)});
    if (list.size() > kMostLines) log.lines.push_back({.when = "", .text = "… và " + std::to_string(list.size() - kMostLines) + " nữa"});
    return web::Details{.summary = caption + ": " + std::to_string(list.size()), .blocks = {log}, .open = list.size() <= 20 && !list.empty()};
}

web::Section differences(const ImportReport& report) {
    std::vector<web::Block> blocks;
    if (!report.refused.empty()) {
        auto refused = report.refused;
        std::ranges::stable_sort(refused, {}, &ImportReport::Refusal::line);
        web::Table table;
        table.caption = "Những dòng chưa đúng";
        table.columns = {{.title = "Dòng", .is_number = false}, {.title = "Vì sao, và cách sửa"}};
        for (std::size_t at = 0; at < refused.size() && at < kMostLines; ++at)
            table.rows.push_back({.cells = {{.text = "Dòng " + std::to_string(refused[at].line)}, {.text = refused[at].reason}}, .owed = true});
        blocks.push_back(table);
        return section("Cần sửa", std::move(blocks));
    }
    blocks.push_back(entries(report.added, "Thêm"));
    blocks.push_back(entries(report.changed, "Sửa"));
    web::Log notes;
    for (const std::string& note : report.warnings) notes.lines.push_back({.when = "Lưu ý", .text = note});
    for (const std::string& note : report.notes) notes.lines.push_back({.when = "Ghi chú", .text = note});
    if (!notes.lines.empty()) blocks.push_back(notes);
    return section("Thay đổi", std::move(blocks));
}

/// What was given: a file before what was pasted, and what was shown before either.
std::string given(Visit& visit) {
    if (visit.form().has("noi-dung")) return std::string(visit.form().get("noi-dung"));
    for (const web::Upload& file : visit.request().uploads) {
        if (file.field == "tep") return file.bytes;
    }
    return std::string(visit.form().get("dan"));
}

web::Page take(Visit& visit) {
    const std::string bytes = given(visit);
    web::Form form = form_of();
    web::keep_typed(form, visit.form());
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
        web::field_of(form, "dan").error = texts::kNothingGiven;
        web::Page page = page_of(std::move(form));
        page.status = 422;
        return page;
    }
    const bool of_branches = visit.form().get("loai") == "chi-bo";
    const bool writes = visit.form().get("viec") == "ghi";
    const auto report = usecases::importing::run(visit.connection(),
                                                 visit.actor(),
                                                 of_branches ? What::branches : What::roster,
                                                 bytes,
                                                 writes ? ImportMode::apply : ImportMode::dry_run,
                                                 visit.now());
    web::Page page;
    if (!report.refused.empty()) {
        page.status = 422;
        page.title = fill(texts::kRefused, {{"n", std::to_string(report.refused.size())}});
        page.lead = std::string(texts::kRefusedHow);
        page.sections.push_back(differences(report));
        page.sections.push_back(section("Dán lại", {std::move(form)}));
        return page;
    }
    page.title = counts(report.written ? texts::kWas : texts::kWillBe, report);
    page.sections.push_back(differences(report));
    if (report.written) {
        page.sections.push_back(section({web::Buttons{.links = {{.text = "Xem các chi bộ", .address = "/chi-bo"}, {.text = "Về cài đặt", .address = "/cai-dat"}}}}, "Tiếp"));
        return page;
    }
    web::Form confirm;
    confirm.address = kAddress;
    confirm.submit = "Ghi vào danh sách";
    confirm.fields = {{.name = "viec", .kind = Kind::hidden, .value = "ghi"},
                      {.name = "loai", .kind = Kind::hidden, .value = of_branches ? "chi-bo" : "dang-vien"},
                      {.name = "noi-dung", .kind = Kind::hidden, .value = bytes}};
    confirm.also = "Thôi, không ghi";
    confirm.also_address = std::string(kAddress);
    page.sections.push_back(section({std::move(confirm)}, "Ghi"));
    return page;
}

}  // namespace

std::vector<PageInfo> import_pages() {
    return {{.path = std::string(kAddress), .action = Action::import_lists, .get = show, .post = take, .max_body_bytes = kMostBytes}};
}

}  // namespace mungba::handlers::setup
