#include "usecases/clerk.hpp"

#include <algorithm>

#include "usecases/audience.hpp"
#include "usecases/meeting_notices.hpp"

namespace mungba::usecases::clerk {

Outcome name(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::PersonId person, core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return Outcome::not_found;
    if (!may(actor, Action::keep_meeting_file, meeting->branch)) return Outcome::not_allowed;
    const auto invited = audience::invited(connection, meeting->branch, meeting->kind, core::local_date(meeting->starts_at));
    const bool there = std::any_of(invited.begin(), invited.end(), [&](const storage::Member& member) { return member.person == person; });
    if (!there) return Outcome::not_there;
    const auto before = storage::clerks::of(connection, id);
    if (before && before->person == person) return Outcome::unchanged;
    storage::clerks::name(connection, id, person, actor.person, now);
    meeting_notices::write_audit(connection, actor, "meeting.name_clerk", meeting->branch, id, "clerk", now);
    return Outcome::done;
}

}  // namespace mungba::usecases::clerk
