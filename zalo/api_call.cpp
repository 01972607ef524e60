#include "zalo/api_call.hpp"

#include <boost/asio/post.hpp>

#include "zalo/envelope.hpp"
#include "zalo/header_value.hpp"
#include "zalo/percent.hpp"

namespace mungba::zalo {
namespace {

using Outcome = core::SendResult::Outcome;
using nlohmann::json;

Failure::What what_of(Outcome outcome, Effect effect) {
    switch (outcome) {
        case Outcome::renew_token:
            return Failure::What::renew_token;
        case Outcome::retry:
            return Failure::What::retry;
        case Outcome::wait:
            return Failure::What::wait;
        case Outcome::ask_a_human:
            return Failure::What::ask_a_human;
        case Outcome::unreachable:
        case Outcome::give_up:
            return Failure::What::give_up;
        case Outcome::sent:
        case Outcome::unknown:
            break;
    }
    return effect == Effect::reads ? Failure::What::retry : Failure::What::unknown;
}

Failure failure_of(const core::SendResult& result, Effect effect) {
    return {.what = what_of(result.outcome, effect),
            .retry_at = result.retry_at,
            .whole_oa = result.whole_oa,
            .code = result.code,
            .detail = result.detail,
            .reached = result.reached};
}

std::string address_of(const std::string& base, const std::string& path, const Query& query) {
    std::string address = base + path;
    char before = '?';
    for (const auto& [name, value] : query) {
        address += before + name + "=" + percent_encoded(value);
        before = '&';
    }
    return address;
}

}  // namespace

ApiCaller::ApiCaller(boost::asio::io_context& io,
                     core::HttpClient& http,
                     const core::Clock& clock,
                     AccessToken access_token,
                     std::shared_ptr<Budget> budget,
                     Limits limits)
    : io_(io),
      http_(http),
      clock_(clock),
      access_token_(std::move(access_token)),
      budget_(std::move(budget)),
      limits_(std::move(limits)) {
    while (limits_.base_url.ends_with('/')) limits_.base_url.pop_back();
}

void ApiCaller::get(const core::OaId& oa,
                    const std::string& path,
                    const Query& query,
                    Opened done) {
    core::HttpRequest request;
    request.url = address_of(limits_.base_url, path, query);
    request.timeout = limits_.timeout;
    perform(oa, std::move(request), Effect::reads, std::move(done));
}

void ApiCaller::post(
    const core::OaId& oa, const std::string& path, const json& body, Effect effect, Opened done) {
    core::HttpRequest request;
    request.method = core::HttpRequest::Method::post;
    request.url = limits_.base_url + path;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    request.timeout = limits_.timeout;
    perform(oa, std::move(request), effect, std::move(done));
}

void ApiCaller::upload(const core::OaId& oa,
                       const std::string& path,
                       std::string content_type,
                       std::string body,
                       Opened done) {
    core::HttpRequest request;
    request.method = core::HttpRequest::Method::post;
    request.url = limits_.base_url + path;
    request.headers = {{"Content-Type", std::move(content_type)}};
    request.body = std::move(body);
    request.timeout = limits_.upload_timeout;
    // An upload whose answer was lost is no more than a place in the month's quota: it may be
    // repeated.
    perform(oa, std::move(request), Effect::reads, std::move(done));
}

void ApiCaller::refuse(Failure failure, std::function<void(Failure)> done) {
    boost::asio::post(
        io_, [self = weak_from_this(), failure = std::move(failure), done = std::move(done)] {
            if (!self.expired()) done(failure);
        });
}

void ApiCaller::perform(const core::OaId& oa,
                        core::HttpRequest request,
                        Effect effect,
                        Opened done) {
    auto token = access_token_(oa);
    if (!token || !can_be_header(*token)) {
        Failure none;
        none.what = Failure::What::renew_token;
        none.detail = "the OA has no usable access token";
        none.reached = false;
        return refuse(std::move(none), std::move(done));
    }
    // What only reads can wait for the next minute; the reserve is for reminders and replies.
    const auto what =
        effect == Effect::reads ? core::OutgoingClass::bulletin : core::OutgoingClass::reply;
    const core::Instant asked = clock_.now();
    if (!budget_->may_call(oa, what, asked)) {
        return refuse(over_budget(oa, what, asked), std::move(done));
    }
    budget_->note_call(oa, asked);
    request.headers.emplace_back("access_token", *std::move(token));
    request.max_response_bytes = limits_.max_answer_bytes;
    http_.perform(
        std::move(request),
        [self = weak_from_this(), oa, asked, effect, done = std::move(done)](const auto& outcome) {
            const auto alive = self.lock();
            if (!alive) return;
            auto opened = alive->open(outcome, effect);
            const auto* failure = std::get_if<Failure>(&opened);
            note(*alive->budget_, oa, asked, outcome, failure != nullptr ? failure->code : 0);
            if (failure != nullptr && failure->what == Failure::What::renew_token && alive->token_refused_)
                alive->token_refused_(oa);
            done(std::move(opened));
        });
}

Failure ApiCaller::over_budget(const core::OaId& oa, core::OutgoingClass what, core::Instant now) {
    return {.what = Failure::What::wait,
            .retry_at = budget_->next_free(oa, what, now),
            .whole_oa = !budget_->may_call(oa, core::OutgoingClass::urgent, now),
            .detail = "our calls of this minute are used up",
            .reached = false};
}

std::variant<json, Failure> ApiCaller::open(
    const std::variant<core::HttpResponse, core::HttpFailure>& outcome, Effect effect) const {
    if (const auto* lost = std::get_if<core::HttpFailure>(&outcome)) {
        Failure failure;
        failure.what = lost->sent ? what_of(Outcome::unknown, effect) : Failure::What::retry;
        failure.detail = lost->reason;
        failure.reached = lost->sent;
        return failure;
    }
    const auto& response = std::get<core::HttpResponse>(outcome);
    auto opened = open_envelope(response, clock_.now());
    if (const auto* result = std::get_if<core::SendResult>(&opened)) {
        Failure failure = failure_of(*result, effect);
        failure.odd = failure.code == 0 && response.status >= 200 && response.status < 300;
        return failure;
    }
    json& answer = std::get<json>(opened);
    const auto data = answer.find("data");
    return data != answer.end() ? std::move(*data) : json();
}

}  // namespace mungba::zalo
