#include "storage/organization_repository.hpp"

namespace mungba::storage::organizations {
namespace {

constexpr Query kEnsure{"organizations.ensure", R"sql(
    INSERT INTO organization (name, app_id, oa_id, created_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (oa_id) DO UPDATE SET name = excluded.name, app_id = excluded.app_id)sql"};
constexpr Query kByOa{"organizations.find_by_oa", "SELECT id, name, app_id, oa_id FROM organization WHERE oa_id = ?1"};
constexpr Query kById{"organizations.find", "SELECT id, name, app_id, oa_id FROM organization WHERE id = ?1"};
constexpr Query kAll{"organizations.all", "SELECT id, name, app_id, oa_id FROM organization ORDER BY id"};
constexpr Query kAdd{"organizations.add", R"sql(
    INSERT INTO organization (name, app_id, oa_id, sealed_keys, created_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (oa_id) DO NOTHING)sql"};
constexpr Query kKeys{"organizations.sealed_keys", "SELECT sealed_keys FROM organization WHERE id = ?1"};
constexpr Query kSetKeys{"organizations.set_keys", "UPDATE organization SET sealed_keys = ?2 WHERE id = ?1"};
constexpr const Query* kQueries[] = {&kEnsure, &kByOa, &kById, &kAll, &kAdd, &kKeys, &kSetKeys};

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

core::OrganizationId add(Connection& connection,
                         const Organization& organization,
                         const std::vector<std::byte>& sealed_keys,
                         core::Instant now) {
    const int added = connection.execute(
        kAdd, organization.name, organization.app_id, organization.oa_id, Blob(sealed_keys), now);
    return added == 1 ? core::OrganizationId{connection.last_insert_id()} : core::OrganizationId{};
}

std::vector<std::byte> sealed_keys(Connection& connection, core::OrganizationId organization) {
    Rows rows = connection.rows(kKeys, organization);
    return rows.next() ? rows.blob(0) : std::vector<std::byte>{};
}

void set_keys(Connection& connection, core::OrganizationId organization, const std::vector<std::byte>& sealed_keys) {
    connection.execute(kSetKeys, organization, Blob(sealed_keys));
}

std::optional<Organization> find_by_oa(Connection& connection, const core::OaId& oa) {
    Rows rows = connection.rows(kByOa, oa);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::optional<Organization> find(Connection& connection, core::OrganizationId id) {
    Rows rows = connection.rows(kById, id);
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
