#pragma once
#include <span>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// What a database that was restored from a copy must be told before it is used (P13). In the transaction of the caller.
namespace mungba::storage::restores {

/// What waits or was under way in the copy may have been sent since: it becomes `unknown`, since `newest`, so that the history settles
/// it; what was not due yet, since its own time, so that nothing leaves early. Texts and their order stay. How many rows.
int doubt_open_messages(Connection& connection, core::Instant newest);
/// What came in from the newest instant of the copy until now is missing: a gap of each organization. How many.
int note_gaps(Connection& connection, core::Instant newest, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::restores
