#include "handlers/attendance/saying.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::Answer;
using domain::Reply;
using usecases::attendance::Said;

// A reason is a few words for the secretary; nobody needs a letter there.
constexpr std::size_t kLongestReason = 300;
// Nobody announces to come later than that; a larger number is a misreading.
constexpr int kLongestDelay = 240;

int minutes_late(const Reply& reply, const storage::Meeting& meeting) {
    int minutes = reply.minutes_late;
    if (reply.late_until_minutes >= 0) {
        minutes = reply.late_until_minutes - core::to_local(meeting.starts_at).time.minutes;
    }
    return minutes > 0 && minutes <= kLongestDelay ? minutes : 0;
}

}  // namespace

Said said_by(const Reply& reply,
             const Incoming& incoming,
             const storage::Meeting& meeting,
             bool online_pilot) {
    Said said{.answer = reply.answer.value_or(Answer::unclear),
              .reason = std::string(core::text::cut(
                  core::text::defuse(core::text::trim(reply.reason)), kLongestReason)),
              .retracts = reply.kind == Reply::Kind::retract,
              .event_at = incoming.event_at,
              .message = incoming.message.id,
              .source = incoming.is_private() ? domain::AnswerSource::private_chat
                                              : domain::AnswerSource::group};
    // "Có mặt lúc 20h": of a meeting at 19h30 that is late.
    const bool after_the_start =
        reply.late_until_minutes > core::to_local(meeting.starts_at).time.minutes;
    if (said.answer == Answer::present && after_the_start) said.answer = Answer::late;
    if (said.answer == Answer::late) said.minutes_late = minutes_late(reply, meeting);
    if (said.answer == Answer::online && !online_pilot) said.answer = Answer::online_request;
    return said;
}

Reply reply_of_number(int number) {
    constexpr Answer answers[] = {Answer::present, Answer::absent, Answer::late, Answer::online};
    Reply reply;
    if (number < 1 || number > 4) return reply;
    reply.kind = Reply::Kind::answer;
    reply.answer = answers[number - 1];
    return reply;
}

std::string to_json(const Said& said) {
    const nlohmann::json json{{"answer", domain::name_of(said.answer)},
                              {"minutes_late", said.minutes_late},
                              {"reason", said.reason},
                              {"retracts", said.retracts},
                              {"event_at", core::to_ms(said.event_at)},
                              {"message", said.message.value},
                              {"source", domain::name_of(said.source)}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Said said_from(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    return {.answer = domain::answer_named(json.at("answer").get<std::string>()).value(),
            .minutes_late = json.at("minutes_late"),
            .reason = json.at("reason"),
            .retracts = json.at("retracts"),
            .event_at = core::from_ms(json.at("event_at").get<std::int64_t>()),
            .message = core::MessageId{json.at("message").get<std::string>()},
            .source = domain::answer_source_named(json.at("source").get<std::string>()).value()};
}

}  // namespace mungba::handlers::attendance
