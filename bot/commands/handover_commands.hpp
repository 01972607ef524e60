#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// `handover BRANCH NAME`: the operator's word is the confirmation.
CommandOutcome assign_handover(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `handover confirm BRANCH`: of what its secretary has asked for.
CommandOutcome confirm_handover(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
