#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/enrolment/binding.hpp"
#include "handlers/enrolment/enrolment.hpp"
#include "handlers/enrolment/joining.hpp"
#include "handlers/enrolment/linking.hpp"
#include "handlers/enrolment/request_page.hpp"
#include "handlers/enrolment/requests.hpp"
#include "usecases/codes.hpp"
#include "usecases/joining.hpp"

namespace mungba::handlers::enrolment {
namespace {

namespace joining = usecases::joining;
using usecases::enrolment::kLinkedTask;
using usecases::enrolment::kLinkTask;

// Before the day's message, so that what is found stands in it.
constexpr core::TimeOfDay kHour = core::at_hour(7, 30);

void plan_next_day(Context& context, core::Instant after) {
    core::Instant due = core::to_instant(core::local_date(after), kHour);
    if (due <= after) due = core::to_instant(core::plus_days(core::local_date(after), 1), kHour);
    context.schedule({.id = {},
                      .organization = {},
                      .kind = "enrolment.day",
                      .unique_key = "organization=" + std::to_string(context.organization().value) +
                                    " day=" + core::format_iso_date(core::local_date(due)),
                      .due_at = due,
                      .details = "{}"});
}

class EnrolmentHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "enrolment",
                .commands = {{.phrase = "gắn nhóm",
                              .aliases = {},
                              .places = kPrivate | kCommittee | kBranch | kSecretaries | kUnbound,
                              .action = usecases::Action::bind_group,
                              .over_all = true,
                              .help = ""}},
                .job_kinds = {"enrolment.day", std::string(joining::kInvited), std::string(joining::kAnswered)}};
    }

    bool reads(const Command& command, const Context&) const override {
        return command.folded_arguments.empty() || usecases::codes::read(command.arguments).has_value();
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        begin_binding(command, {incoming, context});
        return Claim::done;
    }

    Claim on_message(const Incoming& incoming, Context& context) override { return introduces_itself({incoming, context}); }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        const Talk talk{incoming, context};
        const std::string& topic = question.topic;
        if (topic == "enrolment.bind") return bind_group(question, talk);
        if (topic == "enrolment.link") return request_chosen(question, answer.number, talk);
        if (topic == "enrolment.confirm" || topic == "enrolment.refuse") return request_agreed(question, talk);
        if (topic == "enrolment.new") return linked_chosen(question, answer.number, talk);
        if (topic == "enrolment.unlink") return unlink_agreed(question, talk);
        if (answer.kind == Answer::Kind::number) return group_chosen(question, answer.number, talk);
        group_agreed(question, talk);
    }

    void on_event(const core::Event& event, Context& context) override {
        if (const auto* changed = std::get_if<core::GroupMembersChanged>(&event.body)) members_changed(*changed, context);
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == "enrolment.day") {
            plan_next_day(context, std::max(job.due_at, context.now()));
            usecases::codes::look_back(context.connection(), context.organization(), context.now());
            joining::look_for_strangers(context.connection(), context.organization(), context.now());
            return JobOutcome::done;
        }
        const core::ChannelCallId id{nlohmann::json::parse(job.details).at("call").get<std::int64_t>()};
        if (const auto call = storage::channel_calls::find(context.connection(), id))
            joining::call_settled(context.connection(), *call, context.now());
        return JobOutcome::done;
    }

    void at_start(Context& context) override { plan_next_day(context, context.now()); }

    TaskPlace task_place(const storage::Task& task, Context&) override { return request_place(task); }
    std::vector<PageInfo> pages() const override { return request_pages(); }

    std::string task_line(const storage::Task& task, Context& context) override {
        if (task.kind == kLinkTask) return request_line(task, context);
        if (task.kind == kLinkedTask) return linked_line(task, context);
        return group_line(task, context);
    }

    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override {
        const Talk talk{incoming, context};
        if (task.kind == kLinkTask) return show_request(task, talk);
        if (task.kind == kLinkedTask) return show_linked(task, talk);
        show_group_task(task, talk);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<EnrolmentHandler>(); }

}  // namespace mungba::handlers::enrolment
