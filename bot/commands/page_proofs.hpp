#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "handlers/contract/context.hpp"

namespace mungba::bot {

/// What `doctor` looks at, for the pages of the set-up; "alarm" sends a test, "backup" makes a backup beside the database, checks it and throws it
/// away. Waits for the world.
/// @param config  as on the command line.
std::vector<handlers::Proof> examine_for_page(const std::string& config, std::string_view deed);

}  // namespace mungba::bot
