#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/tasks/day.hpp"
#include "handlers/tasks/list.hpp"
#include "handlers/tasks/tasks.hpp"
#include "handlers/tasks/texts.hpp"
#include "handlers/tasks/today.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::tasks {
namespace {

using storage::Task;

std::string branch_name(core::BranchId id, Context& context) {
    const auto branch = storage::branches::find(context.connection(), id);
    return branch ? branch->name : std::string();
}

class TasksHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "tasks",
                .commands = {{.phrase = "việc",
                              .aliases = {},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::see_tasks,
                              .over_all = true,
                              .help = "Xem việc cần làm: {lenh}."}},
                .job_kinds = {"tasks.day", "tasks.later"}};
    }

    void at_start(Context& context) override { plan_next_day(context, context.now()); }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == "tasks.later") {
            tell_branch(core::BranchId{nlohmann::json::parse(job.details).at("branch").get<std::int64_t>()}, context);
            return JobOutcome::done;
        }
        plan_next_day(context, std::max(job.due_at, context.now()));
        // After a day of outage one list is enough.
        if (core::local_date(job.due_at) != context.today()) return JobOutcome::missed;
        tell_the_day(context);
        return JobOutcome::done;
    }

    Claim on_command(const Command&, const Incoming& incoming, Context& context) override {
        forget_the_useless(context);
        const List list = listed(owed(incoming, context), context);
        if (list.tasks.empty()) {
            context.reply(incoming.message.chat, "tasks", nothing(incoming, context));
        } else {
            context.ask(incoming.message.sender, incoming.message.chat, picking(list));
        }
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (question.topic == "tasks.unsent") return send(question, incoming, context);
        const auto task = picked(question, answer.number, context);
        const bool may = task && std::any_of(incoming.actors().begin(), incoming.actors().end(), [&](const auto& actor) {
            return usecases::tasks::is_owed_by(actor, *task);
        });
        if (!may) {
            context.reply(incoming.message.chat, "tasks", texts::kGone);
            return;
        }
        Handler* handler = context.registry().named(task->kind.substr(0, task->kind.find('.')));
        if (handler != nullptr) handler->on_task(*task, incoming, context);
    }

    TaskPlace task_place(const Task& task, Context& context) override { return place_of(task, context); }
    std::vector<PageInfo> pages() const override { return today_pages(); }

    std::string task_line(const Task& task, Context& context) override {
        const auto details = nlohmann::json::parse(task.details);
        if (task.kind == "tasks.word") return details.at("title");
        if (task.kind == "tasks.late") {
            return fill(texts::kLateLine,
                        {{"chi_bo", branch_name(task.branch, context)}, {"n", std::to_string(overdue(task.branch, context).size())}});
        }
        return fill(texts::kUnsentLine, {{"dau_tin", beginning_of(details.at("text"))}});
    }

    void on_task(const Task& task, const Incoming& incoming, Context& context) override {
        if (task.kind == "tasks.word") return show_word(task, incoming, context);
        if (task.kind == "tasks.late") return show_overdue(task, incoming, context);
        ask_to_send(task, incoming, context);
    }

private:
    static std::string beginning_of(const std::string& text) {
        constexpr std::size_t kMostBytes = 80;
        const std::string line = core::text::trim(text.substr(0, text.find('\n')));
        if (line.size() <= kMostBytes) return line;
        return line.substr(0, line.rfind(' ', kMostBytes)) + " …";  // at a space, so inside no letter
    }

    /// In the branch-committee group only its own branch; in private all that the people behind the account owe.
    static std::vector<usecases::tasks::Owed> owed(const Incoming& incoming, Context& context) {
        std::vector<usecases::tasks::Owed> all;
        for (const usecases::Actor& actor : incoming.actors()) {
            for (auto& part : usecases::tasks::owed_by(context.connection(), actor)) {
                const bool elsewhere = !incoming.is_private() && (part.branch != incoming.branch || part.of_office);
                const bool known = std::any_of(all.begin(), all.end(), [&](const auto& one) {
                    return one.tasks.front().id == part.tasks.front().id;
                });
                if (!elsewhere && !known) all.push_back(std::move(part));
            }
        }
        return all;
    }

    static std::string nothing(const Incoming& incoming, Context& context) {
        std::vector<core::BranchId> led;
        for (const usecases::Actor& actor : incoming.actors()) {
            for (const core::BranchId branch : usecases::leads(actor)) led.push_back(branch);
        }
        const core::BranchId branch = !incoming.is_private() ? incoming.branch : led.size() == 1 ? led.front() : core::BranchId{};
        if (!branch) return std::string(texts::kNothingOwn);
        return fill(texts::kNothing, {{"chi_bo", branch_name(branch, context)}});
    }

    /// A word that reached nobody by another way: it is read now, and so done.
    static void show_word(const Task& task, const Incoming& incoming, Context& context) {
        const auto details = nlohmann::json::parse(task.details);
        const std::string committee = details.at("committee");
        if (!incoming.is_private() && committee.empty()) {
            context.reply(incoming.message.chat, "elsewhere", "Việc này xin đồng chí nhắn riêng cho trợ lý.");
            return;
        }
        const std::string text = incoming.is_private() ? details.at("text").get<std::string>() : committee;
        if (context.reply(incoming.message.chat, details.at("template").get<std::string>(), text, task.meeting))
            storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }

    static void show_overdue(const Task& task, const Incoming& incoming, Context& context) {
        const auto late = overdue(task.branch, context);
        std::string lines;
        for (const Task& one : late) {
            const std::string line = line_of(one, context);
            if (!line.empty()) lines += (lines.empty() ? "- " : "\n- ") + line;
        }
        const std::string text = fill(
            texts::kLateShow,
            {{"chi_bo", branch_name(task.branch, context)}, {"n", std::to_string(late.size())}, {"cac_viec", lines}});
        if (context.reply(incoming.message.chat, "tasks.late", text))
            storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }

    static void ask_to_send(const Task& task, const Incoming& incoming, Context& context) {
        const auto details = nlohmann::json::parse(task.details);
        if (task.due_at && *task.due_at <= context.now()) {
            storage::tasks::close(context.connection(), task.id, storage::tasks::End::dropped, context.now());
            context.reply(incoming.message.chat, "tasks", texts::kUnsentTooLate);
            return;
        }
        Question question;
        question.topic = "tasks.unsent";
        question.template_name = "tasks.unsent";
        question.text = fill(texts::kUnsentAsk, {{"tin", details.at("text")}, {"chi_bo", branch_name(task.branch, context)}});
        question.title = texts::kUnsentTitle;
        question.details = nlohmann::json{{"task", task.id.value}}.dump();
        context.ask(incoming.message.sender, incoming.message.chat, question);
    }

    static void send(const Question& question, const Incoming& incoming, Context& context) {
        using usecases::tasks::Done;
        const core::TaskId id{nlohmann::json::parse(question.details).at("task").get<std::int64_t>()};
        Done done = Done::gone;
        for (const usecases::Actor& actor : incoming.actors()) {
            if (done == Done::gone) done = usecases::tasks::send_unsent(context.connection(), actor, id, context.cause(), context.now());
        }
        const auto text = done == Done::done ? texts::kUnsentSent : done == Done::too_late ? texts::kUnsentTooLate : texts::kGone;
        context.reply(incoming.message.chat, "tasks", text);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<TasksHandler>(); }

}  // namespace mungba::handlers::tasks
