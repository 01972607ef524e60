#include "storage/outbox_list_repository.hpp"

namespace mungba::storage::outbox_lists {
namespace {

#define MUNGBA_OUTBOX_LINE                                                                                                            \
    "SELECT o.id, o.class, o.way = 'group', g.branch_id, g.kind, o.template, o.state, o.repeated, o.attempts, coalesce(o.error_code, 0)," \
    " o.due_at, o.finished_at, o.useful_until, o.body IS NOT NULL"                                                                    \
    " FROM outbox o LEFT JOIN chat_group g ON g.organization_id = o.organization_id AND o.way = 'group' AND g.group_id = o.recipient"

constexpr Query kPage{"outbox_lists.page", MUNGBA_OUTBOX_LINE R"sql(
    WHERE o.organization_id = ?1 AND o.id < ?4 AND (?2 = '' OR o.state = ?2) AND (?3 IS NULL OR g.branch_id = ?3) ORDER BY o.id DESC LIMIT ?5)sql"};
constexpr Query kFind{"outbox_lists.find", MUNGBA_OUTBOX_LINE " WHERE o.organization_id = ?1 AND o.id = ?2"};
constexpr Query kCounts{"outbox_lists.counts", R"sql(
    SELECT state, count(*) FROM outbox WHERE organization_id = ?1 AND (finished_at IS NULL OR finished_at >= ?2) GROUP BY state)sql"};
constexpr Query kRevive{"outbox_lists.revive", R"sql(
    UPDATE outbox SET state = 'queued', finished_at = NULL, attempts = 0, not_before = ?2, due_at = ?2, error_detail = NULL
    WHERE id = ?1 AND state = 'dead' AND body IS NOT NULL AND error_code IS NOT NULL AND (useful_until IS NULL OR useful_until > ?2))sql"};
constexpr Query kCancel{"outbox_lists.cancel", R"sql(
    UPDATE outbox SET state = 'cancelled', finished_at = ?2 WHERE id = ?1 AND state = 'queued' AND repeated = 0)sql"};
constexpr const Query* kQueries[] = {&kPage, &kFind, &kCounts, &kRevive, &kCancel};

Line read(const Rows& rows) {
    return {.id = rows.id<core::OutgoingId>(0),
            .message_class = static_cast<core::OutgoingClass>(rows.integer(1)),
            .to_group = rows.integer(2) == 1,
            .branch = rows.id<core::BranchId>(3),
            .group_kind = rows.text(4),
            .template_name = rows.text(5),
            .state = rows.text(6),
            .repeated = rows.integer(7) == 1,
            .attempts = static_cast<int>(rows.integer(8)),
            .error_code = static_cast<int>(rows.integer(9)),
            .due_at = rows.instant(10),
            .finished_at = rows.optional_instant(11),
            .useful_until = rows.optional_instant(12),
            .has_body = rows.integer(13) == 1};
}

}  // namespace

std::vector<Line> page(Connection& connection, core::OrganizationId organization, const Filter& filter, int limit) {
    constexpr std::int64_t kNewest = 9'223'372'036'854'775'807;
    std::vector<Line> lines;
    Rows rows = connection.rows(
        kPage, organization, filter.state, filter.branch, filter.before ? filter.before.value : kNewest, limit);
    while (rows.next()) lines.push_back(read(rows));
    return lines;
}

std::optional<Line> find(Connection& connection, core::OrganizationId organization, core::OutgoingId id) {
    Rows rows = connection.rows(kFind, organization, id);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::map<std::string, std::int64_t> counts(Connection& connection, core::OrganizationId organization, core::Instant since) {
    std::map<std::string, std::int64_t> found;
    Rows rows = connection.rows(kCounts, organization, since);
    while (rows.next()) found[rows.text(0)] = rows.integer(1);
    return found;
}

bool revive(Connection& connection, core::OutgoingId id, core::Instant now) { return connection.execute(kRevive, id, now) == 1; }
bool cancel(Connection& connection, core::OutgoingId id, core::Instant now) { return connection.execute(kCancel, id, now) == 1; }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::outbox_lists
