#include "storage/organization_repository.hpp"

namespace mungba::storage::organizations {
namespace {

constexpr Query kEnsure{"organizations.ensure", R"sql(
    INSERT INTO organization (name, app_id, oa_id, created_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (oa_id) DO UPDATE SET name = excluded.name, app_id = excluded.app_id)sql"};
constexpr Query kByOa{"organizations.find_by_oa", "SELECT id, name, app_id, oa_id FROM organization WHERE oa_id = ?1"};
constexpr Query kAll{"organizations.all", "SELECT id, name, app_id, oa_id FROM organization ORDER BY id"};
constexpr const Query* kQueries[] = {&kEnsure, &kByOa, &kAll};

Organization read(const Rows& rows) {
    return {.id = rows.id<core::OrganizationId>(0),
            .name = rows.text(1),
            .app_id = rows.id<core::AppId>(2),
            .oa_id = rows.id<core::OaId>(3)};
}

}  // namespace

core::OrganizationId ensure(
    Connection& connection, const std::string& name, const core::AppId& app, const core::OaId& oa, core::Instant now) {
    connection.execute(kEnsure, name, app, oa, now);
    return find_by_oa(connection, oa)->id;
}

std::optional<Organization> find_by_oa(Connection& connection, const core::OaId& oa) {
    Rows rows = connection.rows(kByOa, oa);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<Organization> all(Connection& connection) {
    std::vector<Organization> list;
    Rows rows = connection.rows(kAll);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::organizations
