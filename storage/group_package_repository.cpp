#include "storage/group_package_repository.hpp"

namespace mungba::storage::group_packages {
namespace {

constexpr Query kOf{"group_packages.of", R"sql(
    SELECT g.id, g.group_id, g.kind, coalesce(b.name, ''), g.state = 'disabled', g.package_ends_on, g.package_renews, g.dissolves_at,
        g.checked_at
    FROM chat_group g LEFT JOIN branch b ON b.id = g.branch_id
    WHERE g.organization_id = ?1 AND g.state <> 'deleted' ORDER BY g.id)sql"};
constexpr Query kToAsk{"group_packages.to_ask", R"sql(
    SELECT id, group_id, checked_at IS NULL FROM chat_group
    WHERE organization_id = ?1 AND state <> 'deleted'
      AND (coalesce(checked_at, 0) <= ?2
           OR (checked_at <= ?3 AND (state = 'disabled' OR package_ends_on <= ?4)))
    ORDER BY coalesce(checked_at, 0), id)sql"};
constexpr Query kNote{"group_packages.note", R"sql(
    UPDATE chat_group
    SET state = CASE WHEN ?2 IS NULL THEN state WHEN ?2 THEN 'active' ELSE 'disabled' END,
        package_ends_on = ?3, package_renews = ?4, dissolves_at = ?5, checked_at = ?6
    WHERE id = ?1 AND state <> 'deleted')sql"};
constexpr Query kNoteAsked{"group_packages.note_asked", "UPDATE chat_group SET checked_at = ?2 WHERE id = ?1"};
constexpr const Query* kQueries[] = {&kOf, &kToAsk, &kNote, &kNoteAsked};

}  // namespace

std::vector<GroupPackage> of(Connection& connection, core::OrganizationId organization) {
    std::vector<GroupPackage> list;
    Rows rows = connection.rows(kOf, organization);
    while (rows.next()) {
        list.push_back({.id = rows.id<core::ChatGroupId>(0),
                        .group = rows.id<core::GroupId>(1),
                        .kind = rows.text(2),
                        .branch = rows.text(3),
                        .disabled = rows.integer(4) == 1,
                        .ends_on = rows.optional_text(5),
                        .renews = rows.integer(6) == 1,
                        .dissolves_at = rows.optional_instant(7),
                        .checked_at = rows.optional_instant(8)});
    }
    return list;
}

std::vector<ToAsk> to_ask(Connection& connection,
                          core::OrganizationId organization,
                          core::Instant asked_before,
                          core::Instant pressing_before,
                          std::string_view today) {
    std::vector<ToAsk> list;
    Rows rows = connection.rows(kToAsk, organization, asked_before, pressing_before, today);
    while (rows.next()) list.push_back({.id = rows.id<core::ChatGroupId>(0), .group = rows.id<core::GroupId>(1), .is_new = rows.integer(2) == 1});
    return list;
}

void note(Connection& connection, core::ChatGroupId id, const Told& told, core::Instant now) {
    connection.execute(kNote, id, told.enabled, told.ends_on, told.renews, told.dissolves_at, now);
}

void note_asked(Connection& connection, core::ChatGroupId id, core::Instant now) { connection.execute(kNoteAsked, id, now); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::group_packages
