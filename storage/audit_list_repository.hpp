#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/audit_repository.hpp"

/// The audit as a page shows it: who did what, when, on what; names are looked up, and those of erased people are gone. Reads only; throws
/// StorageError.
namespace mungba::storage::audit_lists {

struct Line {
    std::int64_t id = 0;
    core::Instant at;
    audit::Entry entry{};
    std::string actor_name;   ///< empty: erased, or no person
    std::string object_name;  ///< of a person
    std::string branch_name;
};
struct Filter {
    core::BranchId branch{};
    std::string action{};  ///< begins with it: "read." are readings; empty: all
    core::PersonId actor{};
    std::int64_t before = 0;  ///< id; 0: from the newest on
};
/// Newest first, at most `limit`.
std::vector<Line> page(Connection& connection, core::OrganizationId organization, const Filter& filter, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::audit_lists
