#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.hpp"

namespace mungba::zalo {

/// What Zalo's token host gives: the old refresh token is dead at once.
struct TokenPair {
    std::string access_token;
    std::string refresh_token;
    std::chrono::seconds expires_in{25 * 60 * 60};  ///< of the access token: 1 h to 25 h
};

/// The token host said no, in a way that can be read.
struct TokenRefusal {
    int code = 0;
    std::string name;         ///< Zalo's `error_name` if it is a plain word or two, else empty
    std::string meaning;      ///< in our words
    bool needs_human = true;  ///< trying again changes nothing: an operator must act
};

/// The pair; or a refusal; or why it is neither (cut, not JSON, half a pair), and then nobody knows
/// whether the old refresh token still lives. An answer with an error is a refusal even with tokens
/// in it.
std::variant<TokenPair, TokenRefusal, core::Error> read_token_reply(std::string_view text);

/// Reads `{"access_token","refresh_token","expires_in"}`, the token host's answer or what an
/// operator pastes. Both tokens must be there; `expires_in` may be text or a number, absent or
/// absurd: then 25 h, else clamped. The error tells Zalo's code and what to do, never a token.
/// Pure, any thread. Source: docs/zalo-notes.md, "Error codes"; reliability.md §5.
core::Result<TokenPair> read_token_answer(std::string_view text);

}  // namespace mungba::zalo
