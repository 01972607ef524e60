#include "handlers/groups/group_pages.hpp"

#include "core/text.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/groups/page_texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_package_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/group_members.hpp"

namespace mungba::handlers::groups {
namespace {

using storage::ChatGroup;
using storage::group_packages::GroupPackage;
using usecases::Action;
using web::Shape;

std::string kind_words(std::string_view kind) {
    if (kind == "branch") return "nhóm chi bộ";
    if (kind == "branch_committee") return "nhóm chi ủy";
    return "nhóm các đồng chí bí thư";
}

web::State state_of(const GroupPackage& package, core::LocalDate today) {
    if (package.disabled) return {.shape = Shape::due, .word = "bị Zalo khóa", .owed = true};
    if (package.dissolves_at)
        return {.shape = Shape::due, .word = "Zalo giải tán ngày " + core::format_date(core::local_date(*package.dissolves_at)), .owed = true};
    if (package.ends_on && *package.ends_on < core::format_iso_date(today)) return {.shape = Shape::due, .word = "gói đã hết hạn", .owed = true};
    return {.shape = Shape::done, .word = "đang hoạt động"};
}

std::string package_words(const GroupPackage& package) {
    if (!package.ends_on) return package.checked_at ? "không có hạn" : "chưa hỏi được Zalo";
    return "đến hết " + shown_day(*package.ends_on) + (package.renews ? ", tự gia hạn" : "");
}

struct Counts {
    std::size_t present_unknown = 0;
    std::size_t missing = 0;
    std::size_t unlinked = 0;
};
Counts counts_of(core::ChatGroupId id, Visit& visit) {
    const auto group = storage::groups::find(visit.connection(), id);
    if (!group) return {};
    const auto compared = usecases::group_members::compare(visit.connection(), *group, visit.today());
    return {.present_unknown = compared.unknown.size(), .missing = compared.missing.size(), .unlinked = compared.unlinked.size()};
}

std::string missing_words(const Counts& counts) {
    std::string words;
    const auto note = [&](std::size_t n, const char* what) {
        if (n > 0) words += (words.empty() ? "" : "; ") + std::to_string(n) + " " + what;
    };
    note(counts.missing, "đồng chí chưa vào");
    note(counts.unlinked, "đồng chí chưa liên kết Zalo");
    note(counts.present_unknown, "tài khoản chưa có trong danh sách");
    return words.empty() ? "đủ" : words;
}

web::Section one_group(const GroupPackage& package, Visit& visit) {
    const Counts counts = counts_of(package.id, visit);
    const web::State state = state_of(package, visit.today());
    web::Facts facts;
    facts.facts = {{.name = "Tình trạng", .value = state.word, .state = state}, {.name = "Gói của nhóm", .value = package_words(package)}, {.name = "Người trong nhóm", .value = missing_words(counts)}};
    return section(core::text::capitalised(kind_words(package.kind)), {facts});
}

/// What the branch's secretary has to decide about accounts and groups, each with its place.
web::Log to_decide(core::BranchId branch, Visit& visit) {
    web::Log log;
    for (const auto& task : storage::tasks::of_owner(visit.connection(), visit.organization(), storage::Task::Owner::secretary, branch)) {
        if (!task.kind.starts_with("enrolment.")) continue;
        Handler* handler = visit.context().registry().named("enrolment");
        const std::string line = handler->task_line(task, visit.context());
        if (line.empty()) continue;
        const TaskPlace place = handler->task_place(task, visit.context());
        const bool owes = visit.may(Action::admit_to_group, branch) && visit.actor().kind == usecases::Actor::Kind::person;
        log.lines.push_back({.when = core::format_day_month(core::local_date(task.created_at)), .text = line});
        if (owes) log.lines.back().link = {.text = line, .address = place.address};
    }
    return log;
}

web::Page of_branch(Visit& visit) {
    const std::string name = storage::branches::find(visit.connection(), visit.branch()).value().name;
    web::Page page;
    page.over = name;
    std::size_t groups = 0;
    for (const GroupPackage& package : storage::group_packages::of(visit.connection(), visit.organization())) {
        const auto group = storage::groups::find(visit.connection(), package.id);
        if (!group || group->branch != visit.branch()) continue;
        ++groups;
        page.sections.push_back(one_group(package, visit));
    }
    page.title = groups == 0 ? name + " chưa có nhóm Zalo của trợ lý" : name + " có " + std::to_string(groups) + " nhóm Zalo";
    if (groups == 0) page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kWithout)}}, "Không có nhóm"));
    const web::Log log = to_decide(visit.branch(), visit);
    visit.reads(visit.branch(), "groups", visit.branch().value, "name");
    if (log.lines.empty()) {
        page.aside.push_back(section("Yêu cầu đang chờ", {web::Paragraph{.text = "Không có yêu cầu nào."}}));
    } else {
        page.aside.push_back(section("Yêu cầu đang chờ", {log}));
    }
    page.aside.push_back(section("Gắn nhóm", {web::Paragraph{.text = std::string(page_texts::kHowToBind), .kind = web::Paragraph::Kind::small}}));
    return page;
}

web::Page all(Visit& visit) {
    web::Table table;
    table.caption = "Các nhóm Zalo của trợ lý";
    table.columns = {{.title = "Nhóm"}, {.title = "Tình trạng"}, {.title = "Gói", .optional = true}};
    table.when_empty = std::string(page_texts::kNone);
    std::size_t troubled = 0;
    for (const GroupPackage& package : storage::group_packages::of(visit.connection(), visit.organization())) {
        const web::State state = state_of(package, visit.today());
        troubled += state.owed ? 1 : 0;
        const auto group = storage::groups::find(visit.connection(), package.id);
        web::Table::Cell name{.text = "Nhóm các đồng chí bí thư"};
        if (group && group->branch)
            name = {.note = kind_words(package.kind), .link = {.text = package.branch, .address = "/chi-bo/" + std::to_string(group->branch.value) + "/nhom"}};
        table.rows.push_back({.cells = {name, {.state = state}, {.text = package_words(package)}}, .owed = state.owed});
    }
    web::Page page;
    page.title = fill(page_texts::kAllTitle, {{"n", std::to_string(table.rows.size())}});
    page.lead = troubled == 0 ? "Tất cả đang hoạt động." : std::to_string(troubled) + " nhóm cần xử lý.";
    page.sections.push_back(section({table}, "Các nhóm"));
    page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kByOperator), .kind = web::Paragraph::Kind::small}}, "Ghi chú"));
    return page;
}

}  // namespace

std::vector<PageInfo> group_pages() {
    return {{.path = "/chi-bo/{branch}/nhom", .action = Action::see_members, .get = of_branch, .menu = "Nhóm Zalo", .place = 40},
            {.path = "/nhom", .action = Action::see_branches, .get = all, .menu = "Các nhóm", .place = 26}};
}

}  // namespace mungba::handlers::groups
