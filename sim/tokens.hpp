#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/clock.hpp"
#include "core/ports.hpp"
#include "sim/oa_types.hpp"
#include "sim/world.hpp"

namespace mungba::sim {

/// A pair of tokens as the token endpoint hands it out.
struct TokenPair {
    std::string access;
    std::string refresh;
};

/// The tokens of one OA and its app: one pair lives at a time; a new one ends the old one at once,
/// access token included. Source: Zalo's authentication pages (OA, v4).
class Tokens {
public:
    Tokens(const World& world, core::Random& random);

    /// -216 for a wrong one, -220 for one that has come to its end.
    std::optional<ApiError> check_access(std::string_view access_token, core::Instant now) const;

    struct App {
        std::string_view id;
        std::string_view secret;  ///< header `secret_key`
    };
    /// A refresh token works once, within three months.
    std::variant<TokenPair, ApiError> renew(const App& app,
                                            std::string_view refresh_token,
                                            core::Instant now);

    /// What the permission page of Zalo gives when the OA's admin agrees: valid 10 minutes, once.
    /// @param challenge  of PKCE; empty if the app has none
    std::string authorize(const std::string& challenge, core::Instant now);
    std::variant<TokenPair, ApiError> exchange(const App& app,
                                               std::string_view code,
                                               std::string_view verifier,
                                               core::Instant now);

    /// The living access token comes to its end now.
    void expire_access() { access_ended_ = true; }
    std::chrono::seconds life() const;  ///< what the answer tells as `expires_in`

private:
    struct Code {
        core::Instant ends;
        std::string challenge;
    };
    std::optional<ApiError> check_app(const App& app) const;
    TokenPair fresh_pair(core::Instant now);

    std::string app_id_;
    std::string app_secret_;
    std::chrono::seconds life_;  // 0: until it is replaced
    core::Random& random_;
    TokenPair pair_;
    core::Instant since_;
    bool access_ended_ = false;
    std::map<std::string, Code, std::less<>> codes_;
};

}  // namespace mungba::sim
