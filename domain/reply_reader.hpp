#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/rsvp.hpp"
#include "domain/stated_day.hpp"

namespace mungba::domain {

/// What the reader may know beside the words.
struct ReplyContext {
    bool question_open = false;       ///< a meeting's question stands open for this person here
    bool is_private = false;          ///< 1:1 with the OA
    bool quotes_notice = false;       ///< the message quotes the notice or a reminder
    bool quotes_other = false;        ///< it quotes another person's message
    bool confirmation_waits = false;  ///< this person has been asked for "đồng ý" in this chat
    bool online_pilot = false;        ///< "4" is offered
};

/// What a text says about the own coming; conversation.md §2, domain.md §5.2. Precision before
/// recall: doubt is no answer.
struct Reply {
    enum class Kind {
        not_an_answer,
        answer,   ///< `answer` is set (present, absent, absent_excused, late, online, received)
        ask_two,  ///< a bare "vang": "Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng."
        ask_three,  ///< a bare "du" or "muon", a double negative: "… 1 có mặt, 2 vắng, 3 đến muộn."
        retract,  ///< "sai": that is not what I said
    };
    Kind kind = Kind::not_an_answer;
    /// Online is online, pilot or not: without it the caller makes it a request.
    std::optional<Answer> answer;
    int minutes_late = 0;  ///< 0 if not told; an hour told ("20h") is not turned into minutes here
    /// Minutes since midnight of the hour of coming; -1 if not told. With `present`, too ("có mặt
    /// lúc 20h"): whether that is late, only the meeting tells.
    int late_until_minutes = -1;
    /// Of an absence, or of coming online: as written, without polite beginnings and endings, at
    /// most 200 UTF-16 units; empty if none.
    std::string reason;
    /// The day it is said of; another meeting's, if it does not fit.
    StatedDay day{};
};

/// @param text  as typed (any form); read folded, the reason is cut from the text itself. Pure, any
/// thread.
Reply read_reply(std::string_view text, const ReplyContext& context);

/// "ok" in any of its spellings, and nothing after it but courtesy: "okie đ/c ạ". Pure, any thread.
bool is_ok(std::string_view text);

/// What words are that follow an absence without a reason.
enum class AfterAbsence {
    reason,    ///< they can be one
    courtesy,  ///< thanks, "vâng ạ", "không có lý do"
    other,     ///< a question, an answer, nothing at all
};
/// Pure, any thread.
AfterAbsence read_after_absence(std::string_view text);

}  // namespace mungba::domain
