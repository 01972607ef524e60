#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// How long the groups of an organization may go on, for the operator. Reads only; any connection.
namespace mungba::storage::group_packages {

struct GroupPackage {
    core::GroupId group;
    std::string kind;    ///< branch, branch_committee, secretaries
    std::string branch;  ///< its name; empty for the secretaries' group
    bool disabled = false;
    std::optional<std::string> ends_on;  ///< last day of the package, as the channel told it
    std::optional<core::Instant> dissolves_at;
};
/// Those that are not deleted, in the order in which they came.
std::vector<GroupPackage> of(Connection& connection, core::OrganizationId organization);

std::span<const Query* const> queries();

}  // namespace mungba::storage::group_packages
