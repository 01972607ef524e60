#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "domain/meeting.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

struct Meeting {
    core::MeetingId id;
    core::OrganizationId organization;
    core::BranchId branch;
    domain::MeetingKind kind = domain::MeetingKind::extraordinary;
    domain::MeetingState state = domain::MeetingState::confirmed;
    int revision = 1;
    std::string month;  ///< "2026-10"
    core::Instant starts_at;
    core::Instant answers_close_at;
    int planned_minutes = 90;
    domain::MeetingMode mode = domain::MeetingMode::in_person;
    std::string venue;
    core::PersonId created_by;
    core::PersonId approved_by;
    std::optional<core::Instant> announce_at;   ///< the notice is due; from then on its question is open
    std::optional<core::Instant> announced_at;  ///< the channel took the notice
};

}  // namespace mungba::storage

namespace mungba::storage::meetings {

core::MeetingId insert(Connection& connection, const Meeting& meeting, core::Instant now);
std::optional<Meeting> find(Connection& connection, core::MeetingId id);
void set_state(Connection& connection, core::MeetingId id, domain::MeetingState state);
void set_announced(Connection& connection, core::MeetingId id, core::Instant announced_at);  ///< confirmed → announced
/// Meetings of a branch whose question is open at `now`: due to be announced, not cancelled, answers accepted until they begin. Soonest first.
std::vector<Meeting> open_questions(Connection& connection, core::BranchId branch, core::Instant now);
/// Live meetings (proposed, confirmed, announced, held, recorded) of a branch that begin in [from, to); soonest first.
std::vector<Meeting> between(Connection& connection, core::BranchId branch, core::Instant from, core::Instant to);
/// The live regular meeting of a branch for a month ("2026-10").
std::optional<Meeting> regular_of(Connection& connection, core::BranchId branch, std::string_view month);
/// The soonest live meeting that has not ended at `now`, else the latest past one; for "danh sách".
std::optional<Meeting> next_or_last(Connection& connection, core::BranchId branch, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::meetings
