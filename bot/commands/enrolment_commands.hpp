#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// `roster slips`: the page with a code for everybody who has no account yet. Each earlier code of those people is good no more.
CommandOutcome make_slips(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `code --group` and `code --person`: one code, told once.
CommandOutcome make_code(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
