#include <nlohmann/json.hpp>

#include "handlers/contract/context.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/handover/asking.hpp"
#include "handlers/handover/handover.hpp"
#include "handlers/handover/handover_page.hpp"
#include "handlers/handover/request.hpp"
#include "handlers/handover/taking_over.hpp"
#include "handlers/handover/texts.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::handover {
namespace {

constexpr std::string_view kAccept = "nhận việc";
constexpr core::TimeOfDay kWatchAt = core::at_hour(6);

storage::HandoverId handover_of(const storage::jobs::Job& job) {
    return storage::HandoverId{nlohmann::json::parse(job.details).at("handover").get<std::int64_t>()};
}

class HandoverHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "handover",
                .commands = {{.phrase = "bàn giao",
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::hand_over,
                              .help = std::string(texts::kHelp)},
                             {.phrase = std::string(kAccept),
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::see_own_data,
                              .over_all = true,
                              .help = ""}},
                .job_kinds = {std::string(usecases::handover::kAskJob),
                              std::string(usecases::handover::kBeginJob),
                              std::string(usecases::handover::kEndJob),
                              "handover.called",
                              "handover.watch"}};
    }

    bool reads(const Command& command, const Context& context) const override {
        if (command.folded_arguments.empty()) return true;
        if (command.phrase == kAccept) return false;
        const Request request = read_request(command.arguments, command.folded_arguments, context.today());
        return request.from.outcome != core::ReadDate::Outcome::none;
    }

    void at_start(Context& context) override { plan_watch(context, context.now()); }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        if (command.phrase == kAccept) {
            accept(incoming, context);
        } else {
            begin_asking(command, incoming, context);
        }
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (incoming.actors().empty()) return;  // the account was unlinked meanwhile
        if (question.topic == "handover.which") return chosen(question, answer.number, incoming, context);
        if (question.topic == "handover.agree") return agreed(question, incoming, context);
        office_agreed(question, incoming, context);
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == "handover.watch") {
            plan_watch(context, std::max(job.due_at, context.now()));
            usecases::handover::look_for_vacant(context.connection(), context.organization(), context.now());
        } else if (job.kind == "handover.called") {
            call_settled(core::ChannelCallId{nlohmann::json::parse(job.details).at("call").get<std::int64_t>()}, context);
        } else if (job.kind == usecases::handover::kBeginJob) {
            comes_into_force(handover_of(job), context);
        } else if (job.kind == usecases::handover::kEndJob) {
            is_over(handover_of(job), context);
        } else if (const auto handover = storage::handovers::find(context.connection(), handover_of(job))) {
            ask_successor(*handover, context);
        }
        return JobOutcome::done;
    }

    TaskPlace task_place(const storage::Task& task, Context&) override {
        return task.kind == "handover.call" ? TaskPlace{} : handover_place(task);
    }
    std::vector<PageInfo> pages() const override { return handover_pages(); }

    std::string task_line(const storage::Task& task, Context& context) override {
        if (task.kind == "handover.call") return failed_call_line(task, context);
        const bool vacant = task.kind == usecases::handover::kVacantTask;
        return fill(vacant ? texts::kVacantLine : texts::kConfirmLine, {{"chi_bo", branch_name(task.branch, context)}});
    }

    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override {
        if (task.kind == usecases::handover::kConfirmTask) return ask_office(task, incoming, context);
        if (task.kind == usecases::handover::kVacantTask) {
            context.reply(incoming.message.chat, "handover.vacant", fill(texts::kVacantShow, {{"chi_bo", branch_name(task.branch, context)}}));
            return;
        }
        if (context.reply(incoming.message.chat, "handover.call", fill(texts::kCallFailedShow, {{"dong", failed_call_line(task, context)}})))
            storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }

private:
    /// Every morning, before the day's messages.
    static void plan_watch(Context& context, core::Instant after) {
        core::Instant due = core::to_instant(core::local_date(after), kWatchAt);
        if (due <= after) due = core::to_instant(core::plus_days(core::local_date(after), 1), kWatchAt);
        context.schedule({.id = {},
                          .organization = {},
                          .kind = "handover.watch",
                          .unique_key = "organization=" + std::to_string(context.organization().value) +
                                        " day=" + core::format_iso_date(core::local_date(due)),
                          .due_at = due,
                          .details = "{}"});
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<HandoverHandler>(); }

}  // namespace mungba::handlers::handover
