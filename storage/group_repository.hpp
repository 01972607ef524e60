#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A group of the channel and what it is for (design §1, "How a word reaches a person").
struct ChatGroup {
    enum class Kind { branch, branch_committee, secretaries };
    /// disabled: the channel refuses it for now; deleted: gone, or replaced by another.
    enum class State { active, disabled, deleted };
    core::ChatGroupId id;
    core::OrganizationId organization;
    core::BranchId branch;  ///< 0 for `secretaries`
    Kind kind = Kind::branch;
    core::GroupId group_id;
    State state = State::active;
};

std::string_view name_of(ChatGroup::Kind kind);
std::string_view name_of(ChatGroup::State state);

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw
/// StorageError.
namespace mungba::storage::groups {

/// In any state, deleted too.
std::optional<ChatGroup> find(Connection& connection,
                              core::OrganizationId organization,
                              const core::GroupId& group);
/// One that is not deleted.
std::optional<ChatGroup> find(Connection& connection, core::ChatGroupId id);
/// The group of a branch that is not deleted.
std::optional<ChatGroup> of_branch(Connection& connection,
                                   core::BranchId branch,
                                   ChatGroup::Kind kind);
/// The one secretaries' group of an organization that is not deleted.
std::optional<ChatGroup> of_secretaries(Connection& connection, core::OrganizationId organization);
/// Those that are not deleted, in the order in which they came.
std::vector<ChatGroup> all(Connection& connection, core::OrganizationId organization);

/// Makes `group` the one group of that kind of the branch (`branch` 0 for `secretaries`): the
/// former one becomes `deleted`, a group known already is moved here and active again. Whether it
/// may be moved is for the caller to ask.
core::ChatGroupId bind(Connection& connection,
                       core::OrganizationId organization,
                       core::BranchId branch,
                       ChatGroup::Kind kind,
                       const core::GroupId& group,
                       core::Instant now);
void set_state(Connection& connection, core::ChatGroupId id, ChatGroup::State state);

/// Those that work and have not heard the first words, in the order in which they came.
std::vector<ChatGroup> not_greeted(Connection& connection, core::OrganizationId organization);
/// Nothing: they could not be said after all.
void set_greeted(Connection& connection, core::ChatGroupId id, std::optional<core::Instant> at);

std::span<const Query* const> queries();

}  // namespace mungba::storage::groups
