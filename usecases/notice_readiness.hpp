#pragma once
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "storage/sqlite.hpp"

namespace mungba::usecases {

/// A branch whose meetings cannot be announced yet, and what it lacks.
struct UnreadyBranch {
    std::string name;
    std::vector<std::string> lacks;  ///< for the operator: "no secretary", "no usual hour", …
};

/// What the notice of a meeting needs: a secretary who approves it, an hour, a venue, and a way: the branch's group, or an account of
/// the secretary, who forwards it. Reads only; any connection.
std::vector<UnreadyBranch> branches_without_notice(storage::Connection& connection,
                                                   core::OrganizationId organization,
                                                   core::LocalDate today);

}  // namespace mungba::usecases
