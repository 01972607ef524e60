#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::figures {

/// The attendance of all branches in a month, and its closing by the office ("/so-lieu").
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::figures
