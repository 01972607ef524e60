#pragma once
#include <string>
#include <vector>

#include "bot/care/organizations.hpp"
#include "bot/engine/engine.hpp"
#include "bot/routes/webhook.hpp"
#include "config/config.hpp"
#include "config/secrets.hpp"
#include "handlers/contract/context.hpp"

/// Each part's share of the settings, in the part's own words.
namespace mungba::bot {

handlers::Surroundings surroundings_of(const config::Settings& settings,
                                       const config::SealingKey& key,
                                       const std::string& database_path);
/// Foreign documents by mungba-extract beside this program, pages of the portals that the rules name.
handlers::Outside outside_of(const domain::RulePack& rules);
engine::EngineOptions engine_options(const config::Settings& settings, const config::SealingKey& key, const domain::RulePack& rules);
std::vector<routes::WebhookOrganization> webhook_organizations(const std::vector<care::OpenOrganization>& organizations);
/// Where each organization's private chat is opened: the public page of its OA.
std::map<core::OrganizationId, std::string> contact_links(const std::vector<care::OpenOrganization>& organizations);

}  // namespace mungba::bot
