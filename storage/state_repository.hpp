#pragma once
#include <span>

#include "core/clock.hpp"
#include "storage/sqlite.hpp"

/// How the last run of the server ended, and the newest instant it knew.
namespace mungba::storage::state {

struct ServerState {
    bool running = false;  ///< at a start: the last run did not end cleanly
    core::Instant last_instant;
};

ServerState read(Connection& connection);
void write(Connection& connection, const ServerState& state);
/// The newest instant only.
void advance(Connection& connection, core::Instant now);
/// The newest instant that the database bears, wherever it stands; the epoch if it bears none.
core::Instant newest_instant(Connection& connection);

std::span<const Query* const> queries();

}  // namespace mungba::storage::state
