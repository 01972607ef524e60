#pragma once
#include <string>

#include "bot/command_request.hpp"

namespace mungba::bot {

/// `backup`: copies the database of a reader's connection to the file that the request names, and the list of erasures beside it.
CommandOutcome back_up(storage::Connection& connection, const CommandRequest& request);

/// The request for a backup to `file`, which is relative to the working directory of this process: a server may have another one, and
/// another view of the disk, so it is told which folder is meant.
CommandRequest backup_request(const std::string& file, bool replace);

/// A folder, the same in every process that sees it; empty if there is none.
std::string identity_of_folder(const std::string& folder);

}  // namespace mungba::bot
