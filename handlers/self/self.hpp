#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::self {

/// `tôi`: what the bot knows of somebody, and the three rights: to see all of it, to have it corrected, to have it erased. Also what
/// follows when the channel tells that somebody takes the consent back.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::self
