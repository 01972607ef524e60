#pragma once
#include <string_view>

#include "core/clock.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::engine {

/// Tells the features that a message has reached its final state, in a savepoint of its own: one that throws loses what it did about it,
/// not the message's state and not the sending of others. Storage failures pass through. Writer's thread.
void tell_features(const handlers::Delivery& delivery,
                   storage::Connection& connection,
                   const storage::outbox::Settled& settled,
                   std::string_view state,
                   core::Instant now);

}  // namespace mungba::engine
