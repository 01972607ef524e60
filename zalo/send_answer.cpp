#include "zalo/send_answer.hpp"

#include <nlohmann/json.hpp>

#include "core/local_time.hpp"
#include "zalo/envelope.hpp"
#include "zalo/read_json.hpp"

namespace mungba::zalo {
namespace {

using core::Instant;
using core::SendResult;
using Outcome = core::SendResult::Outcome;

SendResult by_success(const nlohmann::json& answer) {
    SendResult made;
    const auto data = answer.find("data");
    if (data != answer.end() && data->is_object()) {
        made.message_id = core::MessageId(id_or_empty(*data, "message_id"));
    }
    made.outcome = made.message_id.empty() ? Outcome::unknown : Outcome::sent;
    if (made.message_id.empty()) made.detail = "success without a message id";
    return made;
}

}  // namespace

Instant next_minute(Instant now) {
    return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
}

Instant next_morning(Instant now) {
    const core::LocalDate today = core::local_date(now);
    const Instant morning = core::to_instant(today, core::at_hour(6));
    return now < morning ? morning : core::to_instant(core::plus_days(today, 1), core::at_hour(6));
}

Instant next_day(Instant now) {
    return core::to_instant(core::plus_days(core::local_date(now), 1), core::at_hour(0));
}

SendResult read_send_answer(const core::HttpResponse& response, Instant now) {
    auto opened = open_envelope(response, now);
    if (auto* failure = std::get_if<SendResult>(&opened)) return std::move(*failure);
    SendResult made = by_success(std::get<nlohmann::json>(opened));
    if (const auto until = told_to_wait_until(response, now);
        until && made.outcome == Outcome::sent) {
        made.retry_at = until;
        made.whole_oa = true;
    }
    return made;
}

}  // namespace mungba::zalo
