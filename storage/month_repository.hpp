#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/sqlite.hpp"

/// An organization's month at a glance: its regular meetings. Any one thread a connection. All throw StorageError.
namespace mungba::storage::months {

/// When the first date of the month becomes final by itself; nothing if none waits.
std::optional<core::Instant> first_final(Connection& connection, core::OrganizationId organization, std::string_view month);

/// The same of the last one.
std::optional<core::Instant> last_final(Connection& connection, core::OrganizationId organization, std::string_view month);

struct Counts {
    int meetings = 0;
    int confirmed = 0;  ///< somebody has approved them
};
Counts counts(Connection& connection, core::OrganizationId organization, std::string_view month);

/// A branch of the organization with its regular meeting of the month, if it has one.
struct Row {
    core::BranchId branch;
    std::string name;
    std::optional<Meeting> meeting;
};
/// In the order in which branches were made, from the `from`-th (0 first), at most `limit`.
std::vector<Row> of_organization(Connection& connection, core::OrganizationId organization, std::string_view month, int from, int limit);
int branches(Connection& connection, core::OrganizationId organization);

std::span<const Query* const> queries();

}  // namespace mungba::storage::months
