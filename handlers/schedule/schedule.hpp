#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::schedule {

/// `lịch`: the next meeting of one's branch; for who belongs to, or looks after, several branches a line each.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::schedule
