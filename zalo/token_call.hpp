#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <variant>

#include "core/ids.hpp"
#include "core/ports.hpp"
#include "zalo/token_answer.hpp"

namespace mungba::zalo {

struct TokenCallOptions {
    std::string oauth_url = "https://oauth.zaloapp.com";
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_answer_bytes = 65'536;
};

/// What a renewal needs. The refresh token is spent by it: write down "begun" before.
struct RenewalRequest {
    core::AppId app;
    std::string app_secret;
    std::string refresh_token;
};

/// The request never left, or was turned away before it was looked at: the old pair is what it was.
struct RenewalNotReached {
    std::string detail;
};
/// The answer was lost, cut or odd: the old refresh token may be dead. One more try, then people.
struct RenewalUnknown {
    std::string detail;
};
/// `TokenRefusal`: Zalo said no; never in a loop. No `detail` bears a token.
using Renewal = std::variant<TokenPair, TokenRefusal, RenewalNotReached, RenewalUnknown>;

/// The call that renews an OA's tokens: one HTTP call, no retry of its own. On the io thread. Who
/// calls sees to it that only one is under way for an OA. Source: docs/zalo-notes.md, "Tokens".
class TokenCall {
public:
    /// @param io, http  must outlive this object and every call in flight.
    TokenCall(boost::asio::io_context& io, core::HttpClient& http, TokenCallOptions options);

    /// `done` is called exactly once, never from inside.
    void renew(const RenewalRequest& request, std::function<void(Renewal)> done);

private:
    boost::asio::io_context& io_;
    core::HttpClient& http_;
    TokenCallOptions options_;
};

/// What the token host's answer means. Pure, any thread.
Renewal read_renewal(const core::HttpResponse& response);

}  // namespace mungba::zalo
