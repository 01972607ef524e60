#include "usecases/meeting_changes.hpp"

#include <algorithm>

#include "storage/agenda_repository.hpp"
#include "storage/approval_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/meeting_notices.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::usecases::meeting_changes {
namespace {

using domain::MeetingKind;
using domain::MeetingState;
using storage::Meeting;
using storage::meeting_changes::Change;

/// The meeting, if the actor may change it and it is still to come.
Changed changeable(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return {.outcome = Outcome::not_found};
    if (!may(actor, Action::change_meeting, meeting->branch)) return {.outcome = Outcome::not_allowed};
    if (!meeting->is_live() || meeting->starts_at <= now) return {.outcome = Outcome::over, .meeting = *meeting};
    return {.outcome = Outcome::done, .meeting = *meeting};
}

std::chrono::year_month month_of(const Meeting& meeting) {
    const core::LocalDate third = rungs::third_of(meeting);
    return third.year() / third.month();
}

bool breaks_the_rule(storage::Connection& connection, const Meeting& meeting, core::Instant starts_at, const domain::RulePack& rules) {
    if (meeting.kind != MeetingKind::regular) return false;
    const auto branch = storage::branches::find(connection, meeting.branch);
    return branch && !domain::is_in_window(core::local_date(starts_at), month_of(meeting), meeting_making::policy_of(*branch, rules));
}

void note(storage::Connection& connection,
          const Actor& actor,
          const Meeting& meeting,
          Change::Kind kind,
          std::string before,
          std::string after,
          const std::string& reason,
          core::Instant now) {
    storage::meeting_changes::add(connection,
                                  {.meeting = meeting.id,
                                   .revision = meeting.revision,
                                   .kind = kind,
                                   .before = std::move(before),
                                   .after = std::move(after),
                                   .reason = reason,
                                   .changed_by = actor.person,
                                   .changed_at = now});
}

/// The date stands by that person's word.
void approve(storage::Connection& connection, const Meeting& meeting, core::PersonId by, core::Instant now) {
    storage::meetings::confirm(connection, meeting.id, by, now);
    storage::tasks::close(connection, kConfirmTask, "meeting=" + std::to_string(meeting.id.value), storage::tasks::End::done, now);
}

/// Who is to be called about the old time is called about the new one, by a list of its own.
void drop_call_list(storage::Connection& connection, const Meeting& meeting, core::Instant now) {
    storage::tasks::drop_of_meeting(connection, meeting.id, "calls.meeting", now);
}

Meeting again(storage::Connection& connection, core::MeetingId id) { return storage::meetings::find(connection, id).value(); }

}  // namespace

Changed confirm(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant now) {
    Changed changed = changeable(connection, actor, id, now);
    if (changed.outcome != Outcome::done) return changed;
    if (changed.meeting.date_open) return {.outcome = Outcome::off_rule, .meeting = changed.meeting};
    approve(connection, changed.meeting, actor.person, now);
    meeting_notices::write_audit(connection, actor, "meeting.confirm", changed.meeting.branch, id, "state approved_by", now);
    changed.meeting = again(connection, id);
    return changed;
}

Changed approve_year(storage::Connection& connection, const Actor& actor, core::BranchId branch, int year, core::Instant now) {
    if (!may(actor, Action::change_meeting, branch) || !actor.person) return {.outcome = Outcome::not_allowed};
    storage::approvals::give(connection, actor.organization, branch, year, actor.person, now);
    meeting_notices::write_audit(connection, actor, "branch.approve_year", branch, {}, "standing_approval", now);
    return {.outcome = Outcome::done};
}

Changed withdraw_year(storage::Connection& connection, const Actor& actor, core::BranchId branch, int year, core::Instant now) {
    if (!may(actor, Action::change_meeting, branch)) return {.outcome = Outcome::not_allowed};
    if (!storage::approvals::take_back(connection, branch, year)) return {.outcome = Outcome::unchanged};
    meeting_notices::write_audit(connection, actor, "branch.withdraw_year", branch, {}, "standing_approval", now);
    return {.outcome = Outcome::done};
}

Meeting make_final(storage::Connection& connection, const Meeting& meeting, core::Instant now) {
    if (meeting.state != MeetingState::proposed || meeting.date_open) return meeting;
    const core::LocalDate today = core::local_date(now);
    const auto approval = storage::approvals::of(connection, meeting.branch, static_cast<int>(core::local_date(meeting.starts_at).year()));
    core::PersonId approved_by{};
    if (approval) {
        for (const auto role : {domain::Role::secretary, domain::Role::deputy}) {
            for (const auto& person : storage::people::holders(connection, meeting.branch, role, today)) {
                if (person.id == approval->approved_by) approved_by = person.id;
            }
        }
    }
    storage::meetings::confirm(connection, meeting.id, approved_by, now);
    const Actor clock{.kind = Actor::Kind::clock, .organization = meeting.organization, .person = {}, .roles = {}, .memberships = {}, .source = "clock"};
    meeting_notices::write_audit(connection, clock, "meeting.make_final", meeting.branch, meeting.id, "state", now);
    return again(connection, meeting.id);
}

bool is_complete(const Meeting& meeting) {
    return !meeting.date_open && !meeting.hour_open && !meeting.venue.empty() && meeting.approved_by;
}

Changed try_move(storage::Connection& connection, const Actor& actor, const Move& wanted, const rungs::Setting& setting, core::Instant now) {
    Changed changed = changeable(connection, actor, wanted.meeting, now);
    if (changed.outcome != Outcome::done) return changed;
    const Meeting& meeting = changed.meeting;
    if (wanted.starts_at == meeting.starts_at && !meeting.hour_open && !meeting.date_open) return {.outcome = Outcome::unchanged, .meeting = meeting};
    if (wanted.starts_at <= now) return {.outcome = Outcome::past, .meeting = meeting};
    if (auto other = meeting_notices::in_the_slot(connection, meeting.branch, meeting.kind, wanted.starts_at, meeting.planned_minutes, meeting.id))
        return {.outcome = Outcome::slot_taken, .meeting = meeting, .in_the_way = std::move(other)};
    if (!wanted.off_rule_accepted && breaks_the_rule(connection, meeting, wanted.starts_at, setting.rules))
        return {.outcome = Outcome::off_rule, .meeting = meeting};
    const bool another_day = core::local_date(wanted.starts_at) != core::local_date(meeting.starts_at);
    const bool needs_reason = meeting.has_been_told() || (another_day && meeting.kind == MeetingKind::regular && !meeting.date_open);
    if (needs_reason && wanted.reason.empty()) return {.outcome = Outcome::no_reason, .meeting = meeting};
    return changed;
}

Telling telling(const Meeting& meeting, core::Instant new_start, const rungs::Setting& setting, core::Instant now) {
    Telling telling{.is_told = meeting.has_been_told()};
    if (!telling.is_told) return telling;
    Meeting moved = meeting;
    moved.starts_at = new_start;
    const domain::Rung* notice = rungs::find(setting.rules, domain::RungName::notice, meeting.kind);
    const bool notice_comes = notice != nullptr && !meeting.announce_at && rungs::due_at(*notice, moved, setting) > now;
    telling.asks = !notice_comes;
    return telling;
}

Changed move(storage::Connection& connection,
             const Actor& actor,
             const Move& wanted,
             const rungs::Setting& setting,
             core::Instant now) {
    Changed changed = try_move(connection, actor, wanted, setting, now);
    if (changed.outcome != Outcome::done) return changed;
    const Meeting before = changed.meeting;
    const Telling told = telling(before, wanted.starts_at, setting, now);
    meeting_notices::take_back(connection, before.id, now);
    drop_call_list(connection, before, now);
    rungs::cancel(connection, before.id, now);
    storage::meetings::set_time(connection,
                                before.id,
                                {.starts_at = wanted.starts_at,
                                 .answers_close_at = domain::answers_close(wanted.starts_at),
                                 .new_revision = told.is_told,
                                 .off_rule = breaks_the_rule(connection, before, wanted.starts_at, setting.rules),
                                 .reason = wanted.reason});
    if (!wanted.venue.empty()) storage::meetings::set_venue(connection, before.id, wanted.venue);
    approve(connection, before, actor.person, now);
    Meeting after = again(connection, before.id);
    note(connection, actor, after, Change::Kind::moved, core::format_iso(before.starts_at), core::format_iso(after.starts_at), wanted.reason, now);
    if (told.is_told && wanted.asks_from) {
        storage::meetings::set_announcing(
            connection, after.id, *wanted.asks_from, meetings::answers_close_at(after.starts_at, *wanted.asks_from));
        after = again(connection, after.id);
    }
    rungs::plan(connection, after, setting, told.is_told ? now : core::Instant{}, now);
    thematic_part::follow_move(connection, after, setting, now);
    meeting_notices::write_audit(connection, actor, "meeting.move", after.branch, after.id, "starts_at reason", now);
    return {.outcome = Outcome::done, .meeting = again(connection, after.id)};
}

Changed edit(storage::Connection& connection,
             const Actor& actor,
             const Edit& wanted,
             core::Instant now) {
    Changed changed = changeable(connection, actor, wanted.meeting, now);
    if (changed.outcome != Outcome::done) return changed;
    const Meeting& before = changed.meeting;
    std::string fields;
    if (wanted.venue && *wanted.venue != before.venue) {
        storage::meetings::set_venue(connection, before.id, *wanted.venue);
        if (before.thematic_part) storage::meetings::set_venue(connection, before.thematic_part, *wanted.venue);
        note(connection, actor, before, Change::Kind::place, before.venue, *wanted.venue, {}, now);
        fields += " venue";
    }
    if (wanted.mode && *wanted.mode != before.mode) {
        storage::meetings::set_mode(connection, before.id, *wanted.mode);
        note(connection, actor, before, Change::Kind::mode, std::string(domain::name_of(before.mode)), std::string(domain::name_of(*wanted.mode)), {}, now);
        fields += " mode";
    }
    if (wanted.conduct) {
        const auto lines = storage::agendas::of(connection, before.id, domain::AgendaPart::conduct);
        if (lines != *wanted.conduct) {
            storage::agendas::set(connection, before.id, domain::AgendaPart::conduct, *wanted.conduct);
            note(connection, actor, before, Change::Kind::agenda, domain::as_contents(lines), domain::as_contents(*wanted.conduct), {}, now);
            fields += " agenda";
        }
    }
    if (fields.empty()) return {.outcome = Outcome::unchanged, .meeting = before};
    const Meeting after = again(connection, before.id);
    meeting_notices::write_audit(connection, actor, "meeting.edit", after.branch, after.id, fields.substr(1), now);
    return {.outcome = Outcome::done, .meeting = after};
}

Changed cancel(storage::Connection& connection,
               const Actor& actor,
               core::MeetingId id,
               const std::string& reason,
               core::Instant now) {
    Changed changed = changeable(connection, actor, id, now);
    if (changed.outcome != Outcome::done) return changed;
    if (reason.empty()) return {.outcome = Outcome::no_reason, .meeting = changed.meeting};
    const Meeting before = changed.meeting;
    meeting_notices::take_back(connection, id, now);
    drop_call_list(connection, before, now);
    rungs::cancel(connection, id, now);
    storage::meetings::cancel(connection, id, reason);
    thematic_part::follow_cancel(connection, before, now);
    note(connection, actor, before, Change::Kind::cancelled, core::format_iso(before.starts_at), "", reason, now);
    meeting_notices::write_audit(connection, actor, "meeting.cancel", before.branch, id, "state reason", now);
    changed.meeting = again(connection, id);
    return changed;
}

Changed announce(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant leaves_at, core::Instant now) {
    Changed changed = changeable(connection, actor, id, now);
    if (changed.outcome != Outcome::done) return changed;
    const Meeting& before = changed.meeting;
    if (before.announce_at) return {.outcome = Outcome::unchanged, .meeting = before};
    if (before.date_open || before.hour_open || before.venue.empty()) return {.outcome = Outcome::no_reason, .meeting = before};
    if (leaves_at >= before.starts_at) return {.outcome = Outcome::past, .meeting = before};
    approve(connection, changed.meeting, actor.person, now);
    storage::meetings::set_announcing(connection, id, leaves_at, meetings::answers_close_at(before.starts_at, leaves_at));
    storage::meetings::set_told(connection, id, now);
    meeting_notices::write_audit(connection, actor, "meeting.announce", before.branch, id, "state announce_at approved_by", now);
    changed.meeting = again(connection, id);
    return changed;
}

}  // namespace mungba::usecases::meeting_changes
