#pragma once
#include <string>

#include "bot/command_request.hpp"
#include "config/config.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"

namespace mungba::bot {

/// `restore`: puts the copy in `file` in the place of the database, which is kept aside. The server is stopped. Whenever it is
/// interrupted, the old database is in place or the new one.
/// @param testpoint  restore-copied, restore-prepared, restore-kept, restore-in-place
CommandOutcome restore(const config::Settings& settings,
                       const std::string& file,
                       const core::Clock& clock,
                       const core::Testpoint& testpoint);

}  // namespace mungba::bot
