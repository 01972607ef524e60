#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::meetings {

/// "họp": a meeting is written down and announced (conversation.md §3, row 7; text M1).
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::meetings
