#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/care/access_tokens.hpp"
#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/token_repository.hpp"
#include "zalo/token_call.hpp"

namespace mungba::care {

/// What a renewal is made with.
struct RenewalKeys {
    core::OrganizationId organization;
    core::OaId oa;
    core::AppId app;
    std::string app_secret;
};

/// Renews each OA's tokens when half of their life has gone, or when a call says that they are no longer accepted; one renewal of an OA at
/// a time. The order is the one of reliability.md §5: "begun" is committed, then the call, then the pair is committed, then it is used.
/// A lost answer is tried once more with the stored token; a refusal is for people. Io thread.
class TokenGuardian final : public engine::Duty {
public:
    using Call = std::function<void(zalo::RenewalRequest, std::function<void(zalo::Renewal)>)>;
    struct Parts {
        engine::Engine& engine;
        AccessTokens& tokens;
        const config::SealingKey& key;
        const core::Clock& clock;
        core::Random& random;
        engine::Post post;
        core::Testpoint testpoint;
        Call call;
        std::function<void()> raised{};  ///< an alarm may be there to be told
    };
    explicit TokenGuardian(Parts parts);
    ~TokenGuardian() override;

    /// At the start, on the writer's connection before its thread runs.
    void begin(storage::Connection& connection, const std::vector<RenewalKeys>& keys);
    /// Tokens were imported or an organization added.
    void reload(std::vector<RenewalKeys> keys);
    /// A call with this access token was answered "not accepted". Many such answers make one renewal.
    void refused(core::OrganizationId organization);
    void refused(const core::OaId& oa);

    void tick() override;
    std::optional<core::Instant> next_due() const override;
    void jumped(core::Instant from, core::Instant to) override;
    void stop() override { stopped_ = true; }

private:
    struct Watched;
    using Known = std::vector<storage::SealedTokens>;
    Known read(storage::Connection& connection, const std::vector<RenewalKeys>& keys) const;
    void take_over(const std::vector<RenewalKeys>& keys, Known known);
    void begin_renewal(Watched& watched);
    void call(Watched& watched);
    void answered(core::OrganizationId organization, const zalo::Renewal& renewal);
    void take_pair(Watched& watched, const zalo::TokenPair& pair);
    void store(Watched& watched);
    void turned_away(Watched& watched, const zalo::TokenRefusal& refusal);
    void not_reached(Watched& watched, const std::string& why);
    void lost(Watched& watched, const std::string& why);
    /// Writes down what became of a renewal, if its pair is still the one in force.
    void end(Watched& watched, const storage::Writer::Deed& deed);
    /// A deed for the writer, then `next` on the io thread if the OA is still watched.
    void write(core::OrganizationId organization,
               storage::Writer::Deed deed,
               std::function<void(Watched&, bool written)> next);
    void at(const char* testpoint) const;

    Parts parts_;
    std::map<core::OrganizationId, std::unique_ptr<Watched>> watched_;
    bool stopped_ = false;
};

}  // namespace mungba::care
