#pragma once
#include <optional>
#include <span>

#include "core/ids.hpp"
#include "storage/login_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

using AnswerLinkId = core::RowId<struct AnswerLinkTag>;

/// By which one member answers about one meeting.
struct AnswerLink {
    AnswerLinkId id;
    core::OrganizationId organization;
    core::MeetingId meeting;
    core::PersonId person;
    core::Instant expires_at;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::answer_links {

/// The live one of that member and meeting is revoked for it.
void insert(Connection& connection, const AnswerLink& link, const SecretHash& hash, core::Instant now);
/// A live one.
std::optional<AnswerLink> find(Connection& connection, const SecretHash& hash, core::Instant now);
bool revoke(Connection& connection, AnswerLinkId id, core::Instant now);
int revoke_of(Connection& connection, core::MeetingId meeting, core::Instant now);
int revoke_of(Connection& connection, core::PersonId person, core::Instant now);
/// Those whose time is over become expired, finished ones before `before` go; at most `limit` of each. How many.
int forget(Connection& connection, core::Instant before, core::Instant now, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::answer_links
