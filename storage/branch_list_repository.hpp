#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/branch_repository.hpp"

/// Branches as a page lists them: a part at a time, however many there are. Reads only; throws StorageError.
namespace mungba::storage::branch_lists {

struct Line {
    Branch branch;
    std::string secretary;          ///< of that day; empty if there is none
    int members = 0;                ///< in the list
    int linked = 0;                 ///< of them with an account
    bool has_group = false;
    bool has_committee_group = false;
};

/// At most `limit` branches after `after` in the order in which they were made, whose folded name holds `folded` (empty: all).
std::vector<Line> page(Connection& connection,
                       core::OrganizationId organization,
                       std::string_view folded,
                       core::BranchId after,
                       int limit,
                       core::LocalDate on);
int count(Connection& connection, core::OrganizationId organization, std::string_view folded);

std::span<const Query* const> queries();

}  // namespace mungba::storage::branch_lists
