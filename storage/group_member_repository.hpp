#pragma once
#include <set>
#include <span>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// Who is in a group, as the channel tells it. Writer's thread for what writes, any one thread a connection for what reads. All throw
/// StorageError.
namespace mungba::storage::group_members {

void joined(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant at);
void left(Connection& connection, core::ChatGroupId group, const core::UserId& user, core::Instant at);
/// The groups in which that account is.
std::set<core::ChatGroupId> groups_of(Connection& connection, core::OrganizationId organization, const core::UserId& user);
std::set<core::UserId> present(Connection& connection, core::ChatGroupId group);

std::span<const Query* const> queries();

}  // namespace mungba::storage::group_members
