#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::groups {

/// Keeps who is in a group and whether the group is still there, as the channel tells it. Says nothing.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::groups
