#include "storage/job_repository.hpp"

namespace mungba::storage::jobs {
namespace {

constexpr Query kSchedule{"jobs.schedule", R"sql(
    INSERT INTO job (organization_id, kind, unique_key, due_at, not_before, details, created_at)
    VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6) ON CONFLICT (kind, unique_key) DO UPDATE SET state = 'waiting', due_at = excluded.due_at,
        not_before = excluded.not_before, details = excluded.details, attempts = 0, finished_at = NULL
    WHERE job.state = 'cancelled')sql"};
constexpr Query kNext{"jobs.next_due", R"sql(
    SELECT id, organization_id, kind, unique_key, due_at, details, attempts
    FROM job WHERE state = 'waiting' AND not_before <= ?1 ORDER BY not_before, id LIMIT 1)sql"};
constexpr Query kNextAt{"jobs.next_due_at", "SELECT min(not_before) FROM job WHERE state = 'waiting'"};
constexpr Query kFinish{"jobs.finish", "UPDATE job SET state = ?2, finished_at = ?3 WHERE id = ?1"};
constexpr Query kRetry{"jobs.retry_later", "UPDATE job SET attempts = ?2, not_before = ?3 WHERE id = ?1"};
constexpr Query kCancel{"jobs.cancel", R"sql(
    UPDATE job SET state = 'cancelled', finished_at = ?3
    WHERE state = 'waiting' AND kind = ?1 AND unique_key >= ?2 AND unique_key < ?2 || char(1114111))sql"};
constexpr Query kMissed{"jobs.missed", R"sql(
    SELECT id, organization_id, kind, unique_key, due_at, details, attempts FROM job
    WHERE finished_at IS NOT NULL AND finished_at >= ?2 AND state = 'missed' AND organization_id = ?1 AND due_at BETWEEN ?2 AND ?3
    ORDER BY due_at, id)sql"};
constexpr Query kPrune{"jobs.prune", R"sql(
    DELETE FROM job WHERE id IN (SELECT id FROM job WHERE finished_at IS NOT NULL AND finished_at < ?1 LIMIT ?2))sql"};
constexpr const Query* kQueries[] = {&kSchedule, &kNext, &kNextAt, &kFinish, &kRetry, &kCancel, &kMissed, &kPrune};

Job read(const Rows& rows) {
    return {.id = rows.id<core::JobId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .kind = rows.text(2),
            .unique_key = rows.text(3),
            .due_at = rows.instant(4),
            .details = rows.text(5),
            .attempts = static_cast<int>(rows.integer(6))};
}

}  // namespace

bool schedule(Connection& connection, const Job& job, core::Instant now) {
    return connection.execute(
               kSchedule, job.organization, job.kind, job.unique_key, job.due_at, job.details.empty() ? "{}" : job.details, now) == 1;
}

std::optional<Job> next_due(Connection& connection, core::Instant now) {
    Rows rows = connection.rows(kNext, now);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<Job> missed(Connection& connection, core::OrganizationId organization, core::Instant from, core::Instant until) {
    std::vector<Job> list;
    Rows rows = connection.rows(kMissed, organization, from, until);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::optional<core::Instant> next_due_at(Connection& connection) {
    Rows rows = connection.rows(kNextAt);
    rows.next();
    return rows.optional_instant(0);
}

void finish(Connection& connection, core::JobId id, std::string_view state, core::Instant now) {
    connection.execute(kFinish, id, state, now);
}
void retry_later(Connection& connection, core::JobId id, int attempts, core::Instant not_before) {
    connection.execute(kRetry, id, attempts, not_before);
}
int cancel(Connection& connection, std::string_view kind, std::string_view key_prefix, core::Instant now) {
    return connection.execute(kCancel, kind, key_prefix, now);
}
int prune(Connection& connection, core::Instant before, int limit) { return connection.execute(kPrune, before, limit); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::jobs
