#pragma once
#include "core/outgoing.hpp"
#include "core/ports.hpp"

namespace mungba::zalo {

/// What Zalo's answer to a send means. The body is read whatever the status is: most errors come
/// with HTTP 200. `sent` only with `error` 0 and a message id; an answer that cannot be read is
/// `unknown` (it may have arrived), unless its status is a refusal. With `sent`, `retry_at` and
/// `whole_oa` may still be set: this was the last call of the minute. Pure, any thread. `detail` is
/// our own words, never Zalo's text or the message's. Source: docs/zalo-notes.md, "Error codes" and
/// "Limits".
core::SendResult read_send_answer(const core::HttpResponse& response, core::Instant now);

/// The beginning of the next minute, when Zalo counts anew.
core::Instant next_minute(core::Instant now);
/// The next 06:00 in Viet Nam: messages that -234 refused are taken again.
core::Instant next_morning(core::Instant now);
/// The next midnight in Viet Nam: daily quotas are counted anew.
core::Instant next_day(core::Instant now);

}  // namespace mungba::zalo
