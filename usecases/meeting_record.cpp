#include "usecases/meeting_record.hpp"

#include "usecases/meeting_notices.hpp"

namespace mungba::usecases::meeting_record {
namespace {

using domain::MeetingState;
using meeting_changes::Changed;
using meeting_changes::Outcome;

Changed set(storage::Connection& connection, const Actor& actor, core::MeetingId id, MeetingState state, core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return {.outcome = Outcome::not_found};
    if (!may(actor, Action::change_meeting, meeting->branch)) return {.outcome = Outcome::not_allowed};
    const bool awaits = meeting->state == MeetingState::announced || meeting->state == MeetingState::confirmed || meeting->state == MeetingState::held ||
                        meeting->state == MeetingState::not_held;
    if (!awaits || meeting->starts_at > now) return {.outcome = Outcome::over, .meeting = *meeting};
    if (meeting->state == state) return {.outcome = Outcome::unchanged, .meeting = *meeting};
    storage::meetings::set_state(connection, id, state);
    meeting_notices::write_audit(connection, actor, state == MeetingState::held ? "meeting.held" : "meeting.not_held", meeting->branch, id, "state", now);
    return {.outcome = Outcome::done, .meeting = storage::meetings::find(connection, id).value()};
}

}  // namespace

Changed held(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now) {
    return set(connection, actor, meeting, MeetingState::held, now);
}
Changed not_held(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now) {
    return set(connection, actor, meeting, MeetingState::not_held, now);
}

}  // namespace mungba::usecases::meeting_record
