#include "zalo/client.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>

#include "zalo/send_answer.hpp"

namespace mungba::zalo {
namespace {

using core::SendResult;

// A token goes into a header: one with a line break in it would write headers of its own.
bool can_be_header(std::string_view value) {
    return !value.empty() &&
           std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string body_for(const core::Outgoing& message) {
    const char* recipient = message.to.is_private() ? "user_id" : "group_id";
    const nlohmann::json body{{"recipient", {{recipient, message.to.id}}},
                              {"message", {{"text", message.text}}}};
    // A text is cut at graphemes and so is UTF-8; were it not, a broken byte is no reason to throw
    // on the io thread.
    return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

SendResult refusal(SendResult::Outcome outcome, std::string detail) {
    SendResult made;
    made.outcome = outcome;
    made.detail = std::move(detail);
    return made;
}

SendResult read_outcome(const std::variant<core::HttpResponse, core::HttpFailure>& outcome,
                        core::Instant now) {
    if (const auto* response = std::get_if<core::HttpResponse>(&outcome)) {
        return read_send_answer(*response, now);
    }
    const auto& failure = std::get<core::HttpFailure>(outcome);
    SendResult result = refusal(failure.sent ? SendResult::Outcome::unknown : SendResult::Outcome::retry, failure.reason);
    result.reached = failure.sent;
    return result;
}

}  // namespace

Client::Client(boost::asio::io_context& io,
               core::HttpClient& http,
               const core::Clock& clock,
               AccessToken access_token,
               ClientOptions options)
    : io_(io),
      http_(http),
      clock_(clock),
      access_token_(std::move(access_token)),
      options_(std::move(options)) {
    while (options_.openapi_url.ends_with('/')) options_.openapi_url.pop_back();
}

core::HttpRequest Client::request_for(const core::Outgoing& message, std::string token) const {
    core::HttpRequest request;
    request.method = core::HttpRequest::Method::post;
    request.url = options_.openapi_url +
                  (message.to.is_private() ? "/v3.0/oa/message/cs" : "/v3.0/oa/group/message");
    request.headers = {{"Content-Type", "application/json"}, {"access_token", std::move(token)}};
    request.body = body_for(message);
    request.timeout = options_.timeout;
    request.max_response_bytes = options_.max_answer_bytes;
    return request;
}

void Client::send(const core::Outgoing& message, std::function<void(SendResult)> done) {
    const auto refuse = [&](SendResult made) {
        boost::asio::post(io_, [done = std::move(done), made = std::move(made)] { done(made); });
    };
    if (message.to.id.empty()) {
        return refuse(refusal(SendResult::Outcome::give_up, "the message has no recipient"));
    }
    auto token = access_token_(message.oa);
    if (!token || !can_be_header(*token)) {
        SendResult none = refusal(SendResult::Outcome::renew_token, "the OA has no usable access token");
        none.reached = false;
        return refuse(std::move(none));
    }
    http_.perform(request_for(message, *std::move(token)),
                  [&clock = clock_, done = std::move(done)](const auto& outcome) {
                      done(read_outcome(outcome, clock.now()));
                  });
}

}  // namespace mungba::zalo
