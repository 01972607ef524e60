#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// The standing approval of the monthly form, one a branch and year; and what was changed of a meeting. Writer's thread for what writes, any one thread a
/// connection for what reads. All throw StorageError.
namespace mungba::storage::approvals {

struct Approval {
    core::PersonId approved_by;
    core::Instant approved_at;
};
/// The first of a year stays.
void give(Connection& connection,
          core::OrganizationId organization,
          core::BranchId branch,
          int year,
          core::PersonId approved_by,
          core::Instant now);
std::optional<Approval> of(Connection& connection, core::BranchId branch, int year);
/// True if there was one.
bool take_back(Connection& connection, core::BranchId branch, int year);

std::span<const Query* const> queries();

}  // namespace mungba::storage::approvals

namespace mungba::storage::meeting_changes {

struct Change {
    core::MeetingId meeting;
    int revision = 1;  ///< that it led to
    enum class Kind { moved, place, agenda, mode, cancelled } kind = Kind::moved;
    std::string before;  ///< of `moved` an ISO instant, else as it was printed
    std::string after;
    std::string reason;
    core::PersonId changed_by;
    core::Instant changed_at;
};
void add(Connection& connection, const Change& change);
std::vector<Change> of(Connection& connection, core::MeetingId meeting);  ///< oldest first

std::span<const Query* const> queries();

}  // namespace mungba::storage::meeting_changes
