#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::outage {

/// Tells the secretary of a branch, once, from when to when the bot was deaf (M32, reliability P5 and P7): only where an answer may have been
/// missed or a message of ours was.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::outage
