#include "handlers/tasks/list.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/tasks/texts.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::tasks {
namespace {

constexpr std::size_t kMostLines = 10;

std::string head_of(const usecases::tasks::Owed& owed, Context& context) {
    const std::string count = std::to_string(owed.tasks.size());
    if (owed.of_office) return fill(texts::kOfOffice, {{"n", count}});
    if (!owed.branch) return fill(texts::kOwnList, {{"n", count}});
    const auto branch = storage::branches::find(context.connection(), owed.branch);
    return fill(texts::kOwes, {{"chi_bo", branch ? branch->name : ""}, {"n", count}});
}

}  // namespace

std::string line_of(const storage::Task& task, Context& context) {
    Handler* handler = context.registry().named(task.kind.substr(0, task.kind.find('.')));
    return handler != nullptr ? handler->task_line(task, context) : std::string();
}

void forget_the_useless(Context& context) {
    for (const char* kind : {"tasks.word", "tasks.unsent", "reminders.prepare", "reminders.documents_after", "reminders.incomplete", "thematic.choose", "thematic.quarter"})
        storage::tasks::drop_overdue(context.connection(), kind, context.now());
}

List listed(const std::vector<usecases::tasks::Owed>& owed, Context& context) {
    List list;
    std::size_t left = 0;
    for (const auto& part : owed) {
        if (list.tasks.size() >= kMostLines) {
            left += part.tasks.size();
            continue;
        }
        if (!list.text.empty()) list.text += "\n";
        list.text += head_of(part, context);
        for (const storage::Task& task : part.tasks) {
            if (list.tasks.size() >= kMostLines) {
                ++left;
                continue;
            }
            const std::string line = line_of(task, context);
            if (line.empty()) continue;  // of a feature that this build does not have
            list.tasks.push_back(task.id);
            list.text += "\n" + fill(texts::kLine,
                                     {{"so", std::to_string(list.tasks.size())},
                                      {"viec", line},
                                      {"ngay", task.due_at ? day_of(*task.due_at) : ""}});
        }
    }
    if (list.tasks.empty()) return {};
    if (left > 0) list.text += "\n" + fill(texts::kMore, {{"n", std::to_string(left)}});
    list.text += "\n" + std::string(texts::kPick);
    return list;
}

Question picking(const List& list) {
    nlohmann::json ids = nlohmann::json::array();
    for (const core::TaskId id : list.tasks) ids.push_back(id.value);
    Question question;
    question.kind = storage::prompts::Kind::choice;
    question.topic = "tasks.pick";
    question.template_name = "tasks";
    question.text = list.text;
    question.options = static_cast<int>(list.tasks.size());
    question.details = nlohmann::json{{"tasks", ids}}.dump();
    return question;
}

std::optional<storage::Task> picked(const Question& question, int number, Context& context) {
    const auto ids = nlohmann::json::parse(question.details).at("tasks");
    return storage::tasks::find(context.connection(), core::TaskId{ids.at(static_cast<std::size_t>(number - 1)).get<std::int64_t>()});
}

}  // namespace mungba::handlers::tasks
