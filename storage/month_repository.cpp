#include "storage/month_repository.hpp"

namespace mungba::storage::months {
namespace {

constexpr Query kFirstFinal{"months.first_final", R"sql(
    SELECT min(j.due_at) FROM meeting m JOIN job j ON j.kind = 'reminders.rung' AND j.state = 'waiting'
        AND j.unique_key = 'meeting=' || m.id || ' rev=' || m.revision || ' start=' || m.starts_at || ' rung=final'
    WHERE m.organization_id = ?1 AND m.kind = 'regular' AND m.month = ?2 AND m.state = 'proposed')sql"};
constexpr Query kCounts{"months.counts", R"sql(
    SELECT count(*), count(approved_by) FROM meeting
    WHERE organization_id = ?1 AND kind = 'regular' AND month = ?2 AND state IN ('proposed', 'confirmed', 'announced'))sql"};
constexpr const Query* kQueries[] = {&kFirstFinal, &kCounts};

}  // namespace

std::optional<core::Instant> first_final(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kFirstFinal, organization, month);
    if (!rows.next()) return std::nullopt;
    return rows.optional_instant(0);
}

Counts counts(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kCounts, organization, month);
    rows.next();
    return {.meetings = static_cast<int>(rows.integer(0)), .confirmed = static_cast<int>(rows.integer(1))};
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::months
