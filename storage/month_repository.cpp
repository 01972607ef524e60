#include "storage/month_repository.hpp"

namespace mungba::storage::months {
namespace {

constexpr Query kFirstFinal{"months.finals", R"sql(
    SELECT min(j.due_at), max(j.due_at) FROM meeting m JOIN job j ON j.kind = 'reminders.rung' AND j.state = 'waiting'
        AND j.unique_key = 'meeting=' || m.id || ' rev=' || m.revision || ' start=' || m.starts_at || ' rung=final'
    WHERE m.organization_id = ?1 AND m.kind = 'regular' AND m.month = ?2 AND m.state = 'proposed')sql"};
constexpr Query kCounts{"months.counts", R"sql(
    SELECT count(*), count(approved_by) FROM meeting
    WHERE organization_id = ?1 AND kind = 'regular' AND month = ?2 AND state IN ('proposed', 'confirmed', 'announced'))sql"};
constexpr Query kOfOrganization{"months.of_organization", R"sql(
    SELECT b.id, b.name, (SELECT m.id FROM meeting m WHERE m.branch_id = b.id AND m.kind = 'regular' AND m.month = ?2
            AND m.state NOT IN ('moved', 'cancelled')) FROM branch b
    WHERE b.organization_id = ?1 ORDER BY b.id LIMIT ?4 OFFSET ?3)sql"};
constexpr Query kBranches{"months.branches", "SELECT count(*) FROM branch WHERE organization_id = ?1"};
constexpr const Query* kQueries[] = {&kFirstFinal, &kCounts, &kOfOrganization, &kBranches};

}  // namespace

std::optional<core::Instant> first_final(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kFirstFinal, organization, month);
    if (!rows.next()) return std::nullopt;
    return rows.optional_instant(0);
}

std::optional<core::Instant> last_final(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kFirstFinal, organization, month);
    if (!rows.next()) return std::nullopt;
    return rows.optional_instant(1);
}

Counts counts(Connection& connection, core::OrganizationId organization, std::string_view month) {
    Rows rows = connection.rows(kCounts, organization, month);
    rows.next();
    return {.meetings = static_cast<int>(rows.integer(0)), .confirmed = static_cast<int>(rows.integer(1))};
}

std::vector<Row> of_organization(Connection& connection, core::OrganizationId organization, std::string_view month, int from, int limit) {
    Rows rows = connection.rows(kOfOrganization, organization, month, from, limit);
    std::vector<Row> list;
    while (rows.next()) {
        Row row{.branch = rows.id<core::BranchId>(0), .name = rows.text(1), .meeting = std::nullopt};
        if (const auto id = rows.id<core::MeetingId>(2)) row.meeting = meetings::find(connection, id);
        list.push_back(std::move(row));
    }
    return list;
}

int branches(Connection& connection, core::OrganizationId organization) {
    Rows rows = connection.rows(kBranches, organization);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::months
