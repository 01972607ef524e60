#include "storage/member_search_repository.hpp"

namespace mungba::storage::member_search {
namespace {

constexpr Query kFind{"member_search.find", R"sql(
    SELECT p.id,
        (SELECT group_concat(b.name, ', ') FROM membership m JOIN branch b ON b.id = m.branch_id WHERE m.person_id = p.id AND m.until IS NULL),
        (SELECT m.branch_id FROM membership m WHERE m.person_id = p.id AND m.until IS NULL ORDER BY m.id LIMIT 1),
        (SELECT m.id FROM membership m WHERE m.person_id = p.id AND m.until IS NULL ORDER BY m.id LIMIT 1)
    FROM person p WHERE p.organization_id = ?1 AND p.erased_at IS NULL AND instr(p.folded_name, ?2) > 0
    ORDER BY p.folded_name, p.id LIMIT ?3)sql"};
constexpr const Query* kQueries[] = {&kFind};

}  // namespace

std::vector<Hit> find(Connection& connection, core::OrganizationId organization, std::string_view folded, int limit) {
    std::vector<Hit> hits;
    if (folded.empty()) return hits;
    Rows rows = connection.rows(kFind, organization, folded, limit);
    while (rows.next()) {
        hits.push_back({.person = rows.id<core::PersonId>(0),
                        .branches = rows.text(1),
                        .branch = rows.id<core::BranchId>(2),
                        .membership = rows.id<core::MembershipId>(3)});
    }
    return hits;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::member_search
