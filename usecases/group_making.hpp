#pragma once
#include <optional>
#include <string>
#include <vector>

#include "storage/group_repository.hpp"
#include "usecases/access.hpp"

/// A group of the channel for a branch's members, its committee, or the secretaries: binding, and inviting whoever belongs there. Writer's
/// thread, inside a transaction for what writes; all throw StorageError.
namespace mungba::usecases::groups {

/// What a group is for: a branch (0: the secretaries).
struct Purpose {
    core::BranchId branch;
    storage::ChatGroup::Kind kind = storage::ChatGroup::Kind::branch;
};

/// Somebody who belongs in a group, with the accounts by which they can be invited.
struct Belonging {
    core::PersonId person;
    std::string name;
    std::vector<core::UserId> accounts;  ///< empty: not linked yet
};
/// The invited members of the branch; those who sit in its chi ủy; the secretaries, deputies and overseers of all branches. By name once each.
std::vector<Belonging> who_belongs(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const Purpose& purpose,
                                   core::LocalDate on);

enum class Outcome {
    bound,
    same,         ///< it was bound so already
    replaced,     ///< in the place of another, which gets nothing more
    taken,        ///< it serves another branch or purpose
    not_allowed,  ///< Action::make_groups
};
Outcome bind(storage::Connection& connection, const Actor& actor, const Purpose& purpose, const core::GroupId& group, core::Instant now);

struct Invited {
    int asked = 0;    ///< are being invited now
    int present = 0;  ///< are there already, as far as the channel has told
    int unlinked = 0;
};
/// Asks the channel to invite whoever belongs there, has an account and is not there.
Invited invite(storage::Connection& connection, const storage::ChatGroup& group, core::Instant now);

}  // namespace mungba::usecases::groups
