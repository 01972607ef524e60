#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::outbox {

/// "/tin-gui" and "/chi-bo/{branch}/tin-gui": what waits, what left, what could not be sent and why; never the words.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::outbox
