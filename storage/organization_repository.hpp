#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A party organization (đảng bộ): owns one OA, its tokens, its branches.
struct Organization {
    core::OrganizationId id;
    std::string name;
    core::AppId app_id;
    core::OaId oa_id;
};

}  // namespace mungba::storage

namespace mungba::storage::organizations {

/// The organization of the config file: made at the first start, its name and app kept up with the file. Found again by its OA.
core::OrganizationId ensure(
    Connection& connection, const std::string& name, const core::AppId& app, const core::OaId& oa, core::Instant now);
/// A further one, with its sealed keys. @returns 0 if the OA is there already.
core::OrganizationId add(Connection& connection, const Organization& organization, const std::vector<std::byte>& sealed_keys, core::Instant now);
/// The sealed keys of one that is not in the config file; empty for the one that is.
std::vector<std::byte> sealed_keys(Connection& connection, core::OrganizationId organization);
void set_keys(Connection& connection, core::OrganizationId organization, const std::vector<std::byte>& sealed_keys);
std::optional<Organization> find_by_oa(Connection& connection, const core::OaId& oa);
std::optional<Organization> find(Connection& connection, core::OrganizationId id);
std::vector<Organization> all(Connection& connection);

std::span<const Query* const> queries();

}  // namespace mungba::storage::organizations
