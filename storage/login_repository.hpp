#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Of a secret that only its holder knows: BLAKE2b.
using SecretHash = std::array<std::byte, 32>;

struct LoginLink {
    core::LoginLinkId id;
    core::OrganizationId organization;
    core::PersonId person;  ///< 0: whoever runs the server
    core::Instant expires_at;
};

struct WebSession {
    enum class BegunBy { link, password };
    core::SessionId id;
    core::OrganizationId organization;
    core::PersonId person;  ///< 0: whoever runs the server
    BegunBy begun_by = BegunBy::link;
    core::Instant made_at;
    core::Instant last_seen_at;
    core::Instant ends_at;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::login_links {

core::LoginLinkId insert(Connection& connection, const LoginLink& link, const SecretHash& hash, core::Instant now);
/// A live one.
std::optional<LoginLink> find(Connection& connection, const SecretHash& hash, core::Instant now);
/// True for the one call that finds it live.
bool use(Connection& connection, core::LoginLinkId id, core::Instant now);
bool revoke(Connection& connection, core::LoginLinkId id, core::Instant now);
/// All live ones of that person, or of whoever runs the server (0).
int revoke_of(Connection& connection, core::OrganizationId organization, core::PersonId person, core::Instant now);
/// Live ones whose time is over become expired, finished ones before `before` go; at most `limit` of each. How many.
int forget(Connection& connection, core::Instant before, core::Instant now, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::login_links

namespace mungba::storage::sessions {

core::SessionId insert(Connection& connection, const WebSession& session, const SecretHash& hash);
/// One that is neither finished nor over, whose holder was seen after `seen_after`.
std::optional<WebSession> find(Connection& connection, const SecretHash& hash, core::Instant seen_after, core::Instant now);
void touch(Connection& connection, core::SessionId id, core::Instant now);
bool end(Connection& connection, core::SessionId id, core::Instant now);
int end_of(Connection& connection, core::PersonId person, core::Instant now);
/// Those that were over before `before` go; at most `limit`. How many.
int forget(Connection& connection, core::Instant before, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::sessions
