#pragma once
#include "bot/app.hpp"
#include "config/config.hpp"

namespace mungba::bot {

/// `group bind`: options group, to (a branch's name or "secretaries"), committee.
CommandOutcome bind_group(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `group invite`: options to, committee.
CommandOutcome invite_to_group(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `group bindings`: a line a group, `id  purpose  linked/belonging`; for `group list`.
CommandOutcome list_bindings(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `group people`: the accounts of who leads, a line each; for `group create`.
CommandOutcome list_leaders(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
