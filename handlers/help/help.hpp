#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::help {

/// "trợ giúp": what the speaker can do here, and who helps (conversation.md §3, row 3).
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::help
