#include "handlers/enrolment/request_page.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/joining.hpp"
#include "handlers/enrolment/page_texts.hpp"
#include "handlers/enrolment/requests.hpp"
#include "handlers/enrolment/texts.hpp"
#include "usecases/joining.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::enrolment {
namespace {

namespace joining = usecases::joining;
using storage::Task;
using usecases::enrolment::kLinkedTask;
using usecases::enrolment::kLinkTask;

constexpr std::string_view kName = "enrolment.";

std::string address_of(const Task& task) { return "/yeu-cau/" + std::to_string(task.id.value); }

/// One of this feature's that the visitor owes.
std::optional<Task> task_of(Visit& visit) {
    auto task = storage::tasks::find(visit.connection(), core::TaskId{visit.id("task")});
    if (!task || !task->kind.starts_with(kName) || !usecases::tasks::is_owed_by(visit.actor(), *task)) return std::nullopt;
    return task;
}

web::Button button(const Task& task, std::string text, std::string field, std::string value) {
    return {.text = std::move(text), .address = address_of(task), .fields = {{std::move(field), std::move(value)}}};
}

/// The questions are worded with their numbered answers beneath: a page has buttons for those.
std::string question_of(std::string text) { return text.substr(0, text.find('\n')); }

std::vector<web::Block> link_blocks(const Task& task, Visit& visit) {
    Context& context = visit.context();
    const auto request = storage::link_requests::find(visit.connection(), core::LinkRequestId{number_of(task, "request")});
    if (!request) return {};
    visit.reads(task.branch, "link_request", request->id.value, "name birth_date");
    const auto people = usecases::enrolment::meant(visit.connection(), visit.organization(), request->name, task.branch, visit.today());
    const std::string asked = fill(page_texts::kSaid, {{"ten", core::text::defuse(request->name)}, {"luc", hour_and_date(request->asked_at)}});
    std::vector<web::Block> blocks{web::Paragraph{.text = asked}};
    if (people.empty()) blocks.push_back(web::Paragraph{.text = std::string(page_texts::kNobody)});
    web::Table table;
    table.caption = "Những đồng chí có tên này";
    table.columns = {{.title = "Đồng chí"}, {.title = "Tài khoản đang gắn"}, {.title = "Việc"}};
    for (const auto& person : people) {
        const bool has_another = !storage::people::accounts_of(visit.connection(), person.id).empty();
        table.rows.push_back({.cells = {{.text = who(person, context)},
                                        {.text = has_another ? "có, sẽ không còn gắn nữa" : "chưa có"},
                                        {.buttons = {button(task, "Đúng, gắn tài khoản", "nguoi", std::to_string(person.id.value))}}}});
    }
    if (!people.empty()) blocks.push_back(table);
    blocks.push_back(web::Buttons{.links = {{.text = "Để sau", .address = "/"}}, .buttons = {button(task, "Không phải ai ở đây, bỏ qua", "khong", "1")}});
    return blocks;
}

std::vector<web::Block> linked_blocks(const Task& task, Visit& visit) {
    const auto links = still_linked(task, visit.context());
    if (links.empty()) return {};
    visit.reads(task.branch, "members", 0, "name account");
    web::Table table;
    table.caption = "Những đồng chí vừa gắn tài khoản Zalo";
    table.columns = {{.title = "Đồng chí"}, {.title = "Ngày gắn"}, {.title = "Việc"}};
    std::string all;
    for (const NewLink& link : links) {
        const std::string id = std::to_string(link.account.id.value);
        all += (all.empty() ? "" : " ") + id;
        table.rows.push_back({.cells = {{.text = link.name},
                                        {.text = date_of(link.account.since)},
                                        {.buttons = {button(task, "Gắn nhầm, gỡ ra", "go", id)}}}});
    }
    web::Button right = button(task, "Đúng cả", "dung", all);
    right.main = true;
    return {table, web::Buttons{.links = {{.text = "Để sau", .address = "/"}}, .buttons = {right}}};
}

std::vector<web::Block> group_blocks(const Task& task, Visit& visit) {
    const auto it = about(task, visit.context());
    if (!it) return {};
    visit.reads(task.branch, "group_member", it->group.id.value, "name");
    std::vector<web::Block> blocks{web::Paragraph{.text = question_of(shown(task, *it, visit.context()))}};
    web::Buttons buttons{.links = {{.text = "Để sau", .address = "/"}}, .buttons = {}};
    if (task.kind == joining::kInviteTask) {
        buttons.buttons = {button(task, "Mời lại", "moi", "1"), button(task, "Đã vào nhóm, hoặc không cần mời", "xong", "1")};
    } else if (task.kind == joining::kJoinTask) {
        buttons.buttons = {button(task, "Cho vào nhóm", "nhan", "1"), button(task, "Không cho vào", "khong", "1")};
    } else {
        buttons.buttons = {button(task, "Đã biết các tài khoản này", "biet", "1")};
    }
    blocks.push_back(std::move(buttons));
    return blocks;
}

std::vector<web::Block> blocks_of(const Task& task, Visit& visit) {
    if (task.kind == kLinkTask) return link_blocks(task, visit);
    if (task.kind == kLinkedTask) return linked_blocks(task, visit);
    return group_blocks(task, visit);
}

std::string title_of(const Task& task, Context& context) {
    if (task.kind == kLinkTask) return request_line(task, context);
    if (task.kind == kLinkedTask) return linked_line(task, context);
    return group_line(task, context);
}

web::Page show(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::not_found();
    web::Page page;
    page.over = branch_name(task->branch, visit.context());
    page.title = title_of(*task, visit.context());
    auto blocks = blocks_of(*task, visit);
    if (blocks.empty()) {  // settled meanwhile, elsewhere
        page.title = std::string(texts::kGone);
        blocks.push_back(web::Buttons{.links = {{.text = "Về trang việc hôm nay", .address = "/"}}});
    }
    if (visit.was_done("ghi")) page.notices.push_back({.text = std::string(page_texts::kWritten)});
    page.sections.push_back(section(std::move(blocks), "Quyết định"));
    return page;
}

void decide_link(const Task& task, Visit& visit) {
    const core::LinkRequestId id{number_of(task, "request")};
    const auto request = storage::link_requests::find(visit.connection(), id);
    if (!request) return;
    if (visit.form().has("khong")) {
        usecases::enrolment::refuse(visit.connection(), visit.actor(), id, task.branch, visit.now());
        return;
    }
    const core::PersonId person{visit.form().number("nguoi").value_or(0)};
    const auto linked = usecases::enrolment::confirm(visit.connection(), visit.actor(), id, person, task.branch, visit.now());
    if (linked) tell_the_person(*linked, request->user, visit.context());
}

/// Only what this page has shown: ids of other accounts do nothing.
void decide_linked(const Task& task, Visit& visit) {
    const auto links = still_linked(task, visit.context());
    const auto is_listed = [&](std::int64_t id) {
        return std::any_of(links.begin(), links.end(), [&](const NewLink& link) { return link.account.id.value == id; });
    };
    if (const auto wrong = visit.form().number("go"); wrong && is_listed(*wrong)) {
        if (usecases::enrolment::unlink(visit.connection(), visit.actor(), core::AccountId{*wrong}, visit.now())) shorten(task, {*wrong}, visit.context());
        return;
    }
    std::vector<std::int64_t> seen;
    const std::string shown_ids = " " + std::string(visit.form().get("dung")) + " ";
    for (const NewLink& link : links) {
        if (shown_ids.find(" " + std::to_string(link.account.id.value) + " ") != std::string::npos) seen.push_back(link.account.id.value);
    }
    if (!seen.empty()) shorten(task, seen, visit.context());
}

void decide_group(const Task& task, Visit& visit) {
    const auto it = about(task, visit.context());
    if (!it || !visit.may(usecases::Action::admit_to_group, it->group.branch)) return;
    const web::Values& form = visit.form();
    storage::Connection& connection = visit.connection();
    if (task.kind == joining::kJoinTask) {
        const auto decision = form.has("nhan") ? joining::Decision::accept : joining::Decision::reject;
        if (form.has("nhan") || form.has("khong"))
            joining::decide(connection, visit.actor(), core::JoinRequestId{number_of(task, "join")}, decision, visit.now());
    } else if (task.kind == joining::kStrangersTask) {
        if (form.has("biet")) joining::strangers_are_known(connection, visit.actor(), it->group, visit.now());
    } else if (form.has("moi") || form.has("xong")) {
        if (form.has("moi"))
            joining::invite_again(connection, visit.actor(), it->group, core::PersonId{number_of(task, "person")}, core::UserId{text_of(task, "user")}, visit.now());
        storage::tasks::close(connection, task.id, storage::tasks::End::done, visit.now());
    }
}

web::Page decide(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::see_other("/?xong=viec");  // done meanwhile
    if (task->kind == kLinkTask) {
        decide_link(*task, visit);
    } else if (task->kind == kLinkedTask) {
        decide_linked(*task, visit);
    } else {
        decide_group(*task, visit);
    }
    const bool goes_on = storage::tasks::find(visit.connection(), task->id).has_value();
    return web::see_other(goes_on ? address_of(*task) + "?xong=ghi" : "/?xong=viec");
}

}  // namespace

TaskPlace request_place(const Task& task) {
    const char* button = task.kind == kLinkTask ? "Xem và xác nhận" : task.kind == kLinkedTask ? "Xem danh sách" : "Xem và quyết định";
    return {.address = address_of(task), .button = button, .note = {}};
}

std::vector<PageInfo> request_pages() {
    return {{.path = "/yeu-cau/{task}", .action = usecases::Action::open_page, .get = show, .post = decide}};
}

}  // namespace mungba::handlers::enrolment
