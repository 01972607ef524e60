#include "storage/group_package_repository.hpp"

namespace mungba::storage::group_packages {
namespace {

constexpr Query kOf{"group_packages.of", R"sql(
    SELECT g.group_id, g.kind, coalesce(b.name, ''), g.state = 'disabled', g.package_ends_on, g.dissolves_at
    FROM chat_group g LEFT JOIN branch b ON b.id = g.branch_id
    WHERE g.organization_id = ?1 AND g.state <> 'deleted' ORDER BY g.id)sql"};
constexpr const Query* kQueries[] = {&kOf};

}  // namespace

std::vector<GroupPackage> of(Connection& connection, core::OrganizationId organization) {
    std::vector<GroupPackage> list;
    Rows rows = connection.rows(kOf, organization);
    while (rows.next()) {
        list.push_back({.group = rows.id<core::GroupId>(0),
                        .kind = rows.text(1),
                        .branch = rows.text(2),
                        .disabled = rows.integer(3) == 1,
                        .ends_on = rows.optional_text(4),
                        .dissolves_at = rows.optional_instant(5)});
    }
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::group_packages
