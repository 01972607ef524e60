#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::branches {

/// The branches on the page: the list of the office, and how one branch usually meets.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::branches
