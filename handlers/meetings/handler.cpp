#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/context.hpp"
#include "handlers/meetings/feed_pages.hpp"
#include "handlers/meetings/meeting_pages.hpp"
#include "handlers/meetings/meetings.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/spoken_day.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_request.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "handlers/meetings/changing.hpp"
#include "handlers/meetings/opening.hpp"
#include "handlers/meetings/showing.hpp"
#include "handlers/meetings/texts.hpp"

namespace mungba::handlers::meetings {
namespace {

constexpr std::string_view kCalendarWords =
    "lich hop";  // the command only with date and hour (row 1 has it without)

/// Whether the arguments of that command may name a day as people say it: "mùng 5".
bool names_a_day(const Command& command) { return command.phrase == "dời" || command.phrase == "họp"; }

/// The person behind the account who may still do it: roles are looked up when the deed is done.
/// Else the first, who will be refused.
const usecases::Actor& who_may(const Incoming& incoming, core::BranchId branch) {
    const auto& actors = incoming.actors();
    const auto found =
        std::find_if(actors.begin(), actors.end(), [&](const usecases::Actor& actor) {
            return usecases::may(actor, usecases::Action::open_meeting, branch);
        });
    return found == actors.end() ? actors.front() : *found;
}

class MeetingsHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "meetings",
                .commands = {{.phrase = "họp",
                              .aliases = {"lịch họp"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::open_meeting,
                              .help = std::string(texts::kHelp)},
                             {.phrase = "dời",
                              .aliases = {"dời lịch", "đổi", "đổi lịch"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::change_meeting,
                              .help = std::string(texts::kHelpMove)},
                             {.phrase = "sửa",
                              .aliases = {},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::change_meeting,
                              .help = std::string(texts::kHelpEdit)},
                             {.phrase = "gửi",
                              .aliases = {},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::change_meeting,
                              .help = std::string(texts::kHelpSend)},
                             {.phrase = "hủy",
                              .aliases = {"hủy họp"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::change_meeting,
                              .help = std::string(texts::kHelpCancel)}},
                .job_kinds = {std::string(kCarryJob)}};
    }

    bool reads(const Command& typed, const Context& context) const override {
        const Command command = names_a_day(typed) ? with_arguments(typed, with_plain_day(typed.arguments, context.today())) : typed;
        if (command.phrase == "dời") {
            const auto request = read_move(command.arguments, command.folded_arguments, context.today());
            return command.folded_arguments.empty() || request.to.has_date() || request.to.has_hour();
        }
        if (command.phrase == "sửa") {
            return command.folded_arguments.empty() || read_edit(command.arguments, command.folded_arguments).of != EditRequest::Of::nothing;
        }
        if (command.phrase == "gửi") return command.folded_arguments.empty();
        if (command.phrase == "hủy") {
            const auto request = read_cancel(command.arguments, command.folded_arguments, context.today());
            return request.rest.empty();
        }
        const bool calendar = command.words == kCalendarWords;
        if (command.folded_arguments.empty()) return !calendar;
        const Request request =
            read_request(command.arguments, command.folded_arguments, context.today());
        if (request.has_date() && request.has_hour()) return true;
        return !calendar && request.place.empty() &&
               (request.kind || request.has_date() || request.has_hour());
    }

    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = meeting_pages();
        for (PageInfo& page : feed_pages()) pages.push_back(std::move(page));
        return pages;
    }

    Claim on_command(const Command& typed, const Incoming& incoming, Context& context) override {
        const auto spoken = names_a_day(typed) ? spoken_day(typed.arguments, context.today()) : std::nullopt;
        if (spoken && spoken->lunar) {
            context.ask(incoming.message.sender, incoming.message.chat, calendar_question(typed, *spoken, "meetings.calendar"));
            return Claim::done;
        }
        const Command command = spoken ? with_arguments(typed, with_day(typed.arguments, *spoken, spoken->date)) : typed;
        Changing changing(command.actor, incoming, context);
        if (command.phrase == "dời") return changing.move(command), Claim::done;
        if (command.phrase == "sửa") return changing.edit(command), Claim::done;
        if (command.phrase == "gửi") return changing.send(command), Claim::done;
        if (command.phrase == "hủy") return changing.cancel(command), Claim::done;
        Opening(command.actor, incoming, context).begin(command);
        return Claim::done;
    }

    void on_answer(const Question& question,
                   const Answer& answer,
                   const Incoming& incoming,
                   Context& context) override {
        if (incoming.actors().empty()) return;  // the account was unlinked meanwhile
        if (question.topic == "meetings.calendar") {
            Command command = command_after(question, answer.number);
            command.actor = who_may(incoming, command.branch);
            if (!usecases::may(command.actor, usecases::Action::change_meeting, command.branch)) {
                context.reply(incoming.message.chat, "no_right", texts::kNoRight);
                return;
            }
            on_command(command, incoming, context);
            return;
        }
        if (question.topic == "meetings.change.hold") return stop_change(question, incoming, context);
        if (question.topic.starts_with("meetings.change.")) {
            const Change change = change_from(nlohmann::json::parse(question.details).at("change"));
            return Changing(who_may(incoming, change.branch), incoming, context).answered(question, answer);
        }
        if (question.topic == "meetings.hold") return stop(question, incoming, context);
        Draft draft = draft_from(question.details);
        Opening opening(who_may(incoming, draft.wanted.branch), incoming, context);
        if (question.topic == "meetings.hour") opening.choose_hour(std::move(draft), answer.number);
        if (question.topic == "meetings.open") opening.agreed(std::move(draft));
        if (question.topic == "meetings.quiet") opening.choose_quiet(std::move(draft), answer.number);
        if (question.topic == "meetings.second") opening.second_agreed(std::move(draft));
    }

    /// The hold is over: what was agreed to is done, by whoever still may.
    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const Change change = change_from(job.details);
        const auto actor = usecases::actor_for(context.connection(), context.organization(), change.person, context.today());
        const auto changed = carry_out(change, actor, context);
        using usecases::meeting_changes::Outcome;
        if (changed.outcome != Outcome::done && changed.outcome != Outcome::unchanged) tell_it_could_not_be(change, context);
        return JobOutcome::done;
    }

    void on_settled(const storage::outbox::Settled& settled,
                    std::string_view state,
                    Context& context) override {
        const bool to_group = !settled.template_name.ends_with(".forward");
        if (!usecases::meetings::opens_question(settled.template_name)) return;
        if (state == "sent") {
            storage::meetings::set_announced(context.connection(), settled.meeting, context.now());
        } else if (to_group && state != "cancelled") {
            notices::hand_to_secretary(settled, context);
        }
    }

private:
    /// Something came in between: the slot was taken, the meeting has begun, the office has changed hands.
    static void tell_it_could_not_be(const Change& change, Context& context) {
        const auto meeting = storage::meetings::find(context.connection(), change.meeting);
        if (!meeting) return;
        const std::string what = title_of(change, *meeting);
        usecases::ladder::Word word;
        word.to = usecases::ladder::Audience::secretary;
        word.branch = change.branch;
        word.message_class = core::OutgoingClass::urgent;
        word.template_name = "meetings.could_not";
        word.key = "could not meeting=" + std::to_string(change.meeting.value) + " at=" + std::to_string(core::to_ms(context.now()));
        word.in_private = fill(texts::kCouldNot, {{"viec", what}});
        word.in_committee = word.in_private;
        word.title = fill(texts::kCouldNotTitle, {{"viec", what}});
        word.meeting = change.meeting;
        word.not_before = context.now();
        context.tell(std::move(word));
    }

    static void stop(const Question& question, const Incoming& incoming, Context& context) {
        const core::MeetingId meeting{std::stoll(question.details)};
        const auto found = storage::meetings::find(context.connection(), meeting);
        if (!found) return;
        using usecases::meetings::Withdrawal;
        const auto outcome = usecases::meetings::withdraw(
            context.connection(), who_may(incoming, found->branch), meeting, context.now());
        std::string_view text;
        switch (outcome) {
            case Withdrawal::withdrawn:
                text = texts::kStopped;
                break;
            case Withdrawal::too_late:
                text = texts::kTooLateToStop;
                break;
            case Withdrawal::not_allowed:
                text = texts::kNoRight;
                break;
            case Withdrawal::not_found:
                text = texts::kNotFound;
                break;
        }
        context.reply(incoming.message.chat, "meetings.stopped", text);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<MeetingsHandler>(); }

}  // namespace mungba::handlers::meetings
