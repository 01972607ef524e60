#include <algorithm>

#include "handlers/contract/context.hpp"
#include "handlers/meetings/meetings.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/meetings/opening.hpp"
#include "handlers/meetings/texts.hpp"

namespace mungba::handlers::meetings {
namespace {

constexpr std::string_view kCalendarWords =
    "lich hop";  // the command only with date and hour (row 1 has it without)

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
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {}};
    }

    bool reads(const Command& command, const Context& context) const override {
        const bool calendar = command.words == kCalendarWords;
        if (command.folded_arguments.empty()) return !calendar;
        const Request request =
            read_request(command.arguments, command.folded_arguments, context.today());
        if (request.has_date() && request.has_hour()) return true;
        return !calendar && request.place.empty() &&
               (request.kind || request.has_date() || request.has_hour());
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        Opening(command.actor, incoming, context).begin(command);
        return Claim::done;
    }

    void on_answer(const Question& question,
                   const Answer& answer,
                   const Incoming& incoming,
                   Context& context) override {
        if (incoming.actors().empty()) return;  // the account was unlinked meanwhile
        if (question.topic == "meetings.hold") return stop(question, incoming, context);
        Draft draft = draft_from(question.details);
        Opening opening(who_may(incoming, draft.wanted.branch), incoming, context);
        if (question.topic == "meetings.hour") opening.choose_hour(std::move(draft), answer.number);
        if (question.topic == "meetings.open") opening.agreed(std::move(draft));
        if (question.topic == "meetings.quiet") opening.choose_quiet(std::move(draft));
    }

    void on_settled(const storage::outbox::Settled& settled,
                    std::string_view state,
                    Context& context) override {
        const bool to_group = settled.template_name == usecases::meetings::kNotice;
        if (!to_group && settled.template_name != usecases::meetings::kNoticeToForward) return;
        if (state == "sent") {
            storage::meetings::set_announced(context.connection(), settled.meeting, context.now());
        } else if (to_group && state != "cancelled") {
            notices::hand_to_secretary(settled, context);
        }
    }

private:
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
