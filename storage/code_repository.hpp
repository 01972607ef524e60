#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "core/ids.hpp"
#include "storage/group_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A code of six digits that links an account to a person, or a group to its purpose. Only its keyed hash is kept.
struct Code {
    core::CodeId id;
    core::OrganizationId organization;
    core::PersonId person;  ///< 0: of a group
    core::BranchId branch;  ///< of a branch's group
    ChatGroup::Kind group_kind = ChatGroup::Kind::branch;  ///< says nothing with a person
    core::Instant expires_at;
};
using CodeHash = std::array<std::byte, 16>;

}  // namespace mungba::storage

/// Codes, and tries at them. Writer's thread; all throw StorageError.
namespace mungba::storage::codes {

/// The live one, unless its time is over.
std::optional<Code> find(Connection& connection, core::OrganizationId organization, const CodeHash& hash, core::Instant now);
/// The same by its id.
std::optional<Code> find(Connection& connection, core::CodeId id, core::Instant now);
/// `code.id` is not read. The hash must be free.
core::CodeId insert(Connection& connection, const Code& code, const CodeHash& hash, core::Instant now);
/// False if it was not live.
bool use(Connection& connection, core::CodeId id, core::Instant now);
/// The live ones of the same person, or of the same group.
void revoke_same(Connection& connection, const Code& code, core::Instant now);
/// Those whose time is over.
void expire(Connection& connection, core::OrganizationId organization, core::Instant now);

/// Forgets those of more than a day ago.
void forget_tries(Connection& connection, core::OrganizationId organization, core::Instant now);
/// Notes a wrong one; forgets old ones on the way.
void note_wrong(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant now);
/// How many since then; of the whole organization if `user` is empty.
int wrong_since(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant since);

std::span<const Query* const> queries();

}  // namespace mungba::storage::codes
