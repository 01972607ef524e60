#include "zalo/client.hpp"

#include <boost/asio/post.hpp>

#include "zalo/header_value.hpp"
#include "zalo/message_body.hpp"
#include "zalo/send_answer.hpp"

namespace mungba::zalo {
namespace {

using core::SendResult;

constexpr int kInvalidField = -201;

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
    SendResult result = refusal(
        failure.sent ? SendResult::Outcome::unknown : SendResult::Outcome::retry, failure.reason);
    result.reached = failure.sent;
    return result;
}

// The quoted message may be gone; the next try goes without it.
SendResult without_blame_on(SendResult quoting) {
    if (quoting.code == kInvalidField && quoting.outcome == SendResult::Outcome::give_up) {
        quoting.outcome = SendResult::Outcome::retry;
        quoting.detail = "a field is invalid, perhaps the quotation";
    }
    return quoting;
}

// If only the reserve is left, a bulletin waits alone: were `reached` false, the whole OA would
// rest.
SendResult over_budget(Budget& budget, const core::Outgoing& message, core::Instant now) {
    SendResult made = refusal(SendResult::Outcome::wait, "our calls of this minute are used up");
    made.retry_at = budget.next_free(message.oa, message.message_class, now);
    made.whole_oa = !budget.may_call(message.oa, core::OutgoingClass::urgent, now);
    made.reached = !made.whole_oa;
    return made;
}

}  // namespace

Client::Client(boost::asio::io_context& io,
               core::HttpClient& http,
               const core::Clock& clock,
               AccessToken access_token,
               ClientOptions options,
               std::shared_ptr<Budget> budget)
    : io_(io),
      http_(http),
      clock_(clock),
      access_token_(std::move(access_token)),
      options_(std::move(options)),
      budget_(budget ? std::move(budget) : std::make_shared<Budget>()) {
    while (options_.openapi_url.ends_with('/')) options_.openapi_url.pop_back();
}

core::HttpRequest Client::request_for(const core::Outgoing& message,
                                      std::string body,
                                      std::string token) const {
    core::HttpRequest request;
    request.method = core::HttpRequest::Method::post;
    request.url = options_.openapi_url +
                  (message.to.is_private() ? "/v3.0/oa/message/cs" : "/v3.0/oa/group/message");
    request.headers = {{"Content-Type", "application/json"}, {"access_token", std::move(token)}};
    request.body = std::move(body);
    request.timeout = options_.timeout;
    request.max_response_bytes = options_.max_answer_bytes;
    return request;
}

void Client::send(const core::Outgoing& message, std::function<void(SendResult)> done) {
    const auto refuse = [&](SendResult made) {
        boost::asio::post(io_, [done = std::move(done), made = std::move(made)] { done(made); });
    };
    auto body = message_body(message);
    if (!body) return refuse(refusal(SendResult::Outcome::give_up, body.error().message));
    auto token = access_token_(message.oa);
    if (!token || !can_be_header(*token)) {
        SendResult none =
            refusal(SendResult::Outcome::renew_token, "the OA has no usable access token");
        none.reached = false;
        return refuse(std::move(none));
    }
    const core::Instant asked = clock_.now();
    if (!budget_->may_call(message.oa, message.message_class, asked)) {
        return refuse(over_budget(*budget_, message, asked));
    }
    budget_->note_call(message.oa, asked);
    http_.perform(request_for(message, std::move(body).value(), *std::move(token)),
                  [&clock = clock_,
                   budget = budget_,
                   oa = message.oa,
                   asked,
                   quoted = quotes(message),
                   done = std::move(done)](const auto& outcome) {
                      SendResult result = read_outcome(outcome, clock.now());
                      note(*budget, oa, asked, outcome, result.code);
                      done(quoted ? without_blame_on(std::move(result)) : std::move(result));
                  });
}

}  // namespace mungba::zalo
