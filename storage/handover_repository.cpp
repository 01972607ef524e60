#include "storage/handover_repository.hpp"

namespace mungba::storage::handovers {
namespace {

#define MUNGBA_HANDOVER                                                                                                      \
    "SELECT id, organization_id, branch_id, from_person_id, to_person_id, from_date, until_date, accepted_at, confirmed_at," \
    " state FROM handover "

constexpr Query kDropOfBranch{"handovers.drop_of_branch", "UPDATE handover SET state = 'dropped' WHERE branch_id = ?1 AND state = 'open'"};
constexpr Query kInsert{"handovers.insert", R"sql(
    INSERT INTO handover (organization_id, branch_id, from_person_id, to_person_id, from_date, until_date, created_at, accepted_at, confirmed_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql"};
constexpr Query kFind{"handovers.find", MUNGBA_HANDOVER "WHERE id = ?1"};
constexpr Query kOpenOf{"handovers.open_of", MUNGBA_HANDOVER "WHERE branch_id = ?1 AND state = 'open'"};
constexpr Query kOpenFor{"handovers.open_for", MUNGBA_HANDOVER "WHERE to_person_id = ?1 AND state = 'open' ORDER BY id"};
constexpr Query kAccept{"handovers.set_accepted", "UPDATE handover SET accepted_at = ?2 WHERE id = ?1 AND state = 'open' AND accepted_at IS NULL"};
constexpr Query kConfirm{"handovers.set_confirmed",
                         "UPDATE handover SET confirmed_at = ?2 WHERE id = ?1 AND state = 'open' AND confirmed_at IS NULL"};
constexpr Query kBegin{"handovers.begin", "UPDATE handover SET state = 'in_force', begun_at = ?2 WHERE id = ?1 AND state = 'open'"};
constexpr Query kEnd{"handovers.end", "UPDATE handover SET state = 'ended' WHERE id = ?1 AND state = 'in_force'"};
constexpr Query kEndOfBranch{"handovers.end_of_branch", "UPDATE handover SET state = 'ended' WHERE branch_id = ?1 AND state = 'in_force'"};
constexpr Query kDrop{"handovers.drop", "UPDATE handover SET state = 'dropped' WHERE id = ?1 AND state = 'open'"};
constexpr const Query* kQueries[] = {
    &kDropOfBranch, &kInsert, &kFind, &kOpenOf, &kOpenFor, &kAccept, &kConfirm, &kBegin, &kEnd, &kEndOfBranch, &kDrop};

Handover read(const Rows& rows) {
    return {.id = rows.id<HandoverId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .branch = rows.id<core::BranchId>(2),
            .from = rows.id<core::PersonId>(3),
            .to = rows.id<core::PersonId>(4),
            .from_date = rows.text(5),
            .until_date = rows.optional_text(6),
            .accepted_at = rows.optional_instant(7),
            .confirmed_at = rows.optional_instant(8),
            .state = rows.text(9)};
}

std::optional<Handover> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

}  // namespace

HandoverId insert(Connection& connection, const Handover& handover, core::Instant now) {
    connection.execute(kDropOfBranch, handover.branch);
    connection.execute(kInsert,
                       handover.organization,
                       handover.branch,
                       handover.from,
                       handover.to,
                       handover.from_date,
                       handover.until_date,
                       now,
                       handover.accepted_at,
                       handover.confirmed_at);
    return HandoverId{connection.last_insert_id()};
}

std::optional<Handover> find(Connection& connection, HandoverId id) { return first(connection.rows(kFind, id)); }
std::optional<Handover> open_of(Connection& connection, core::BranchId branch) { return first(connection.rows(kOpenOf, branch)); }

std::vector<Handover> open_for(Connection& connection, core::PersonId successor) {
    std::vector<Handover> list;
    Rows rows = connection.rows(kOpenFor, successor);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

void set_accepted(Connection& connection, HandoverId id, core::Instant at) { connection.execute(kAccept, id, at); }
void set_confirmed(Connection& connection, HandoverId id, core::Instant at) { connection.execute(kConfirm, id, at); }
void begin(Connection& connection, HandoverId id, core::Instant at) { connection.execute(kBegin, id, at); }
void end(Connection& connection, HandoverId id) { connection.execute(kEnd, id); }
void end_of_branch(Connection& connection, core::BranchId branch) { connection.execute(kEndOfBranch, branch); }
void drop(Connection& connection, HandoverId id) { connection.execute(kDrop, id); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::handovers
