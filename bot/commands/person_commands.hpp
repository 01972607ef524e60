#pragma once
#include "bot/app.hpp"

namespace mungba::bot {

/// `person export`: everything that is kept about one person, for who asks to see it.
CommandOutcome export_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);
/// `person erase`: see usecases/erasure.hpp. Whoever leads the branch is told by the running server, or by the next one.
CommandOutcome erase_person(storage::Connection& connection, const CommandTools& tools, const CommandRequest& request);

}  // namespace mungba::bot
