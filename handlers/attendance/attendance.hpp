#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::attendance {

/// Answers to the meeting question (conversation.md §2), "danh sách" (§3, row 12), the counts M10
/// and the reminder M8.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::attendance
