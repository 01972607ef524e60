#pragma once
#include "bot/command_request.hpp"
#include "core/clock.hpp"

namespace mungba::bot {

/// `check --database`: integrity, foreign keys, what must hold in the tables, the audit's chain; and which branches cannot write a
/// notice yet, which is no mistake. Reads all of the database; writes nothing.
CommandOutcome check_database(storage::Connection& connection, core::Instant now);

}  // namespace mungba::bot
