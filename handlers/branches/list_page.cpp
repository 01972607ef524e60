#include "handlers/branches/list_page.hpp"

#include "core/text.hpp"
#include "handlers/branches/texts.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/branch_list_repository.hpp"

namespace mungba::handlers::branches {
namespace {

using web::Shape;
namespace lists = storage::branch_lists;

// A page of the list stays below 30 kB.
constexpr int kLines = 40;

std::string address_of(core::BranchId branch, std::string_view rest = {}) { return "/chi-bo/" + std::to_string(branch.value) + std::string(rest); }

/// What a branch lacks before its meetings can be announced; empty: nothing.
std::string lacks(const lists::Line& line) {
    std::string words;
    const auto note = [&](bool missing, const char* what) {
        if (missing) words += (words.empty() ? "thiếu " : ", ") + std::string(what);
    };
    note(line.secretary.empty(), "bí thư");
    note(!line.branch.hour, "giờ họp");
    note(line.branch.venue.empty(), "địa điểm");
    note(!line.has_group && line.linked == 0, "nhóm hoặc liên kết Zalo");
    return words;
}

web::Table::Row row_of(const lists::Line& line) {
    const std::string missing = lacks(line);
    web::Table::Row row;
    row.owed = !missing.empty();
    row.cells.push_back({.link = {.text = line.branch.name, .address = address_of(line.branch.id)}});
    row.cells.push_back({.text = line.secretary});
    row.cells.push_back({.link = {.text = std::to_string(line.members), .address = address_of(line.branch.id, "/dang-vien")}});
    row.cells.push_back({.text = std::to_string(line.linked)});
    const std::string groups = line.has_group ? line.has_committee_group ? "chi bộ, chi ủy" : "chi bộ" : line.has_committee_group ? "chi ủy" : "không có";
    row.cells.push_back({.state = {.shape = line.has_group ? Shape::done : Shape::dash, .word = groups}});
    const web::State state = missing.empty() ? web::State{.shape = Shape::done, .word = "đủ để gửi thông báo"}
                                             : web::State{.shape = Shape::due, .word = missing, .owed = true};
    row.cells.push_back({.state = state});
    return row;
}

web::Page list(Visit& visit) {
    const std::string typed = web::typed_text(visit.query(), "tim");
    const std::string folded = core::text::fold(typed);
    const core::BranchId after{visit.query().number("sau").value_or(0)};
    auto lines = lists::page(visit.connection(), visit.organization(), folded, after, kLines + 1, visit.today());
    const bool more = lines.size() > kLines;
    if (more) lines.resize(kLines);
    const int all = lists::count(visit.connection(), visit.organization(), folded);

    web::Table table;
    table.caption = "Các chi bộ";
    table.columns = {{.title = "Chi bộ"},
                     {.title = "Bí thư"},
                     {.title = "Đảng viên", .is_number = true},
                     {.title = "Đã liên kết Zalo", .is_number = true, .optional = true},
                     {.title = "Nhóm", .optional = true},
                     {.title = "Tình trạng"}};
    table.when_empty = typed.empty() ? std::string(texts::kNone) : fill(texts::kNoneFound, {{"tim", typed}});
    for (const auto& line : lines) table.rows.push_back(row_of(line));

    web::Form search;
    search.method = web::Form::Method::get;
    search.address = "/chi-bo";
    search.submit = "Tìm";
    search.fields = {{.name = "tim", .label = "Tên chi bộ", .value = typed}};

    web::Paging paging;
    if (more) paging.next = web::address("/chi-bo", {{"tim", typed}, {"sau", std::to_string(lines.back().branch.id.value)}});
    if (after) paging.previous = web::address("/chi-bo", {{"tim", typed}});

    web::Page page;
    page.title = fill(texts::kTitle, {{"n", std::to_string(all)}});
    page.sections.push_back(section({search, table, paging}, "Danh sách chi bộ"));
    if (visit.may(usecases::Action::arrange_branches))
        page.sections.push_back(section({web::Buttons{.links = {{.text = "Thêm chi bộ", .address = "/chi-bo/moi"},
                                                                {.text = "Nhập từ tệp hoặc bảng tính", .address = "/cai-dat/danh-sach"}}}},
                                        "Việc khác"));
    return page;
}

}  // namespace

std::vector<PageInfo> list_pages() {
    return {{.path = "/chi-bo", .action = usecases::Action::see_branches, .get = list, .menu = "Chi bộ", .place = 20}};
}

}  // namespace mungba::handlers::branches
