#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::thematic {

/// "chuyên đề": at least one thematic meeting a quarter. M18, M19, M20, the plan of a branch, the office's table.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::thematic
