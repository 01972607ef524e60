#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::bulletins {

/// Bulletins: written, approved by two, sent, looked for.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::bulletins
