#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "config/secrets.hpp"
#include "core/ids.hpp"
#include "storage/sqlite.hpp"
#include "zalo/token_answer.hpp"

namespace mungba::care {

/// The access tokens in force, opened: read from the database on the writer's thread, used on the io thread. Never logged.
class AccessTokens {
public:
    explicit AccessTokens(const config::SealingKey& key) : key_(key) {}

    struct Open {
        std::map<core::OaId, std::string> tokens;
        bool held = false;  ///< a pair of a restored copy waits for a person's word before it is renewed
    };
    /// What is in force for every organization; a pair that the key does not open is told in the log and left out.
    Open read(storage::Connection& connection) const;
    /// From here on these are used: only what is committed.
    void use(Open open);
    std::optional<std::string> of(const core::OaId& oa) const;
    bool empty() const;
    bool any_held() const;

private:
    const config::SealingKey& key_;
    mutable std::mutex mutex_;
    Open open_;
};

/// Seals a pair and writes it as the next generation; the alarms about the pair before it are over.
void store_tokens(storage::Connection& connection,
                  const config::SealingKey& key,
                  core::OrganizationId organization,
                  const zalo::TokenPair& pair,
                  core::Instant now);

}  // namespace mungba::care
