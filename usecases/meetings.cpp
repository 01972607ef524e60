#include "usecases/meetings.hpp"

#include <chrono>

#include "storage/branch_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/meeting_notices.hpp"
#include "usecases/rungs.hpp"

namespace mungba::usecases::meetings {
namespace {

using domain::MeetingKind;
using std::chrono::minutes;
using storage::Meeting;

// A notice that waits for another meeting's answers still leaves a day for its own.
constexpr std::chrono::hours kTimeToAnswer{24};

std::string month_of(core::Instant instant) {
    return core::format_iso_date(core::local_date(instant)).substr(0, 7);
}

Meeting as_row(const Actor& actor,
               const NewMeeting& wanted,
               const Notice& notice,
               const domain::RulePack& rules) {
    Meeting meeting;
    meeting.organization = actor.organization;
    meeting.branch = wanted.branch;
    meeting.kind = wanted.kind;
    meeting.state = domain::MeetingState::confirmed;
    meeting.month = month_of(wanted.starts_at);
    meeting.starts_at = wanted.starts_at;
    meeting.answers_close_at = answers_close_at(wanted.starts_at, notice.leaves_at);
    meeting.planned_minutes = rules.meeting.min_minutes;
    meeting.venue = wanted.venue;
    meeting.created_by = actor.person;
    meeting.approved_by = actor.person;
    meeting.announce_at = notice.leaves_at;
    return meeting;
}

}  // namespace

bool opens_question(std::string_view template_name) {
    constexpr std::string_view kForward = ".forward";
    if (template_name.ends_with(kForward)) template_name.remove_suffix(kForward.size());
    return template_name == kNotice || template_name == "M4" || template_name == "M5" || template_name == "M6";
}

core::Instant answers_close_at(core::Instant starts_at, core::Instant announced_at) {
    const core::Instant close = domain::answers_close(starts_at);
    return close > announced_at ? close : starts_at;
}

std::optional<core::Instant> deadline_to_print(const Meeting& meeting,
                                               const QuietHours& quiet,
                                               core::Instant at) {
    const core::Instant printed = domain::printed_deadline(meeting.starts_at, quiet.from, quiet.to);
    if (printed <= at) return std::nullopt;
    return printed;
}

core::Instant after_quiet_hours(core::Instant at, const QuietHours& quiet) {
    const core::LocalTime local = core::to_local(at);
    if (!domain::in_quiet_hours(local.time, quiet.from, quiet.to)) return at;
    const core::LocalDate date =
        local.time < quiet.to ? local.date : core::plus_days(local.date, 1);
    return core::to_instant(date, quiet.to);
}

std::optional<Waiting> waits_for(storage::Connection& connection,
                                 const NewMeeting& wanted,
                                 core::Instant leaves_at,
                                 const QuietHours& quiet) {
    const bool of_committee = wanted.kind == MeetingKind::branch_committee;
    std::optional<Waiting> waiting;
    for (Meeting& other :
         storage::meetings::between(connection, wanted.branch, leaves_at, wanted.starts_at)) {
        const bool asks = other.state == domain::MeetingState::confirmed ||
                          other.state == domain::MeetingState::announced;
        const bool same_people = (other.kind == MeetingKind::branch_committee) == of_committee;
        if (!asks || !same_people || other.answers_close_at <= leaves_at) continue;
        const core::Instant until = after_quiet_hours(other.answers_close_at, quiet);
        if (until + kTimeToAnswer > domain::answers_close(wanted.starts_at)) continue;
        if (!waiting || until > waiting->until) waiting = {std::move(other), until};
    }
    return waiting;
}

Opening try_open(storage::Connection& connection,
                 const Actor& actor,
                 const NewMeeting& wanted,
                 const domain::RulePack& rules,
                 core::Instant now) {
    if (!may(actor, Action::open_meeting, wanted.branch)) return {.outcome = Outcome::not_allowed};
    const auto branch = storage::branches::find(connection, wanted.branch);
    if (!branch || branch->organization != actor.organization)
        return {.outcome = Outcome::not_found};
    if (wanted.starts_at <= now) return {.outcome = Outcome::past};
    if (wanted.kind == MeetingKind::regular) {
        if (auto other = storage::meetings::regular_of(
                connection, wanted.branch, month_of(wanted.starts_at))) {
            return {.outcome = Outcome::regular_exists, .in_the_way = std::move(other)};
        }
    }
    if (auto other = meeting_notices::in_the_slot(connection, wanted.branch, wanted.kind, wanted.starts_at, rules.meeting.min_minutes, {})) {
        return {.outcome = Outcome::slot_taken, .in_the_way = std::move(other)};
    }
    return {.outcome = Outcome::opened};
}

Opening open(storage::Connection& connection,
             const Actor& actor,
             const NewMeeting& wanted,
             const Notice& notice,
             const rungs::Setting& setting,
             core::Instant now) {
    const domain::RulePack& rules = setting.rules;
    Opening opening = try_open(connection, actor, wanted, rules, std::max(now, notice.leaves_at));
    if (opening.outcome != Outcome::opened) return opening;
    opening.meeting =
        storage::meetings::insert(connection, as_row(actor, wanted, notice, rules), now);
    Meeting meeting = as_row(actor, wanted, notice, rules);
    meeting.id = opening.meeting;
    meeting_notices::queue(
        connection, meeting, notice, notice.despite_quiet_hours ? core::OutgoingClass::urgent : core::OutgoingClass::reminder, rules, now);
    storage::meetings::set_told(connection, meeting.id, now);
    rungs::plan(connection, meeting, setting, notice.leaves_at, now);
    meeting_notices::write_audit(connection,
                actor,
                "meeting.open",
                wanted.branch,
                opening.meeting,
                "kind starts_at venue announce_at",
                now);
    return opening;
}

Withdrawal withdraw(storage::Connection& connection,
                    const Actor& actor,
                    core::MeetingId id,
                    core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return Withdrawal::not_found;
    if (!may(actor, Action::open_meeting, meeting->branch)) return Withdrawal::not_allowed;
    if (meeting->state != domain::MeetingState::confirmed) return Withdrawal::too_late;
    const int taken_back =
        storage::outbox::cancel_of_meeting(connection, id, kNotice, now) +
        storage::outbox::cancel_of_meeting(connection, id, kNoticeToForward, now);
    storage::outbox::cancel_of_meeting(connection, id, kForwardHead, now);
    if (taken_back == 0) return Withdrawal::too_late;
    storage::meetings::set_state(connection, id, domain::MeetingState::cancelled);
    rungs::cancel(connection, id, now);
    meeting_notices::write_audit(connection, actor, "meeting.withdraw", meeting->branch, id, "state", now);
    return Withdrawal::withdrawn;
}

}  // namespace mungba::usecases::meetings
