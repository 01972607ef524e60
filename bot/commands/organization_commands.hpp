#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// `organization add`: a further OA of the app, its secrets sealed with the key file.
CommandOutcome add_organization(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `organization list`: a line each, no secret.
CommandOutcome list_organizations(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
