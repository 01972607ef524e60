#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::calls {

/// The secretary's call list (M16): who has no Zalo or has not answered, with telephone numbers, 1:1 only; results come back as
/// "gọi 1 có mặt" until the meeting begins.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::calls
