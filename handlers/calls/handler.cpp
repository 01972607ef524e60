#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/calls/behalf.hpp"
#include "handlers/calls/call_page.hpp"
#include "handlers/calls/calls.hpp"
#include "handlers/calls/recording.hpp"
#include "handlers/calls/results.hpp"
#include "handlers/calls/texts.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/people_repository.hpp"
#include "usecases/calling.hpp"
#include "usecases/meetings.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::calls {
namespace {

using storage::Meeting;
using storage::Task;
using usecases::calling::ToCall;

// conversation.md §5, M16
constexpr std::size_t kMostNames = 8;
constexpr const char* kBehalf = "báo thay";

std::string_view head_of(ToCall::Why why) {
    switch (why) {
        case ToCall::Why::no_zalo: return texts::kNoZalo;
        case ToCall::Why::received: return texts::kReceived;
        case ToCall::Why::silent: return texts::kSilent;
    }
    return texts::kSilent;
}

class CallsHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "calls",
                .commands = {{.phrase = "gọi",
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::call_members,
                              .help = std::string(texts::kHelp)},
                             {.phrase = kBehalf,
                              .aliases = {"báo giúp"},
                              .places = kPrivate | kCommittee | kBranch,
                              .action = usecases::Action::ask_for_help,
                              .over_all = true,
                              .help = {}}},  // told with "gọi", to those who lead
                .job_kinds = {"calls.due", "calls.end"}};
    }

    bool reads(const Command& command, const Context&) const override {
        if (command.phrase == kBehalf) return true;
        return command.folded_arguments.empty() || read_results(command.arguments).has_value();
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        if (command.phrase == kBehalf) return take_behalf(command, incoming, context), Claim::done;
        const auto meeting = meeting_of(command.branch, context);
        if (!meeting) {
            context.reply(incoming.message.chat, "calls", texts::kNoMeeting);
            return Claim::done;
        }
        const auto results = read_results(command.arguments);
        if (results) {
            take(*results, *meeting, command.actor, incoming, context);
        } else {
            show(*meeting, command.actor, incoming, context);
        }
        return Claim::done;
    }

    Claim on_message(const Incoming& incoming, Context& context) override { return take_errand(incoming, context) ? Claim::done : Claim::not_mine; }
    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (question.topic == kWhomTopic) behalf_chosen(question, answer, incoming, context);
    }

    TaskPlace task_place(const Task& task, Context& context) override { return call_place(task, context); }
    std::vector<PageInfo> pages() const override { return call_pages(); }

    std::string task_line(const Task& task, Context& context) override {
        const auto meeting = storage::meetings::find(context.connection(), task.meeting);
        if (!meeting) return {};
        const auto left = usecases::calling::who_is_to_be_called(context.connection(), *meeting).size();
        if (left == 0) return {};
        return fill(texts::kTaskLine, {{"n", std::to_string(left)}, {"ngay", day_of(meeting->starts_at)}});
    }

    void on_task(const Task& task, const Incoming& incoming, Context& context) override {
        const auto meeting = storage::meetings::find(context.connection(), task.meeting);
        if (!incoming.is_private()) {
            context.reply(incoming.message.chat, "elsewhere", "Việc này xin đồng chí nhắn riêng cho trợ lý.");
            return;
        }
        for (const usecases::Actor& actor : incoming.actors()) {
            if (meeting && usecases::tasks::is_owed_by(actor, task)) return show(*meeting, actor, incoming, context);
        }
    }

    /// The notice has gone out. Its answers are waited for until the evening before; then what is left is the telephone's.
    void on_settled(const storage::outbox::Settled& settled, std::string_view state, Context& context) override {
        if (!usecases::meetings::opens_question(settled.template_name) || state != "sent") return;
        const auto meeting = storage::meetings::find(context.connection(), settled.meeting);
        if (!meeting) return;
        const core::LocalDate day_before = core::plus_days(core::local_date(meeting->starts_at), -1);
        schedule("calls.due", *meeting, std::max(context.now(), core::to_instant(day_before, context.rules().budget.day_before_at)), context);
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const core::MeetingId id{nlohmann::json::parse(job.details).at("meeting").get<std::int64_t>()};
        if (job.kind == "calls.end") {
            storage::tasks::drop_of_meeting(context.connection(), id, kTaskKind, context.now());
            return JobOutcome::done;
        }
        const auto meeting = storage::meetings::find(context.connection(), id);
        const bool is_ahead = meeting && meeting->starts_at > context.now() && meeting->state == domain::MeetingState::announced;
        if (is_ahead && key_of(*meeting) == job.unique_key && !usecases::calling::who_is_to_be_called(context.connection(), *meeting).empty())
            remember({}, *meeting, context);
        return JobOutcome::done;
    }

private:
    static void show(const Meeting& meeting, const usecases::Actor& actor, const Incoming& incoming, Context& context) {
        const auto list = usecases::calling::read_call_list(context.connection(), actor, meeting, context.now());
        if (!list) return;
        if (list->empty()) {
            finish(meeting, context);
            context.reply(incoming.message.chat, "calls", fill(texts::kNobody, {{"ngay", day_of(meeting.starts_at)}}));
            return;
        }
        std::string text = fill(texts::kHead,
                                {{"n", std::to_string(list->size())},
                                 {"gio", hour_of(meeting.starts_at)},
                                 {"ngay", day_of(meeting.starts_at)}});
        std::vector<core::PersonId> people;
        std::optional<ToCall::Why> part;
        for (const ToCall& one : *list) {
            if (people.size() == kMostNames) break;
            if (part != one.why) text += "\n" + std::string(head_of(one.why));
            part = one.why;
            people.push_back(one.person);
            text += "\n" + fill(texts::kLine,
                                {{"so", std::to_string(people.size())}, {"ten", one.name}, {"dien_thoai", one.phone}});
        }
        if (list->size() > people.size()) text += "\n" + fill(texts::kMore, {{"n", std::to_string(list->size() - people.size())}});
        text += "\n" + std::string(texts::kHow);
        remember(people, meeting, context);
        context.reply(incoming.message.chat, "M16", text);
    }

    /// The numbers of the list that was shown last stand for these people, for the secretary and the deputies alike.
    static void remember(const std::vector<core::PersonId>& people, const Meeting& meeting, Context& context) {
        nlohmann::json ids = nlohmann::json::array();
        for (const core::PersonId id : people) ids.push_back(id.value);
        Task task;
        task.owner = Task::Owner::secretary;
        task.branch = meeting.branch;
        task.kind = std::string(kTaskKind);
        task.unique_key = key_of(meeting);
        task.meeting = meeting.id;
        task.due_at = meeting.starts_at;
        task.details = nlohmann::json{{"people", ids}}.dump();
        context.owe(std::move(task));
        schedule("calls.end", meeting, meeting.starts_at, context);
    }

    static void schedule(const char* kind, const Meeting& meeting, core::Instant due, Context& context) {
        context.schedule({.id = {},
                          .organization = {},
                          .kind = kind,
                          .unique_key = key_of(meeting),
                          .due_at = due,
                          .details = nlohmann::json{{"meeting", meeting.id.value}}.dump()});
    }

    static std::vector<core::PersonId> people_of(const Meeting& meeting, Context& context) {
        std::vector<core::PersonId> people;
        const auto task = storage::tasks::find(context.connection(), kTaskKind, key_of(meeting));
        if (!task) return people;
        const auto details = nlohmann::json::parse(task->details);
        for (const auto& id : details.at("people")) people.emplace_back(id.get<std::int64_t>());
        return people;
    }

    static void take(const std::vector<Result>& results,
                     const Meeting& meeting,
                     const usecases::Actor& actor,
                     const Incoming& incoming,
                     Context& context) {
        const auto people = people_of(meeting, context);
        if (people.empty()) {
            context.reply(incoming.message.chat, "calls", texts::kNoList);
            return;
        }
        std::string recorded;
        std::string unknown;
        std::string text;
        for (const Result& result : results) {
            if (result.number < 1 || static_cast<std::size_t>(result.number) > people.size()) {
                unknown += (unknown.empty() ? "" : ", ") + std::to_string(result.number);
                continue;
            }
            if (!result.answer) {
                text = fill(texts::kNotRead, {{"loi", result.words}});
                continue;
            }
            const core::PersonId person = people[static_cast<std::size_t>(result.number - 1)];
            const auto outcome = record(result, person, meeting, actor, {.at = incoming.event_at, .id = incoming.message.id}, context);
            if (outcome == usecases::attendance::Outcome::closed) {
                context.reply(incoming.message.chat, "calls", fill(texts::kClosed, {{"ngay", day_of(meeting.starts_at)}}));
                return;
            }
            const auto named = storage::people::find(context.connection(), person);
            if (outcome == usecases::attendance::Outcome::not_invited || !named) continue;
            recorded += (recorded.empty() ? "" : "; ") + fill(texts::kRecordedOne, {{"ten", named->name}, {"tra_loi", answer_words(result)}});
        }
        if (!unknown.empty()) text += (text.empty() ? "" : "\n") + fill(texts::kNoSuchNumber, {{"cac_so", unknown}});
        if (!recorded.empty()) {
            const auto left = usecases::calling::who_is_to_be_called(context.connection(), meeting).size();
            if (left == 0) finish(meeting, context);
            text = fill(texts::kRecorded, {{"cac_loi", recorded}}) +
                   (left == 0 ? std::string(texts::kNoneLeft) : fill(texts::kLeft, {{"n", std::to_string(left)}})) +
                   (text.empty() ? "" : "\n" + text);
        }
        context.reply(incoming.message.chat, "calls", text);
    }

};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<CallsHandler>(); }

}  // namespace mungba::handlers::calls
