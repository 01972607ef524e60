#include "storage/audit_list_repository.hpp"

namespace mungba::storage::audit_lists {
namespace {

constexpr Query kPage{"audit_lists.page", R"sql(
    SELECT a.id, a.at, a.actor_kind, a.actor_id, a.source, a.action, a.branch_id, a.object_kind, a.object_id, a.fields,
        (SELECT p.name FROM person p WHERE a.actor_kind = 'person' AND p.id = a.actor_id AND p.erased_at IS NULL),
        (SELECT p.name FROM person p WHERE a.object_kind IN ('person', 'member') AND p.id = a.object_id AND p.erased_at IS NULL),
        (SELECT b.name FROM branch b WHERE b.id = a.branch_id)
    FROM audit a WHERE a.organization_id = ?1 AND a.id < ?2 AND (?3 IS NULL OR a.branch_id = ?3)
        AND (?4 = '' OR substr(a.action, 1, length(?4)) = ?4) AND (?5 IS NULL OR (a.actor_kind = 'person' AND a.actor_id = ?5))
    ORDER BY a.id DESC LIMIT ?6)sql"};
constexpr const Query* kQueries[] = {&kPage};

}  // namespace

std::vector<Line> page(Connection& connection, core::OrganizationId organization, const Filter& filter, int limit) {
    constexpr std::int64_t kNewest = 9'223'372'036'854'775'807;
    std::vector<Line> lines;
    Rows rows = connection.rows(kPage, organization, filter.before > 0 ? filter.before : kNewest, filter.branch, filter.action, filter.actor, limit);
    while (rows.next()) {
        Line line;
        line.id = rows.integer(0);
        line.at = rows.instant(1);
        line.entry = {.organization = organization,
                      .actor_kind = rows.text(2),
                      .actor_id = rows.integer(3),
                      .source = rows.text(4),
                      .action = rows.text(5),
                      .branch = rows.id<core::BranchId>(6),
                      .object_kind = rows.text(7),
                      .object_id = rows.integer(8),
                      .fields = rows.text(9)};
        line.actor_name = rows.text(10);
        line.object_name = rows.text(11);
        line.branch_name = rows.text(12);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::audit_lists
