#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace mungba::zalo {

/// What Zalo's token host gives: the old refresh token is dead at once.
struct TokenPair {
    std::string access_token;
    std::string refresh_token;
    std::chrono::seconds expires_in{25 * 60 * 60};  ///< of the access token: 1 h to 25 h
};

/// Reads `{"access_token","refresh_token","expires_in"}`, the token host's answer or what an
/// operator pastes. Both tokens must be there; `expires_in` may be text or a number, absent or
/// absurd: then 25 h, else clamped. The error tells Zalo's code and what to do, never a token.
/// Pure, any thread. Source: docs/zalo-notes.md, "Error codes"; reliability.md §5.
core::Result<TokenPair> read_token_answer(std::string_view text);

}  // namespace mungba::zalo
