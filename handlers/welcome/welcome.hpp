#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::welcome {

/// The first words: M26 in each group, once, and M27, which asks each member once for consent. A group is greeted by a job `welcome.group`
/// with {"group": row id}; whoever binds one may leave it, each start leaves what is missing.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::welcome
