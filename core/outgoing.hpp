#pragma once
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/event.hpp"
#include "core/ids.hpp"

namespace mungba::core {

/// In what order classes leave when there is a queue: urgent before reminders before replies before bulletins.
enum class OutgoingClass { urgent = 0, reminder = 1, reply = 2, bulletin = 3 };

/// What is about to be said, to whom: one attempt at the channel. Plain text, already cut to a single message.
struct Outgoing {
    OutgoingId id;
    OrganizationId organization;
    OaId oa;
    Chat to;
    std::string text;
    int attempt = 1;  ///< 1 for the first try
};

/// What became of one attempt, and so what to do next; callers switch on it and never compare texts.
struct SendResult {
    enum class Outcome {
        sent,         ///< the channel took it; `message_id` is set
        renew_token,  ///< the access token is not accepted: renew it, then again
        retry,        ///< a passing fault: again after back-off
        wait,         ///< a limit: not before `retry_at`
        unreachable,  ///< this person cannot be written to now: the next way of the ladder
        ask_a_human,  ///< configuration, billing, a disabled group: nothing here can mend it
        give_up,      ///< permanent for this message
        unknown,      ///< the answer was lost: it may have arrived
    };
    Outcome outcome = Outcome::unknown;
    MessageId message_id;
    std::optional<Instant> retry_at;
    bool whole_oa = false;  ///< with `wait`: the limit binds every message of this OA
    bool reached = true;    ///< false: the channel never saw it, so it costs no attempt and the OA rests a while
    int code = 0;           ///< the channel's error code; 0 if none
    std::string detail;     ///< for the log and the office: never a token or a member's text
};

}  // namespace mungba::core
