#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::handover {

/// `bàn giao` and `nhận việc`: the secretary's work goes to another member on a day, for good or for some days; the office confirms. Also
/// tells the office which branches have nobody who leads them.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::handover
