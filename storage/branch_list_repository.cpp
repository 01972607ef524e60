#include "storage/branch_list_repository.hpp"

namespace mungba::storage::branch_lists {
namespace {

constexpr Query kPage{"branch_lists.page", R"sql(
    SELECT b.id,
        (SELECT p.name FROM role r JOIN person p ON p.id = r.person_id WHERE r.branch_id = b.id AND r.role = 'secretary'
            AND r.from_date <= ?5 AND (r.until_date IS NULL OR r.until_date >= ?5) AND p.erased_at IS NULL ORDER BY r.from_date, r.id LIMIT 1),
        (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id WHERE m.branch_id = b.id AND m.until IS NULL AND p.erased_at IS NULL),
        (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id WHERE m.branch_id = b.id AND m.until IS NULL AND p.erased_at IS NULL
            AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.until IS NULL)),
        EXISTS (SELECT 1 FROM chat_group g WHERE g.branch_id = b.id AND g.kind = 'branch' AND g.state <> 'deleted'),
        EXISTS (SELECT 1 FROM chat_group g WHERE g.branch_id = b.id AND g.kind = 'branch_committee' AND g.state <> 'deleted')
    FROM branch b WHERE b.organization_id = ?1 AND b.id > ?3 AND (?2 = '' OR instr(b.folded_name, ?2) > 0) ORDER BY b.id LIMIT ?4)sql"};
constexpr Query kCount{"branch_lists.count",
                       "SELECT count(*) FROM branch WHERE organization_id = ?1 AND (?2 = '' OR instr(folded_name, ?2) > 0)"};
constexpr const Query* kQueries[] = {&kPage, &kCount};

}  // namespace

std::vector<Line> page(Connection& connection,
                       core::OrganizationId organization,
                       std::string_view folded,
                       core::BranchId after,
                       int limit,
                       core::LocalDate on) {
    std::vector<Line> lines;
    {
        const std::string day = core::format_iso_date(on);
        Rows rows = connection.rows(kPage, organization, folded, after.value, limit, day);
        while (rows.next()) {
            Line line;
            line.branch.id = rows.id<core::BranchId>(0);
            line.secretary = rows.text(1);
            line.members = static_cast<int>(rows.integer(2));
            line.linked = static_cast<int>(rows.integer(3));
            line.has_group = rows.integer(4) == 1;
            line.has_committee_group = rows.integer(5) == 1;
            lines.push_back(std::move(line));
        }
    }
    for (Line& line : lines) line.branch = branches::find(connection, line.branch.id).value();
    return lines;
}

int count(Connection& connection, core::OrganizationId organization, std::string_view folded) {
    Rows rows = connection.rows(kCount, organization, folded);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::branch_lists
