#include "bot/app_settings.hpp"

#include <cstdlib>
#include <utility>

#include "bot/care/document_reader.hpp"
#include "bot/care/page_fetcher.hpp"
#include "bot/database.hpp"
#include "config/rules.hpp"
#include "usecases/meetings.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::bot {
namespace {

[[noreturn]] void end_at_once(const storage::StorageError&) {
    // Nothing of this round was acknowledged; a supervisor starts us again and SQLite recovers.
    std::_Exit(kStorageFailed);
}

}  // namespace

handlers::Surroundings surroundings_of(const config::Settings& settings,
                                       const config::SealingKey& key,
                                       const std::string& database_path) {
    config::LoadedRules rules = config::load_rules(settings.rules);
    handlers::Surroundings surroundings;
    surroundings.rules = std::move(rules.pack);
    surroundings.days_off = std::move(rules.days_off);
    surroundings.quiet_from = settings.quiet_hours.from;
    surroundings.quiet_to = settings.quiet_hours.to;
    surroundings.paid_messages = settings.zalo.paid_messages;
    surroundings.login_key = key.derived("office_login");
    surroundings.code_key = key.derived("code");
    surroundings.erasures = storage::ErasureList::of_database(database_path);
    return surroundings;
}

handlers::Outside outside_of(const domain::RulePack& rules) {
    const care::DocumentReader reader(care::DocumentReader::usual_program());
    const care::PageFetcher fetcher({.hosts = rules.bulletins.hosts});
    return {.read = [reader](handlers::Outside::Mode mode, const std::string& bytes) { return reader.read(mode, bytes); },
            .fetch = [fetcher](const std::string& address) { return fetcher.fetch(address); }};
}

engine::EngineOptions engine_options(const config::Settings& settings, const config::SealingKey& key, const domain::RulePack& rules) {
    engine::EngineOptions options;
    // A year of 366 days: never a day early.
    options.maintenance.keep_meeting_files = std::chrono::hours{24 * 366 * rules.meeting.file_years};
    options.writer.on_fatal = end_at_once;
    options.sender.after_quiet_hours = [quiet = settings.quiet_hours](core::Instant at) {
        return usecases::meetings::after_quiet_hours(at, {.from = quiet.from, .to = quiet.to});
    };
    options.inbox.hash = [hash_key = key.derived("inbox.text_hash")](const core::Event& event) {
        return usecases::keyed_text_hash(hash_key, event.name, std::get<core::Message>(event.body).text);
    };
    return options;
}

std::vector<routes::WebhookOrganization> webhook_organizations(const std::vector<care::OpenOrganization>& organizations) {
    std::vector<routes::WebhookOrganization> list;
    for (const care::OpenOrganization& one : organizations) {
        list.push_back({.id = one.row.id,
                        .app_id = one.row.app_id,
                        .oa_id = one.row.oa_id,
                        .key = one.secrets.oa_secret_key,
                        .next_key = one.secrets.oa_secret_key_next});
    }
    return list;
}

std::map<core::OrganizationId, std::string> contact_links(const std::vector<care::OpenOrganization>& organizations) {
    std::map<core::OrganizationId, std::string> links;
    for (const care::OpenOrganization& one : organizations) links[one.row.id] = "https://zalo.me/" + one.row.oa_id.value;
    return links;
}

}  // namespace mungba::bot
