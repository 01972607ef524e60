#include "usecases/restoring.hpp"

#include "storage/audit_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/restore_repository.hpp"
#include "storage/state_repository.hpp"
#include "storage/token_repository.hpp"
#include "usecases/erasure.hpp"

namespace mungba::usecases::restoring {

Summary make_fit(storage::Connection& connection,
                 const std::vector<storage::Erasure>& erasures,
                 core::Instant now) {
    storage::Transaction transaction(connection);
    Summary summary;
    summary.newest = storage::state::newest_instant(connection);
    summary.doubtful = storage::restores::doubt_open_messages(connection, summary.newest);
    summary.held = storage::tokens::hold_all(connection);
    summary.gaps = storage::restores::note_gaps(connection, summary.newest, now);
    summary.erased = erasure::carry_out_again(connection, erasures, now);
    storage::state::write(connection, {.running = false, .last_instant = summary.newest});
    for (const auto& organization : storage::organizations::all(connection)) {
        storage::audit::append(connection,
                               {.organization = organization.id,
                                .actor_kind = "operator",
                                .actor_id = 0,
                                .source = "command",
                                .action = "database.restore",
                                .branch = {},
                                .object_kind = "database",
                                .object_id = 0,
                                .fields = "outbox token gap"},
                               now);
    }
    transaction.commit();
    return summary;
}

}  // namespace mungba::usecases::restoring
