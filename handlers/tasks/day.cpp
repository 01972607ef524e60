#include "handlers/tasks/day.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/leaders.hpp"
#include "handlers/tasks/list.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::tasks {
namespace {

using std::chrono::hours;
using storage::Task;
using Owner = Task::Owner;

constexpr core::TimeOfDay kHour = core::at_hour(8);
constexpr hours kDay{24};
// A day's list is read that day; tomorrow has its own.
constexpr hours kIsUsefulFor{10};
// What nobody has done so long after it was due, or so long after it came, is the office's to ask about.
constexpr hours kLateAfter{2 * 24};
constexpr hours kOldAfter{7 * 24};

bool is_news(const Task& task, core::Instant now) {
    // What a message of its own has told is no news.
    const bool is_told = nlohmann::json::parse(task.details).value("told", false);
    const bool is_new = !is_told && task.created_at > now - kDay;
    const bool falls_due = task.due_at && *task.due_at > now && *task.due_at <= now + kDay;
    return is_new || falls_due;
}

/// No second numbered list to a person in a chat while one listens (conversation.md §1, rule 4).
bool another_list_listens(core::BranchId branch, Context& context) {
    for (const auto& [user, chat] : leaders(branch, context)) {
        for (const auto& prompt : storage::prompts::open_of(context.connection(), context.organization(), user, chat, context.now())) {
            if (prompt.kind == storage::prompts::Kind::choice && !unpacked(prompt).standing) return true;
        }
    }
    return false;
}

void later(core::BranchId branch, Context& context) {
    const core::Instant due = context.now() + std::chrono::minutes{context.rules().confirmation.wait_minutes + 1};
    context.schedule({.id = {},
                      .organization = {},
                      .kind = "tasks.later",
                      .unique_key = "branch=" + std::to_string(branch.value) + " at=" + std::to_string(core::to_ms(due)),
                      .due_at = due,
                      .details = nlohmann::json{{"branch", branch.value}}.dump()});
}

}  // namespace

void tell_branch(core::BranchId branch, Context& context) {
    auto tasks = storage::tasks::of_owner(context.connection(), context.organization(), Owner::secretary, branch);
    const bool news = std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) { return is_news(task, context.now()); });
    if (!news) return;
    const List list = listed({{.branch = branch, .of_office = false, .tasks = std::move(tasks)}}, context);
    if (list.tasks.empty()) return;
    if (another_list_listens(branch, context)) return later(branch, context);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = branch;
    word.template_name = "tasks.day";
    word.key = "tasks.day branch=" + std::to_string(branch.value) + " day=" + core::format_iso_date(context.today());
    word.in_private = list.text;
    word.in_committee = list.text;
    word.not_before = context.now();
    word.useful_until = context.now() + kIsUsefulFor;
    if (context.tell(word) == usecases::ladder::Way::task) return;
    for (const auto& [user, chat] : leaders(branch, context)) context.listen(user, chat, picking(list));
}

namespace {

void look_for_overdue(core::BranchId branch, Context& context) {
    const auto standing = storage::tasks::of_kind(context.connection(), branch, "tasks.late");
    if (overdue(branch, context).empty()) {
        for (const Task& task : standing) storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
        return;
    }
    if (!standing.empty()) return;
    Task task;
    task.owner = Owner::office;
    task.branch = branch;
    task.kind = "tasks.late";
    task.unique_key = "branch=" + std::to_string(branch.value) + " day=" + core::format_iso_date(context.today());
    context.owe(std::move(task));
}

/// A list that nobody reads is no last way.
void look_for_the_office(Context& context) {
    const auto waiting = storage::tasks::of_owner(context.connection(), context.organization(), Owner::office, {}).size();
    const bool nobody = storage::people::office_of(context.connection(), context.organization(), context.today()).empty();
    usecases::ladder::tell_operator(context.connection(),
                                    context.organization(),
                                    "office_empty",
                                    waiting > 0 && nobody,
                                    nlohmann::json{{"n", waiting}}.dump(),
                                    context.now());
}

}  // namespace

std::vector<Task> overdue(core::BranchId branch, Context& context) {
    auto tasks = storage::tasks::of_owner(context.connection(), context.organization(), Owner::secretary, branch);
    std::erase_if(tasks, [&](const Task& task) {
        const core::Instant late_at = task.due_at ? *task.due_at + kLateAfter : task.created_at + kOldAfter;
        return late_at > context.now();
    });
    return tasks;
}

void plan_next_day(Context& context, core::Instant after) {
    core::Instant due = core::to_instant(core::local_date(after), kHour);
    if (due <= after) due = core::to_instant(core::plus_days(core::local_date(after), 1), kHour);
    context.schedule({.id = {},
                      .organization = {},
                      .kind = "tasks.day",
                      .unique_key = "organization=" + std::to_string(context.organization().value) +
                                    " day=" + core::format_iso_date(core::local_date(due)),
                      .due_at = due,
                      .details = "{}"});
}

void tell_the_day(Context& context) {
    forget_the_useless(context);
    look_for_the_office(context);
    for (const storage::Branch& branch : storage::branches::all(context.connection(), context.organization())) {
        tell_branch(branch.id, context);
        look_for_overdue(branch.id, context);
    }
}

}  // namespace mungba::handlers::tasks
