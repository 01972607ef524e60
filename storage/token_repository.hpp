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
};

}  // namespace mungba::storage

namespace mungba::storage::tokens {

/// Writes a new generation and keeps only the one before it (reliability.md §5).
std::int64_t put(Connection& connection, const SealedTokens& pair);
std::optional<SealedTokens> current(Connection& connection, core::OrganizationId organization);

std::span<const Query* const> queries();

}  // namespace mungba::storage::tokens
