#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::rollcall {

/// "điểm danh" and "kết thúc": what the secretary records of a meeting, apart from what members said.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::rollcall
