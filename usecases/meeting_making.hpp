#pragma once
#include <chrono>

#include "storage/branch_repository.hpp"
#include "usecases/rungs.hpp"

/// The regular meeting of a month makes itself, one a branch. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::meeting_making {

/// How the branch's date is found: its own rule, else its preset's.
const domain::DatePolicy& policy_of(const storage::Branch& branch, const domain::RulePack& rules);
/// The hour of a branch that has named none: by its part of the day; in the evening where that is not known either.
core::TimeOfDay usual_hour(const storage::Branch& branch);

/// The first day on which a meeting of that month is made: as many days before the earliest day that any rule may give as the rung `propose` has.
core::LocalDate first_day_of_making(std::chrono::year_month month, const domain::RulePack& rules);

/// How far a slice has come.
struct Slice {
    int made = 0;
    core::BranchId last{};   ///< of the branches that were looked at
    bool has_more = false;
};
/// Makes the regular meetings of that month whose time has come, for at most `limit` branches of the organization after `after`: proposed, with the usual
/// hour and place, the agenda of the branch's type, and its ladder.
Slice make(storage::Connection& connection,
           core::OrganizationId organization,
           std::chrono::year_month month,
           core::BranchId after,
           int limit,
           const rungs::Setting& setting,
           core::Instant now);

/// The branch's usual hour or place has been written down: a regular meeting to come that lacks it, and of which the branch has heard nothing, takes it
/// over. One whose hour changes is proposed anew.
void adopt_usual(storage::Connection& connection, const storage::Branch& branch, const rungs::Setting& setting, core::Instant now);

}  // namespace mungba::usecases::meeting_making
