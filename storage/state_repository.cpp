#include "storage/state_repository.hpp"

namespace mungba::storage::state {
namespace {

constexpr Query kRead{"state.read", "SELECT running, last_instant FROM server_state WHERE id = 1"};
constexpr Query kWrite{"state.write",
                       "UPDATE server_state SET running = ?1, last_instant = max(last_instant, ?2) WHERE id = 1"};
constexpr Query kNewest{"state.newest_instant", R"sql(
    SELECT max((SELECT last_instant FROM server_state),
               coalesce((SELECT received_at FROM inbox ORDER BY id DESC LIMIT 1), 0),
               coalesce((SELECT created_at FROM outbox ORDER BY id DESC LIMIT 1), 0)))sql"};
constexpr Query kAdvance{"state.advance",
                         "UPDATE server_state SET last_instant = ?1 WHERE id = 1 AND last_instant < ?1"};
constexpr const Query* kQueries[] = {&kRead, &kWrite, &kAdvance, &kNewest};

}  // namespace

ServerState read(Connection& connection) {
    Rows rows = connection.rows(kRead);
    if (!rows.next()) return {};
    return {.running = rows.integer(0) == 1, .last_instant = rows.instant(1)};
}

void write(Connection& connection, const ServerState& state) {
    connection.execute(kWrite, state.running, state.last_instant);
}

void advance(Connection& connection, core::Instant now) { connection.execute(kAdvance, now); }

core::Instant newest_instant(Connection& connection) {
    Rows rows = connection.rows(kNewest);
    rows.next();
    return rows.instant(0);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::state
