#pragma once
#include <vector>

#include "usecases/erasure.hpp"

/// A person, or an account, leaves the books. Writer's thread; all throw StorageError.
namespace mungba::usecases::withdrawal {

/// A place in a branch's list that was emptied: whoever leads the branch is told by number, for the name is gone.
struct Seat {
    core::BranchId branch;
    int position = 0;
};
struct Withdrawn {
    erasure::Outcome outcome = erasure::Outcome::erased;
    std::vector<Seat> seats;
};

/// Erases the person; see usecases/erasure.hpp. By that one, or by the operator.
Withdrawn erase(storage::Connection& connection,
                const Actor& actor,
                core::PersonId person,
                const storage::ErasureList& list,
                core::Instant now);

/// The channel tells that an account's owner takes all consent back: whoever has no other account is erased, for others the link ends.
std::vector<Withdrawn> account_withdrew(storage::Connection& connection,
                                        core::OrganizationId organization,
                                        const core::UserId& user,
                                        const storage::ErasureList& list,
                                        core::Instant now);

}  // namespace mungba::usecases::withdrawal
