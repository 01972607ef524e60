#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/branch.hpp"
#include "domain/meeting_date.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A party branch as it usually meets.
struct Branch {
    core::BranchId id;
    core::OrganizationId organization;
    std::string name;  ///< as it is printed: "Chi bộ 5"
    std::optional<domain::BranchType> type;
    bool has_committee = false;  ///< a chi ủy; chooses who signs
    std::optional<domain::Session> session;
    std::optional<core::TimeOfDay> hour;
    std::string venue;  ///< empty if not known
    domain::DatePreset date_preset = domain::DatePreset::standard;
    std::string party_groups;  ///< `to_dang`, as typed
    bool online_pilot = false;
    std::optional<domain::DatePolicy> own_policy{};  ///< instead of the preset's
    friend bool operator==(const Branch&, const Branch&) = default;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw
/// StorageError.
namespace mungba::storage::branches {

std::optional<Branch> find(Connection& connection, core::BranchId id);
/// Accents, case and spaces do not matter: no two branches of an organization differ in them alone.
std::optional<Branch> find_by_name(Connection& connection,
                                   core::OrganizationId organization,
                                   std::string_view name);
/// In the order in which they were made.
std::vector<Branch> all(Connection& connection, core::OrganizationId organization);

/// Those of that organization with an id above `after` that have no regular meeting for the month ("2026-10"), nor have cancelled it; at most `limit`.
std::vector<Branch> without_regular(Connection& connection,
                                    core::OrganizationId organization,
                                    std::string_view month,
                                    core::BranchId after,
                                    int limit);

/// `branch.id` is not read.
core::BranchId insert(Connection& connection, const Branch& branch, core::Instant now);
/// Everything but id and organization.
void update(Connection& connection, const Branch& branch);

std::span<const Query* const> queries();

}  // namespace mungba::storage::branches
