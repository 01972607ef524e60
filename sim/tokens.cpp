#include "sim/tokens.hpp"

#include <utility>

#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kZalosLife{90'000};  // 25 h
constexpr core::Milliseconds kRefreshLife = 24h * 90;
constexpr core::Milliseconds kCodeLife = 10min;
constexpr std::size_t kTokenDigits = 64;

}  // namespace

Tokens::Tokens(const World& world, core::Random& random)
    : app_id_(world.app_id),
      app_secret_(world.app_secret),
      life_(world.access_token_life),
      random_(random),
      pair_{world.access_token, world.refresh_token},
      since_(world.start) {}

std::optional<ApiError> Tokens::check_access(std::string_view access_token,
                                             core::Instant now) const {
    if (access_token.empty() || access_token != pair_.access)
        return ApiError{-216, "Access token is invalid"};
    if (access_ended_ || (life_ > 0s && now >= since_ + life_))
        return ApiError{-220, "access_token is expired or removed"};
    return std::nullopt;
}

std::optional<ApiError> Tokens::check_app(const App& app) const {
    if (app.id != app_id_) return ApiError{-14002, "App is not active"};
    if (app.secret != app_secret_) return ApiError{-14004, "Invalid secret key"};
    return std::nullopt;
}

std::variant<TokenPair, ApiError> Tokens::renew(const App& app,
                                                std::string_view refresh_token,
                                                core::Instant now) {
    if (auto error = check_app(app)) return std::move(*error);
    const bool living = now < since_ + kRefreshLife;
    if (refresh_token.empty() || refresh_token != pair_.refresh || !living)
        return ApiError{-14020, "Invalid refresh token"};
    return fresh_pair(now);
}

std::string Tokens::authorize(const std::string& challenge, core::Instant now) {
    std::string code = hex_digits(random_, kTokenDigits);
    codes_[code] = {now + kCodeLife, challenge};
    return code;
}

std::variant<TokenPair, ApiError> Tokens::exchange(const App& app,
                                                   std::string_view code,
                                                   std::string_view verifier,
                                                   core::Instant now) {
    if (auto error = check_app(app)) return std::move(*error);
    const auto found = codes_.find(code);
    if (found == codes_.end()) return ApiError{-14024, "Invalid authorization code"};
    const Code known = std::move(found->second);
    codes_.erase(found);  // one try, whatever comes of it
    const bool verified = known.challenge.empty() || pkce_challenge(verifier) == known.challenge;
    if (now >= known.ends || !verified) return ApiError{-14024, "Invalid authorization code"};
    return fresh_pair(now);
}

TokenPair Tokens::fresh_pair(core::Instant now) {
    pair_ = {hex_digits(random_, kTokenDigits), hex_digits(random_, kTokenDigits)};
    since_ = now;
    access_ended_ = false;
    return pair_;
}

std::chrono::seconds Tokens::life() const { return life_ > 0s ? life_ : kZalosLife; }

}  // namespace mungba::sim
