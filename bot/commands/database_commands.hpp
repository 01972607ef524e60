#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// The commands that work on the database, by their names: in the server's writer when one runs, else alone under the lock.
CommandOutcome run_database_command(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

/// Sends a command to the running server, or does it here if none runs.
CommandOutcome run_command(const config::Settings& settings, const CommandRequest& request);

}  // namespace mungba::bot
