#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// `login`: a one-time link to the web page for whoever holds a role, also when Zalo is down; for the office also where nobody holds it yet, so
/// that somebody can set the server up. Told once: only its hash is kept.
CommandOutcome make_login_link(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
