#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// Looks for people over all branches. Reads only; throws StorageError.
namespace mungba::storage::member_search {

struct Hit {
    core::PersonId person;
    std::string branches;          ///< names, separated by ", "; empty for people of the committee
    core::BranchId branch;         ///< of the first
    core::MembershipId membership;
};
/// Whose folded name holds `folded`, by name; at most `limit`.
std::vector<Hit> find(Connection& connection, core::OrganizationId organization, std::string_view folded, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::member_search
