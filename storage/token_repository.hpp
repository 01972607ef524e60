#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A pair of tokens, sealed: this floor never sees them open.
struct SealedTokens {
    core::OrganizationId organization;
    std::int64_t generation = 0;  ///< grows with each pair; the newest is in force
    std::vector<std::byte> access;
    std::vector<std::byte> refresh;
    core::Instant obtained_at;
    core::Instant expires_at;
    std::optional<core::Instant> refresh_begun_at{};  ///< a renewal is under way, or its answer was lost
    std::optional<core::Instant> refused_at{};        ///< the channel said no to the refresh token for good
    int refused_code = 0;
    bool held = false;  ///< restored from a copy: a person is asked before the refresh token is used
};

}  // namespace mungba::storage

namespace mungba::storage::tokens {

/// Writes a new generation and keeps only the one before it (reliability.md §5).
std::int64_t put(Connection& connection, const SealedTokens& pair);
/// "Refresh begun", written before the call: false if that generation is no longer in force.
bool begin_refresh(Connection& connection, core::OrganizationId organization, std::int64_t generation, core::Instant now);
/// The call never reached the channel, or was turned away unread: as if it had not begun.
void end_refresh(Connection& connection, core::OrganizationId organization, std::int64_t generation);
void refuse(Connection& connection, core::OrganizationId organization, std::int64_t generation, int code, core::Instant now);
std::optional<SealedTokens> current(Connection& connection, core::OrganizationId organization);
/// All pairs become held, in a database that was restored; how many organizations have one.
int hold_all(Connection& connection);
/// The pair in force may be used again; false if it was not held.
bool release(Connection& connection, core::OrganizationId organization);

std::span<const Query* const> queries();

}  // namespace mungba::storage::tokens
