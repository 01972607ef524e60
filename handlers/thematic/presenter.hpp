#pragma once
#include "handlers/contract/context.hpp"

namespace mungba::handlers::thematic {

/// M20: a week before the draft is due, and the day before; privately where that is open, else through the secretary.
void remind_presenter(const storage::jobs::Job& job, Context& context);

}  // namespace mungba::handlers::thematic
