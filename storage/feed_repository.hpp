#pragma once
#include <optional>
#include <span>

#include "core/ids.hpp"
#include "storage/login_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A calendar under a secret address.
struct CalendarFeed {
    enum class Kind { branch, overseer, office };
    std::int64_t id = 0;
    core::OrganizationId organization;
    Kind kind = Kind::branch;
    core::BranchId branch;   ///< of a branch's; else 0
    core::PersonId person;   ///< who made it, and for whom it is
    core::Instant made_at;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::feeds {

/// In place of the person's live one of that kind and branch.
void make(Connection& connection, const CalendarFeed& feed, const SecretHash& hash, core::Instant now);
std::optional<CalendarFeed> find(Connection& connection, const SecretHash& hash);  ///< a live one
std::optional<CalendarFeed> live_of(Connection& connection, core::PersonId person, CalendarFeed::Kind kind, core::BranchId branch);
/// How many.
int revoke(Connection& connection, core::PersonId person, CalendarFeed::Kind kind, core::BranchId branch, core::Instant now);
int revoke_of_branch(Connection& connection, core::BranchId branch, core::Instant now);  ///< at a hand-over
int revoke_of_person(Connection& connection, core::PersonId person, core::Instant now);  ///< at an erasure

std::span<const Query* const> queries();

}  // namespace mungba::storage::feeds
