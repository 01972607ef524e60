#include "bot/commands/oa_at_hand.hpp"

#include "bot/database.hpp"
#include "config/secrets.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::bot {
namespace {

CommandOutcome refused(int exit_code, std::string why) { return {.exit_code = exit_code, .out = {}, .err = std::move(why) + "\n"}; }

zalo::ApiOptions options_of(const config::Settings& settings) {
    zalo::ApiOptions options;
    options.openapi_url = settings.zalo.openapi_url;
    return options;
}

}  // namespace

OaAtHand::OaAtHand(const config::Settings& settings, core::OaId oa, std::string token)
    : oa_(std::move(oa)),
      token_(std::move(token)),
      http_(io_, {}),
      api_(io_, http_, clock_, [this](const core::OaId&) { return std::optional(token_); }, options_of(settings)) {}

std::variant<std::unique_ptr<OaAtHand>, CommandOutcome> OaAtHand::open(const config::Settings& settings, const std::string& oa) {
    // Beside a running server too: it reads a few rows, and lets go.
    const std::string path = settings.storage.path.string();
    std::unique_ptr<storage::Connection> opened;
    try {
        opened = std::make_unique<storage::Connection>(path, storage::Connection::Mode::read_only, storage::Connection::Missing::refuse);
    } catch (const storage::StorageError& error) {
        return refused(kDatabaseRefused, path + ": " + error.what());
    }
    storage::Connection& connection = *opened;
    const core::OaId wanted{oa.empty() ? settings.zalo.oa_id : oa};
    const auto organization = storage::organizations::find_by_oa(connection, wanted);
    if (!organization) return refused(kBadInput, "OA " + wanted.value + ": no organization has it; mungba organization list");
    const auto pair = storage::tokens::current(connection, organization->id);
    if (!pair) return refused(kFailed, "OA " + wanted.value + ": there is no token; mungba token import");
    auto key = config::SealingKey::load(settings.secrets.key_file, config::SealingKey::IfMissing::refuse);
    if (!key) return refused(kFailed, key.error().message);
    auto token = key->open(pair->access);
    if (!token) return refused(kFailed, "OA " + wanted.value + ": the key file does not open its token; mungba token import");
    return std::unique_ptr<OaAtHand>(new OaAtHand(settings, wanted, *std::move(token)));
}

CommandOutcome OaAtHand::failed(const std::string& what, const zalo::Failure& failure) {
    std::string mend = "; see that number in docs/zalo-notes.md";
    if (failure.what == zalo::Failure::What::renew_token)
        mend = "; the server renews its token by itself: let it run, or mungba token import with a fresh pair";
    if (failure.code == 0) mend = "; mungba doctor looks at the way to Zalo";
    if (failure.what == zalo::Failure::What::unknown) mend = "; it may have been done all the same: look with mungba group list before trying again";
    const std::string code = failure.code == 0 ? "" : "Zalo answers " + std::to_string(failure.code) + ": ";
    return refused(kFailed, what + ": " + code + failure.detail + mend);
}

}  // namespace mungba::bot
