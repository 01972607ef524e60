#include "bot/care/organizations.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/log.hpp"

namespace mungba::care {
namespace {

constexpr const char* kFields[] = {"app_secret", "oa_secret_key", "oa_secret_key_next"};

std::optional<OrganizationSecrets> opened(storage::Connection& connection,
                                          const storage::Organization& row,
                                          const config::Zalo& zalo,
                                          const config::SealingKey& key) {
    if (row.oa_id.value == zalo.oa_id)
        return OrganizationSecrets{zalo.app_secret, zalo.oa_secret_key, zalo.oa_secret_key_next};
    const auto plain = key.open(storage::organizations::sealed_keys(connection, row.id));
    if (!plain) return std::nullopt;
    auto secrets = read_secrets(*plain);
    if (!secrets) return std::nullopt;
    if (secrets.value().app_secret.empty() && row.app_id.value == zalo.app_id) secrets.value().app_secret = zalo.app_secret;
    return std::move(secrets).value();
}

}  // namespace

std::vector<OpenOrganization> open_organizations(storage::Connection& connection,
                                                 const config::Zalo& zalo,
                                                 const config::SealingKey& key) {
    std::vector<OpenOrganization> list;
    for (storage::Organization& row : storage::organizations::all(connection)) {
        auto secrets = opened(connection, row, zalo, key);
        if (!secrets) {
            core::log::error("an organization's keys cannot be opened with this key file; its events are refused",
                             {{"organization", row.name}, {"oa", row.oa_id.value}});
            continue;
        }
        list.push_back({std::move(row), std::move(*secrets)});
    }
    return list;
}

core::Result<OrganizationSecrets> read_secrets(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return core::Error{"not a JSON object"};
    std::string values[3];
    for (const auto& [name, value] : json.items()) {
        const auto field = std::find(std::begin(kFields), std::end(kFields), name);
        if (field == std::end(kFields)) return core::Error{name + ": not a known field"};
        if (!value.is_string()) return core::Error{name + ": not a text"};
        values[field - std::begin(kFields)] = value.get<std::string>();
    }
    if (values[1].empty()) return core::Error{"oa_secret_key: missing or empty"};
    return OrganizationSecrets{std::move(values[0]), std::move(values[1]), std::move(values[2])};
}

std::vector<std::byte> seal(const OrganizationSecrets& secrets, const config::SealingKey& key) {
    return key.seal(nlohmann::json{{kFields[0], secrets.app_secret},
                                   {kFields[1], secrets.oa_secret_key},
                                   {kFields[2], secrets.oa_secret_key_next}}
                        .dump());
}

}  // namespace mungba::care
