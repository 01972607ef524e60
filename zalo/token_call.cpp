#include "zalo/token_call.hpp"

#include <boost/asio/post.hpp>

#include "zalo/header_value.hpp"
#include "zalo/percent.hpp"

namespace mungba::zalo {
namespace {

Renewal read_outcome(const std::variant<core::HttpResponse, core::HttpFailure>& outcome) {
    if (const auto* response = std::get_if<core::HttpResponse>(&outcome)) {
        return read_renewal(*response);
    }
    const auto& failure = std::get<core::HttpFailure>(outcome);
    if (failure.sent) return RenewalUnknown{"the token host's answer was lost: " + failure.reason};
    return RenewalNotReached{"the token host was not reached: " + failure.reason};
}

// A status that says the request was turned away before it was acted upon. 408 may have come after.
bool turned_away(int status) { return status >= 300 && status < 500 && status != 408; }

}  // namespace

TokenCall::TokenCall(boost::asio::io_context& io, core::HttpClient& http, TokenCallOptions options)
    : io_(io), http_(http), options_(std::move(options)) {
    while (options_.oauth_url.ends_with('/')) options_.oauth_url.pop_back();
}

void TokenCall::renew(const RenewalRequest& request, std::function<void(Renewal)> done) {
    if (!can_be_header(request.app_secret) || request.app.empty() ||
        request.refresh_token.empty()) {
        const char* missing = request.app.empty() ? "there is no app id"
                              : request.refresh_token.empty()
                                  ? "there is no refresh token"
                                  : "the app's secret key is no word of plain characters";
        boost::asio::post(io_, [done = std::move(done), missing] {
            done(TokenRefusal{.code = 0, .name = {}, .meaning = missing, .needs_human = true});
        });
        return;
    }
    core::HttpRequest call;
    call.method = core::HttpRequest::Method::post;
    call.url = options_.oauth_url + "/v4/oa/access_token";
    call.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                    {"secret_key", request.app_secret}};
    call.body = "refresh_token=" + percent_encoded(request.refresh_token) +
                "&app_id=" + percent_encoded(request.app.value) + "&grant_type=refresh_token";
    call.timeout = options_.timeout;
    call.max_response_bytes = options_.max_answer_bytes;
    http_.perform(std::move(call),
                  [done = std::move(done)](const auto& outcome) { done(read_outcome(outcome)); });
}

Renewal read_renewal(const core::HttpResponse& response) {
    auto reply = read_token_reply(response.body);
    if (auto* pair = std::get_if<TokenPair>(&reply)) return std::move(*pair);
    if (auto* refusal = std::get_if<TokenRefusal>(&reply)) return std::move(*refusal);
    const std::string status = "HTTP " + std::to_string(response.status);
    // With half a pair in it Zalo has acted, whatever the status says.
    if (turned_away(response.status) && response.body.find("_token\"") == std::string::npos) {
        return RenewalNotReached{"the token host turned the call away: " + status};
    }
    return RenewalUnknown{status + ": " + std::get<core::Error>(reply).message};
}

}  // namespace mungba::zalo
