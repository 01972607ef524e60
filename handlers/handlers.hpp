#pragma once
#include "handlers/contract/registry.hpp"

namespace mungba::handlers {

/// The list of features: a new one adds its line in handlers.cpp.
void register_all(Registry& registry);

}  // namespace mungba::handlers
