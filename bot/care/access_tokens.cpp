#include "bot/care/access_tokens.hpp"

#include <utility>

#include "core/log.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::care {

AccessTokens::Open AccessTokens::read(storage::Connection& connection) const {
    Open open;
    for (const storage::Organization& organization : storage::organizations::all(connection)) {
        const auto sealed = storage::tokens::current(connection, organization.id);
        if (!sealed) continue;
        open.held = open.held || sealed->held;
        auto token = key_.open(sealed->access);
        if (!token) {
            core::log::error("token cannot be opened with this key file", {{"oa", organization.oa_id.value}});
            continue;
        }
        open.tokens.emplace(organization.oa_id, std::move(*token));
    }
    return open;
}

void AccessTokens::use(Open open) {
    const std::lock_guard lock(mutex_);
    open_ = std::move(open);
}

std::optional<std::string> AccessTokens::of(const core::OaId& oa) const {
    const std::lock_guard lock(mutex_);
    const auto found = open_.tokens.find(oa);
    if (found == open_.tokens.end()) return std::nullopt;
    return found->second;
}

bool AccessTokens::empty() const {
    const std::lock_guard lock(mutex_);
    return open_.tokens.empty();
}

bool AccessTokens::any_held() const {
    const std::lock_guard lock(mutex_);
    return open_.held;
}

void store_tokens(storage::Connection& connection,
                  const config::SealingKey& key,
                  core::OrganizationId organization,
                  const zalo::TokenPair& pair,
                  core::Instant now) {
    storage::tokens::put(connection,
                         {.organization = organization,
                          .generation = 0,
                          .access = key.seal(pair.access_token),
                          .refresh = key.seal(pair.refresh_token),
                          .obtained_at = now,
                          .expires_at = now + pair.expires_in});
    // They spoke of the pair before: if this one is refused in its turn, that is told anew.
    for (const char* kind : {"token_refused", "token_lost", "token_age"}) storage::alarms::clear(connection, organization, kind, "", now);
}

}  // namespace mungba::care
