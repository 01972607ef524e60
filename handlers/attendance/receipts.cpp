#include "handlers/attendance/answering.hpp"
#include "handlers/attendance/changes.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::Answer;
using Outcome = usecases::attendance::Outcome;

std::string if_known(int minutes) { return minutes > 0 ? std::to_string(minutes) : std::string(); }

}  // namespace

void Answering::say(std::string_view template_name, std::string_view text) {
    context_.reply(incoming_.message.chat, template_name, text);
}

bool Answering::pilot(const Meeting& meeting) const {
    const auto branch = storage::branches::find(context_.connection(), meeting.branch);
    return branch && branch->online_pilot;
}

/// Numbers in such a text go on listening until the meeting begins.
void Answering::ask_again(std::string_view template_name,
                          std::string_view text,
                          const Meeting& meeting) {
    context_.ask(incoming_.message.sender,
                 incoming_.message.chat,
                 {.kind = storage::prompts::Kind::choice,
                  .topic = "attendance.answer",
                  .template_name = std::string(template_name),
                  .text = std::string(text),
                  .title = {},
                  .options = pilot(meeting) ? 4 : 3,
                  .words = {},
                  .details = std::to_string(meeting.id.value),
                  .standing = true,
                  .until = meeting.starts_at});
}

void Answering::receipt(const Reply& reply,
                        const Said& said,
                        const Meeting& meeting,
                        const usecases::attendance::Answered& answered) {
    if (answered.outcome == Outcome::not_consented)
        return say("not_consented", texts::kNotConsented);
    const std::string day = day_of(meeting.starts_at);
    const std::string fourth = pilot(meeting) ? "trực tuyến" : "";
    if (reply.kind == Reply::Kind::ask_two) return ask_again("ask_two", texts::kAskTwo, meeting);
    if (reply.kind == Reply::Kind::ask_three)
        return ask_again("ask_three", fill(texts::kAskThree, {{"bon", fourth}}), meeting);
    if (reply.kind == Reply::Kind::retract)
        return ask_again("retract", fill(texts::kRetracted, {{"bon", fourth}}), meeting);
    if (said.answer == Answer::received) {
        // Who has answered already needs no second question.
        if (answered.before && domain::is_decided(answered.before->answer)) return;
        return ask_again("received", fill(texts::kReceived, {{"bon", fourth}}), meeting);
    }
    if (answered.outcome == Outcome::after_deadline)
        return say("after_deadline", fill(texts::kAfterDeadline, {{"ngay", day}}));
    const bool later_word_stands = answered.outcome == Outcome::unchanged && answered.before &&
                                   answered.before->event_at > said.event_at;
    if (answered.outcome == Outcome::closed || later_word_stands) return;
    switch (said.answer) {
        case Answer::present:
            return say("receipt", fill(texts::kPresent, {{"ngay", day}}));
        case Answer::absent:
        case Answer::absent_excused: {
            std::string text = fill(texts::kAbsent, {{"ngay", day}, {"ly_do", said.reason}});
            const bool asked_before = answered.before &&
                                      answered.before->answer == Answer::absent &&
                                      answered.before->message != said.message;
            if (said.answer == Answer::absent && !asked_before)
                text += " " + std::string(texts::kReasonWelcome);
            return say("receipt", text);
        }
        case Answer::late:
            return say("receipt",
                       fill(texts::kLate, {{"ngay", day}, {"phut", if_known(said.minutes_late)}}));
        case Answer::online:
            return say("receipt", fill(texts::kOnline, {{"ngay", day}}));
        case Answer::online_request:
            return say("receipt", texts::kOnlineRequest);
        case Answer::received:
        case Answer::unclear:
            return;
    }
}

void Answering::tell_secretary(const usecases::Actor& person, const Said& said, const Meeting& meeting, std::string_view text) {
    tell_of_change(person, said, meeting, text, context_);
}

}  // namespace mungba::handlers::attendance
