#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "domain/meeting.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A meeting whose answers can be exported.
struct AnsweredMeeting {
    core::MeetingId id;
    core::BranchId branch;
    std::string branch_name;
    domain::MeetingKind kind = domain::MeetingKind::regular;
    core::Instant starts_at;
    int revision = 1;
};

}  // namespace mungba::storage

namespace mungba::storage::rsvp_export {

/// Meetings that members are or were asked about (confirmed, announced, held, recorded), soonest
/// first. A thematic part that is held with a regular meeting has no answers of its own and is left
/// out.
/// @param month  regular meetings for that month, others that begin in it; none: all
/// @param branch  0: all
std::vector<AnsweredMeeting> meetings(Connection& connection,
                                      core::OrganizationId organization,
                                      std::optional<std::chrono::year_month> month,
                                      core::BranchId branch);

std::span<const Query* const> queries();

}  // namespace mungba::storage::rsvp_export
