#include "zalo/envelope.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "zalo/errors.hpp"
#include "zalo/read_json.hpp"
#include "zalo/send_answer.hpp"

namespace mungba::zalo {
namespace {

using core::Instant;
using core::SendResult;
using Outcome = core::SendResult::Outcome;

SendResult result(Outcome outcome, int code, std::string_view meaning) {
    SendResult made;
    made.outcome = outcome;
    made.code = code;
    made.detail = std::string(meaning);
    return made;
}

SendResult wait_until(SendResult made, Instant instant, bool whole_oa) {
    made.outcome = Outcome::wait;
    made.retry_at = instant;
    made.whole_oa = whole_oa;
    return made;
}

SendResult by_error(const ApiError& error, Instant now) {
    SendResult made = result(Outcome::retry, error.code, error.meaning);
    switch (error.what) {
        case ErrorClass::renew_token:
            made.outcome = Outcome::renew_token;
            break;
        case ErrorClass::retry:
            break;
        case ErrorClass::wait_next_minute:
            return wait_until(std::move(made), next_minute(now), true);
        case ErrorClass::wait_for_morning:
            return wait_until(std::move(made), next_morning(now), false);
        case ErrorClass::wait_for_quota:
            return wait_until(std::move(made), next_day(now), false);
        case ErrorClass::unreachable:
            made.outcome = Outcome::unreachable;
            break;
        case ErrorClass::ask_a_human:
            made.outcome = Outcome::ask_a_human;
            break;
        case ErrorClass::give_up:
            made.outcome = Outcome::give_up;
            break;
    }
    return made;
}

// No envelope could be read, so the status alone speaks. A refusal came before the message was
// taken; anything else may have come after.
SendResult by_status(int status) {
    const std::string detail = "HTTP " + std::to_string(status) + " without a readable answer";
    if (status == 401) return result(Outcome::renew_token, 0, detail);
    if (status == 408) return result(Outcome::unknown, 0, detail);
    if (status >= 300 && status < 500) return result(Outcome::retry, 0, detail);
    return result(Outcome::unknown, 0, detail);
}

SendResult by_content(const std::optional<nlohmann::json>& answer, int status, Instant now) {
    if (!answer || !answer->is_object()) return by_status(status);
    const auto code = whole_number(*answer, "error");
    if (!code) return by_status(status);
    const auto message = answer->find("message");
    const std::string_view text = message != answer->end() && message->is_string()
                                      ? std::string_view(message->get_ref<const std::string&>())
                                      : std::string_view{};
    const auto narrow = static_cast<int>(std::clamp<std::int64_t>(*code, INT32_MIN, INT32_MAX));
    return by_error(api_error(narrow, text), now);
}

}  // namespace

std::optional<std::int64_t> number_header(const Headers& headers, std::string_view name) {
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto& header) {
        return header.first == name;
    });
    if (found == headers.end()) return std::nullopt;
    const std::string& text = found->second;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Instant> told_to_wait_until(const core::HttpResponse& response, Instant now) {
    constexpr std::int64_t kLongestSeconds = 86'400;
    if (const auto seconds = number_header(response.headers, "retry-after");
        seconds && *seconds >= 0) {
        return now + std::chrono::seconds(std::clamp<std::int64_t>(*seconds, 1, kLongestSeconds));
    }
    if (number_header(response.headers, "x-ratelimit-remain") == 0) return next_minute(now);
    return std::nullopt;
}

std::variant<nlohmann::json, core::SendResult> open_envelope(const core::HttpResponse& response,
                                                             Instant now) {
    auto answer = read_json(response.body);
    if (answer && answer->is_object() && whole_number(*answer, "error") == 0) {
        return *std::move(answer);
    }
    SendResult made = by_content(answer, response.status, now);
    const auto until = told_to_wait_until(response, now);
    const bool passing =
        made.outcome == Outcome::retry || (made.outcome == Outcome::wait && made.whole_oa);
    if (passing && (until || response.status == 429)) {
        return wait_until(std::move(made), until.value_or(next_minute(now)), true);
    }
    return made;
}

}  // namespace mungba::zalo
