#include "handlers/members/list_pages.hpp"

#include <algorithm>

#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/members/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/members.hpp"

namespace mungba::handlers::members {
namespace {

using domain::MemberStatus;
using usecases::Action;
using web::Shape;
namespace uses = usecases::members;
using Kind = web::Field::Kind;

// So many on a page: most branches have fewer.
constexpr std::size_t kLines = 60;

std::string address_of(core::BranchId branch, std::string_view rest = {}) {
    return "/chi-bo/" + std::to_string(branch.value) + "/dang-vien" + std::string(rest);
}

std::string roles_of(const uses::Line& line) {
    std::string words;
    for (const storage::RoleHeld& held : line.roles) words += (words.empty() ? "" : ", ") + std::string(words_for(held.role));
    return words;
}

web::State link_state(const uses::Line& line) {
    if (line.refused_consent) return {.shape = Shape::crossed, .word = "không đồng ý lưu"};
    if (!line.member.has_account) return {.shape = Shape::open, .word = "chưa liên kết"};
    if (line.in_group) return {.shape = Shape::done, .word = "đã liên kết, trong nhóm"};
    return {.shape = Shape::half, .word = "đã liên kết, chưa vào nhóm"};
}

web::Table::Row row_of(const uses::Line& line, core::BranchId branch) {
    web::Table::Row row;
    row.cells.push_back({.note = roles_of(line),
                         .link = {.text = std::to_string(line.member.position) + ". " + line.member.name,
                                  .address = address_of(branch, "/" + std::to_string(line.member.membership.value))}});
    row.cells.push_back({.text = std::string(words_for(line.member.status))});
    row.cells.push_back({.state = link_state(line)});
    row.cells.push_back({.text = line.has_phone ? "có" : "chưa có"});
    row.cells.push_back({.text = line.consent_on ? shown_day(*line.consent_on) : "chưa ghi"});
    return row;
}

web::Page list(Visit& visit) {
    const core::BranchId branch = visit.branch();
    const auto lines = uses::list(visit.connection(), branch, visit.today());
    visit.reads(branch, "members", branch.value, "name status account");
    web::Table table;
    table.caption = "Danh sách đảng viên, theo thứ tự của chi bộ";
    table.columns = {{.title = "Họ tên"},
                     {.title = "Tình trạng"},
                     {.title = "Zalo"},
                     {.title = "Điện thoại", .optional = true},
                     {.title = "Đồng ý lưu", .optional = true}};
    table.when_empty = std::string(texts::kNone);
    const auto page_number = static_cast<std::size_t>(std::clamp<std::int64_t>(visit.query().number("trang").value_or(1), 1, 1'000));
    const std::size_t first = std::min((page_number - 1) * kLines, lines.size());
    const std::size_t last = std::min(first + kLines, lines.size());
    for (std::size_t at = first; at < last; ++at) table.rows.push_back(row_of(lines[at], branch));
    web::Paging paging;
    const auto to_page = [&](std::size_t number) { return web::address(address_of(branch), {{"trang", std::to_string(number)}}); };
    if (page_number > 1) paging.previous = to_page(page_number - 1);
    if (last < lines.size()) paging.next = to_page(page_number + 1);
    if (lines.size() > kLines)
        paging.words = std::to_string(first + 1) + "–" + std::to_string(last) + " trên " + std::to_string(lines.size()) + " đồng chí";
    const auto linked = std::count_if(lines.begin(), lines.end(), [](const uses::Line& line) { return line.member.has_account; });
    const std::string name = storage::branches::find(visit.connection(), branch).value().name;
    web::Page page;
    page.title = fill(texts::kTitle, {{"chi_bo", name}, {"n", std::to_string(lines.size())}});
    page.lead = fill(texts::kLead, {{"m", std::to_string(linked)}});
    if (visit.was_done("roi")) page.notices.push_back({.text = std::string(texts::kWritten)});
    page.sections.push_back(section({table, paging}, "Danh sách"));
    if (visit.may(Action::arrange_members, branch))
        page.sections.push_back(section({web::Buttons{.links = {{.text = "Thêm đảng viên", .address = address_of(branch, "/moi")}}}}, "Việc khác"));
    return page;
}

web::Form new_form(core::BranchId branch) {
    web::Form form;
    form.address = address_of(branch, "/moi");
    form.submit = "Thêm vào danh sách";
    form.fields = {{.name = "ten", .label = "Họ tên", .hint = "Đủ dấu, như trong hồ sơ", .required = true, .max_length = 100},
                   {.name = "sinh", .label = "Ngày sinh", .kind = Kind::date, .hint = "Như 05/10/1974; để phân biệt khi trùng tên"},
                   {.name = "dt", .label = "Điện thoại", .kind = Kind::phone, .max_length = 20},
                   {.name = "tt", .label = "Tình trạng", .kind = Kind::select, .value = "official",
                    .options = {{"official", "chính thức"}, {"probationary", "dự bị"}, {"temp_in", "tạm thời đến"}}},
                   {.name = "dong-y", .label = "Đồng ý bằng giấy, ngày", .kind = Kind::date, .hint = "Bỏ trống nếu chưa có; trợ lý sẽ hỏi riêng trong Zalo"}};
    return form;
}

web::Page new_page(web::Form form, Visit& visit) {
    web::Page page;
    page.over = storage::branches::find(visit.connection(), visit.branch()).value().name;
    page.title = "Thêm một đồng chí vào danh sách";
    page.sections.push_back(section({std::move(form)}, "Đồng chí mới"));
    return page;
}

web::Page blank(Visit& visit) { return new_page(new_form(visit.branch()), visit); }

web::Page add(Visit& visit) {
    web::Form form = new_form(visit.branch());
    web::keep_typed(form, visit.form());
    uses::Wanted wanted;
    wanted.name = web::typed_text(visit.form(), "ten");
    if (const auto day = read_day(form, visit.form(), "sinh")) wanted.birth_date = core::format_iso_date(*day);
    wanted.phone = read_phone(form, visit.form(), "dt");
    if (const auto day = read_day(form, visit.form(), "dong-y")) wanted.consent_on = core::format_iso_date(*day);
    const auto status = domain::member_status_named(visit.form().get("tt")).value_or(MemberStatus::official);
    if (!web::has_errors(form)) {
        const auto done = uses::add(visit.connection(), visit.actor(), visit.branch(), wanted, status, visit.now());
        if (done.outcome == uses::Outcome::written)
            return web::see_other(address_of(visit.branch(), "/" + std::to_string(done.membership.value)) + "?xong=ghi");
        if (done.outcome == uses::Outcome::not_found) return web::not_found();
        web::field_of(form, "ten").error = done.outcome == uses::Outcome::no_name ? texts::kNoName : texts::kListedAlready;
    }
    web::Page page = new_page(std::move(form), visit);
    page.status = 422;
    return page;
}

web::Page search(Visit& visit) {
    constexpr int kMost = 50;
    const std::string typed = web::typed_text(visit.query(), "tim");
    web::Form form;
    form.method = web::Form::Method::get;
    form.address = "/tim-dang-vien";
    form.submit = "Tìm";
    form.fields = {{.name = "tim", .label = "Họ tên, có dấu hoặc không", .value = typed}};
    web::Page page;
    page.title = "Tìm đảng viên";
    std::vector<web::Block> blocks{form};
    if (!typed.empty()) {
        const auto found = uses::search(visit.connection(), visit.organization(), typed, kMost);
        visit.reads({}, "members", 0, "name");
        web::Table table;
        table.caption = "Những người tìm thấy";
        table.columns = {{.title = "Họ tên"}, {.title = "Chi bộ"}, {.title = "Sinh năm", .is_number = true}};
        table.when_empty = fill(texts::kSearchNone, {{"tim", typed}});
        for (const auto& hit : found) {
            web::Table::Cell name{.text = hit.person.name};
            if (hit.membership) name = {.link = {.text = hit.person.name, .address = address_of(hit.branch, "/" + std::to_string(hit.membership.value))}};
            table.rows.push_back({.cells = {name,
                                            {.text = hit.branches.empty() ? "cấp ủy, văn phòng" : hit.branches},
                                            {.text = hit.person.birth_date ? hit.person.birth_date->substr(0, 4) : ""}}});
        }
        page.title = found.size() < kMost ? "Tìm thấy " + std::to_string(found.size()) + " đồng chí" : "Tìm thấy từ 50 đồng chí trở lên";
        blocks.push_back(table);
    }
    page.sections.push_back(section(std::move(blocks), "Tìm"));
    return page;
}

}  // namespace

std::vector<PageInfo> list_pages() {
    return {{.path = "/chi-bo/{branch}/dang-vien", .action = Action::see_members, .get = list, .menu = "Đảng viên", .place = 30},
            {.path = "/chi-bo/{branch}/dang-vien/moi", .action = Action::arrange_members, .get = blank, .post = add},
            {.path = "/tim-dang-vien", .action = Action::see_branches, .get = search, .menu = "Tìm đảng viên", .place = 25}};
}

}  // namespace mungba::handlers::members
