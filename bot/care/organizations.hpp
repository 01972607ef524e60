#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"
#include "config/secrets.hpp"
#include "core/result.hpp"
#include "storage/organization_repository.hpp"

namespace mungba::care {

/// The secrets of an organization that is not in the config file; sealed in the database.
struct OrganizationSecrets {
    std::string app_secret;          ///< token calls; empty: the app of the config file, with its secret
    std::string oa_secret_key;       ///< webhook signature
    std::string oa_secret_key_next;  ///< while rotating; else empty
};

/// An organization with what opens its doors.
struct OpenOrganization {
    storage::Organization row;
    OrganizationSecrets secrets;
};

/// All of them, the one of the config file with its keys from there. One whose keys this key file does not open is told in the log and left
/// out: its events are refused like those of an unknown OA. Any one thread a connection.
std::vector<OpenOrganization> open_organizations(storage::Connection& connection,
                                                 const config::Zalo& zalo,
                                                 const config::SealingKey& key);

/// Reads `{"app_secret","oa_secret_key","oa_secret_key_next"}`: the second must be there. The error names what is wrong, never a value.
core::Result<OrganizationSecrets> read_secrets(std::string_view json);
std::vector<std::byte> seal(const OrganizationSecrets& secrets, const config::SealingKey& key);

}  // namespace mungba::care
