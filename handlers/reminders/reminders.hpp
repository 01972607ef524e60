#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::reminders {

/// The regular meeting makes itself ten days ahead, and its ladder speaks: M1, M2, M3, M9, M13, M14, M15, M17, M24 and the tasks between them
/// (conversation.md §4, §5).
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::reminders
