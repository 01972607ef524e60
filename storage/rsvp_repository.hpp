#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "domain/rsvp.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// What one person said about one revision of a meeting.
struct Rsvp {
    core::MeetingId meeting;
    int revision = 1;
    core::PersonId person;
    core::MembershipId membership;  ///< 0: an overseer, counted apart
    domain::Answer answer = domain::Answer::present;
    int minutes_late = 0;  ///< 0: not told
    std::string reason;
    core::Instant event_at;
    core::MessageId message;
    domain::AnswerSource source = domain::AnswerSource::group;
    core::PersonId reported_by;
    bool after_deadline = false;
};

}  // namespace mungba::storage

namespace mungba::storage::rsvps {

/// The answer of that person to that revision, before or after the deadline.
std::optional<Rsvp> find(
    Connection& connection, core::MeetingId meeting, int revision, core::PersonId person, bool after_deadline);
/// Writes it in the place of the former one of the same (meeting, revision, person, after_deadline).
void put(Connection& connection, const Rsvp& rsvp, core::Instant now);
/// All answers to a revision.
std::vector<Rsvp> of_meeting(Connection& connection, core::MeetingId meeting, int revision);

/// A meeting to which somebody came who looks after its branch.
struct LookedAfter {
    std::string branch_name;
    core::Instant starts_at;
};
/// Those that began in [from, to), by what that one said before; soonest first.
std::vector<LookedAfter> looked_after(Connection& connection, core::PersonId person, core::Instant from, core::Instant to);
/// The reasons of absences from meetings that began before that; at most `limit`. How many went.
int erase_reasons(Connection& connection, core::Instant begun_before, int limit);
/// All reasons of one meeting, in every revision. How many went.
int erase_reasons_of(Connection& connection, core::MeetingId meeting);

std::span<const Query* const> queries();

}  // namespace mungba::storage::rsvps
