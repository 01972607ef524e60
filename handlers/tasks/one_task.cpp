#include "handlers/tasks/one_task.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/tasks/day.hpp"
#include "handlers/tasks/list.hpp"
#include "handlers/tasks/page_texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::tasks {
namespace {

using storage::Task;
namespace deeds = usecases::tasks;

/// One of this feature's own, if the visitor owes it.
std::optional<Task> task_of(Visit& visit) {
    auto task = storage::tasks::find(visit.connection(), core::TaskId{visit.id("task")});
    const bool is_ours = task && (task->kind == deeds::kWord || task->kind == deeds::kUnsent || task->kind == deeds::kLate);
    if (!is_ours || !deeds::is_owed_by(visit.actor(), *task)) return std::nullopt;
    return task;
}

std::string branch_name(const Task& task, Visit& visit) {
    const auto branch = task.branch ? storage::branches::find(visit.connection(), task.branch) : std::nullopt;
    return branch ? branch->name : std::string();
}

web::Block late_things(const Task& task, Visit& visit) {
    web::Log log;
    for (const Task& one : overdue(task.branch, visit.context())) {
        const std::string line = line_of(one, visit.context());
        if (!line.empty()) log.lines.push_back({.when = one.due_at ? core::format_day_month(core::local_date(*one.due_at)) : "", .text = line});
    }
    return log;
}

web::Page show(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::not_found();
    const auto details = nlohmann::json::parse(task->details);
    const std::string address = "/viec/" + std::to_string(task->id.value);
    web::Page page;
    page.title = core::text::capitalised(line_of(*task, visit.context()));
    if (task->due_at) page.lead = due_words(*task->due_at, visit.now());
    web::Button button{.text = "Đã xem", .address = address, .main = true};
    std::vector<web::Block> blocks;
    if (task->kind == deeds::kLate) {
        visit.reads(task->branch, "task", task->id.value);
        blocks.push_back(late_things(*task, visit));
        blocks.push_back(web::Paragraph{.text = std::string(page_texts::kCallBranch)});
    } else if (task->kind == deeds::kUnsent) {
        page.title = std::string(page_texts::kUnsentTitle);
        blocks.push_back(web::Paragraph{.text = fill(page_texts::kUnsentWhy, {{"chi_bo", branch_name(*task, visit)}})});
        blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = details.at("text"), .when = {}});
        button.text = fill(page_texts::kSendTo, {{"chi_bo", branch_name(*task, visit)}});
    } else {
        visit.reads(task->branch, "task", task->id.value, "text");
        blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = details.at("text"), .when = {}});
    }
    blocks.push_back(web::Buttons{.links = {{.text = "Để sau", .address = "/"}}, .buttons = {button}});
    page.sections.push_back(section(std::move(blocks), "Việc này"));
    return page;
}

web::Page carry_out(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::see_other("/?xong=viec");  // somebody else has done it meanwhile
    const bool sends = task->kind == deeds::kUnsent;
    const auto done = sends ? deeds::send_unsent(visit.connection(), visit.actor(), task->id, {}, visit.now())
                            : deeds::mark_read(visit.connection(), visit.actor(), task->id, visit.now());
    if (done != deeds::Done::too_late) return web::see_other("/?xong=viec");
    web::Page page;
    page.title = std::string(page_texts::kTooLate);
    page.sections.push_back(section({web::Buttons{.links = {{.text = "Về trang việc hôm nay", .address = "/"}}}}));
    return page;
}

}  // namespace

std::vector<PageInfo> one_task_pages() {
    return {{.path = "/viec/{task}", .action = usecases::Action::open_page, .get = show, .post = carry_out}};
}

}  // namespace mungba::handlers::tasks
