#include "handlers/reminders/announcing.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/notices.hpp"
#include "handlers/reminders/making.hpp"
#include "handlers/reminders/proposing.hpp"
#include "handlers/reminders/texts.hpp"
#include "handlers/reminders/thematic_hooks.hpp"
#include "storage/branch_repository.hpp"
#include "storage/month_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"

namespace mungba::handlers::reminders {
namespace {

using notices::Carrier;
using storage::Meeting;
using usecases::meeting_changes::is_complete;

constexpr std::chrono::minutes kAfterTheLast{10};

/// The office knows which branch has heard no more than its date.
void tell_office(const Meeting& meeting, Context& context) {
    storage::Task task;
    task.owner = storage::Task::Owner::office;
    task.branch = meeting.branch;
    task.kind = kIncompleteTask;
    task.unique_key = "meeting=" + std::to_string(meeting.id.value);
    task.meeting = meeting.id;
    task.due_at = meeting.starts_at;
    context.owe(std::move(task));
}

void close_confirmation(const Meeting& meeting, Context& context) {
    storage::tasks::close(context.connection(), kConfirmTask, "meeting=" + std::to_string(meeting.id.value), storage::tasks::End::done, context.now());
}

/// Nobody has chosen, and the rule gives no day: the branch hears that much.
void say_no_day_is_left(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    if (!branch || meeting.told_at) return;
    const std::string text = notices::no_day_left(*branch, meeting, context);
    const core::Instant leaves_at = usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours());
    notices::say(meeting, {.code = "M2.open", .for_the_group = text, .for_the_secretary = text}, core::OutgoingClass::reminder, leaves_at, context);
    storage::meetings::set_told(context.connection(), meeting.id, context.now());
}

/// M29, once the last date of the month stands (handlers/overseers says it).
void tell_overseers(const Meeting& meeting, Context& context) {
    const auto last = storage::months::last_final(context.connection(), context.organization(), meeting.month);
    for (const auto& person : storage::people::holders(context.connection(), meeting.branch, domain::Role::overseer, context.today())) {
        context.schedule({.id = {},
                          .organization = {},
                          .kind = "overseers.month",
                          .unique_key = "person=" + std::to_string(person.id.value) + " month=" + meeting.month,
                          .due_at = std::max(last.value_or(context.now()), context.now()) + kAfterTheLast,
                          .details = nlohmann::json{{"person", person.id.value}, {"month", meeting.month}}.dump()});
    }
}

std::string sorry(bool is_late, const std::string& text) { return (is_late ? std::string(texts::kSorryForDelay) : std::string()) + text; }

}  // namespace

std::string lack_of(const Meeting& meeting) {
    std::string lack;
    if (meeting.hour_open && meeting.venue.empty()) {
        lack = texts::kHourAndPlace;
    } else if (meeting.hour_open) {
        lack = texts::kHour;
    } else if (meeting.venue.empty()) {
        lack = texts::kPlace;
    }
    if (!meeting.approved_by) lack += (lack.empty() ? "" : ", ") + std::string(texts::kApproval);
    return lack;
}

bool announce_move(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    const bool by_rule = !meeting.moved_by_rule.empty() && core::local_date(meeting.starts_at) != usecases::rungs::third_of(meeting);
    const auto* rung = usecases::rungs::find(context.rules(), domain::RungName::make_final, meeting.kind);
    if (!branch || !by_rule || meeting.told_at || rung == nullptr || rung->condition != domain::RungCondition::moved) return false;
    const bool just_agreed = meeting.approved_by && meeting.state != domain::MeetingState::proposed;
    const core::Instant held = context.now() + (just_agreed ? std::chrono::minutes{context.rules().confirmation.hold_minutes} : std::chrono::minutes{0});
    const core::Instant leaves_at = usecases::meetings::after_quiet_hours(held, context.quiet_hours());
    if (leaves_at >= meeting.starts_at) return false;
    const std::string text = notices::moved_by_rule(*branch, meeting, context);
    if (!notices::say(meeting, {.code = "M2", .for_the_group = text, .for_the_secretary = text}, core::OutgoingClass::reminder, leaves_at, context)) return false;
    storage::meetings::set_told(context.connection(), meeting.id, context.now());
    return true;
}

JobOutcome make_final(const Meeting& meeting, bool is_late, Context& context) {
    if (meeting.date_open) {
        say_no_day_is_left(meeting, context);
        tell_office(meeting, context);
        return JobOutcome::done;
    }
    const Meeting stands = usecases::meeting_changes::make_final(context.connection(), meeting, context.now());
    close_confirmation(stands, context);
    if (stands.starts_at <= context.now()) return is_late ? JobOutcome::missed : JobOutcome::done;
    announce_move(stands, context);
    tell_overseers(stands, context);
    return JobOutcome::done;
}

JobOutcome give_notice(const Meeting& meeting, bool is_late, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    if (!branch || meeting.announce_at) return JobOutcome::done;  // said already: by the secretary, or by the notice of a change
    const core::Instant awake = usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours());
    const core::Instant leaves_at = after_other_question(meeting, awake, context);
    if (leaves_at >= meeting.starts_at) return JobOutcome::missed;
    if (meeting.kind == domain::MeetingKind::regular && !is_complete(meeting)) tell_office(meeting, context);
    Meeting announced = meeting;
    if (is_complete(meeting)) {
        storage::meetings::set_announcing(
            context.connection(), meeting.id, leaves_at, usecases::meetings::answers_close_at(meeting.starts_at, leaves_at));
        announced = storage::meetings::find(context.connection(), meeting.id).value();
    }
    if (meeting.date_open) return JobOutcome::done;
    notices::say(announced,
                 {.code = std::string(notices::code_of(announced)),
                  .for_the_group = sorry(is_late, notices::notice(*branch, announced, leaves_at, Carrier::bot, context)),
                  .for_the_secretary = notices::notice(*branch, announced, leaves_at, Carrier::secretary, context)},
                 core::OutgoingClass::reminder,
                 leaves_at,
                 context);
    storage::meetings::set_told(context.connection(), meeting.id, context.now());
    return JobOutcome::done;
}

JobOutcome say_not_today(const Meeting& meeting, Context& context) {
    const auto branch = storage::branches::find(context.connection(), meeting.branch);
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    const bool is_today = context.today() == third && core::local_date(meeting.starts_at) > third;
    const auto group = usecases::audience::group_for(context.connection(), meeting.branch, meeting.kind);
    if (!branch || !is_today || !group || meeting.date_open) return JobOutcome::done;
    const core::Instant until = core::to_instant(third, core::at_hour(12));
    if (context.now() >= until) return JobOutcome::missed;
    context.announce({.to = *group,
                      .template_name = "M3",
                      .text = notices::not_today(*branch, meeting, context),
                      .not_before = context.now(),
                      .useful_until = until,
                      .meeting = meeting.id,
                      .idempotency_key = usecases::rungs::message_key(meeting, domain::RungName::not_today, "branch")});
    return JobOutcome::done;
}

}  // namespace mungba::handlers::reminders
