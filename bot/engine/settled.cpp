#include "bot/engine/settled.hpp"

#include "core/log.hpp"

namespace mungba::engine {

void tell_features(const handlers::Delivery& delivery,
                   storage::Connection& connection,
                   const storage::outbox::Settled& settled,
                   std::string_view state,
                   core::Instant now) {
    try {
        storage::Savepoint savepoint(connection);
        delivery.settled(connection, settled, state, now);
        savepoint.release();
    } catch (const storage::StorageError& error) {
        if (error.is_fatal() || error.kind() == storage::StorageError::Kind::full) throw;
        core::log::error("a feature failed on a settled message", {{"message", settled.id.value}, {"why", error.what()}});
    } catch (const std::exception& error) {
        core::log::error("a feature failed on a settled message", {{"message", settled.id.value}, {"why", error.what()}});
    }
}

}  // namespace mungba::engine
