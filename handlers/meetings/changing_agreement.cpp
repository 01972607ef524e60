#include "handlers/meetings/changing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/second_person.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_request.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "handlers/meetings/showing.hpp"
#include "handlers/meetings/texts.hpp"
#include "storage/people_repository.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::meetings {
namespace {

using Deed = Change::Deed;
using domain::MeetingKind;
using nlohmann::json;
using std::chrono::minutes;
using storage::prompts::Kind;
using usecases::meeting_changes::Outcome;

// After the words have left, "thôi" is still understood, and told that it comes too late.
constexpr minutes kTooLateIsTold{30};

std::string_view done_word(const Change& change, const storage::Meeting& meeting) {
    if (change.deed == Deed::cancel) return texts::kCancelled;
    const bool another_day = core::local_date(change.starts_at) != core::local_date(meeting.starts_at);
    return change.deed == Deed::move && another_day ? texts::kMoved : texts::kEdited;
}

}  // namespace

void Changing::propose(Change change) {
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    const auto branch = storage::branches::find(context_.connection(), change.branch);
    if (!meeting || !branch || !meeting->is_live() || meeting->starts_at <= context_.now()) return say(texts::kOver);
    const minutes held{context_.rules().confirmation.hold_minutes};
    if (change.deed == Deed::agenda && !fits_notice(change, *meeting)) return say(fill(texts::kAgendaTooLong, {{"so", std::to_string(longest_agenda(*meeting))}}));
    if (change.deed == Deed::move) {
        const auto tried = usecases::meeting_changes::try_move(context_.connection(),
                                                               actor_,
                                                               {.meeting = change.meeting, .starts_at = change.starts_at, .venue = {}, .reason = change.reason,
                                                                .off_rule_accepted = true, .asks_from = {}},
                                                               context_.setting(),
                                                               context_.now() + held);
        switch (tried.outcome) {
            case Outcome::unchanged: return say(texts::kUnchanged);
            case Outcome::past: return say(texts::kPastHour);
            case Outcome::slot_taken:
                return say(fill(texts::kSlotTaken, {{"chi_bo", branch->name}, {"ten_buoi", meeting_name(*tried.in_the_way)}}));
            case Outcome::not_allowed: return say(texts::kNoRight);
            case Outcome::not_found: return say(texts::kNotFound);
            case Outcome::over: return say(texts::kOver);
            case Outcome::no_reason: return ask_for_reason(change);
            case Outcome::done:
            case Outcome::off_rule: break;
        }
    }
    const core::Instant leaves_at = usecases::meetings::after_quiet_hours(std::max(context_.now() + held, change.leaves_at.value_or(core::Instant{})), context_.quiet_hours());
    const auto words = words_for(change, *meeting, *branch, leaves_at, context_);
    change.shown = words ? words->for_the_group : std::string();
    std::string text = words ? change.shown + "\n\n" : std::string();
    if (change.deed == Deed::move) {
        const core::LocalDate day = core::local_date(change.starts_at);
        if (const auto reason = context_.days_off().why_off(day))
            text += fill(texts::kDayOff, {{"ngay", core::format_day_month(day)}, {"ly_do_nghi", reason->name}}) + "\n";
    }
    text += summary_of(change, *meeting, *branch, context_) + "\n" + std::string(texts::kConfirm);
    Question question;
    question.kind = Kind::confirmation;
    question.topic = "meetings.change.agree";
    question.template_name = "meetings.confirm";
    question.text = text;
    question.title = title_of(change, *meeting);
    question.details = json{{"change", to_json(change)}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

void Changing::agreed(Change change) {
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    const auto branch = storage::branches::find(context_.connection(), change.branch);
    if (!meeting || !branch || !meeting->is_live() || meeting->starts_at <= context_.now()) return say(texts::kOver);
    if (change.deed == Deed::move && !change.off_rule && meeting->kind == MeetingKind::regular) {
        const core::LocalDate third = usecases::rungs::third_of(*meeting);
        const bool in_window = domain::is_in_window(
            core::local_date(change.starts_at), third.year() / third.month(), usecases::meeting_making::policy_of(*branch, context_.rules()));
        if (!in_window) {
            change.off_rule = true;
            Question question;
            question.kind = Kind::confirmation;
            question.topic = "meetings.change.agree";
            question.template_name = "meetings.confirm";
            question.text = fill(texts::kOffRule, {{"ngay", date_of(change.starts_at)}}) + "\n" + std::string(texts::kConfirm);
            question.title = title_of(change, *meeting);
            question.details = json{{"change", to_json(change)}}.dump();
            context_.ask(incoming_.message.sender, incoming_.message.chat, question);
            return;
        }
    }
    const core::Instant soonest = context_.now() + minutes{context_.rules().confirmation.hold_minutes};
    const core::Instant leaves_at = std::max(soonest, change.leaves_at.value_or(soonest));
    if (change.leaves_at && std::min(meeting->starts_at, change.starts_at) <= leaves_at) return say(texts::kBeginsInQuietHours);
    const core::Instant awake = usecases::meetings::after_quiet_hours(leaves_at, context_.quiet_hours());
    const auto words = words_for(change, *meeting, *branch, awake, context_);
    if (!words) {  // nobody is told, so nothing is held
        const auto changed = carry_out(change, actor_, context_);
        if (changed.outcome == Outcome::slot_taken) return propose(std::move(change));
        if (changed.outcome == Outcome::unchanged) return say(texts::kUnchanged);
        if (changed.outcome != Outcome::done) return say(texts::kOver);
        const bool waits = change.deed != Deed::cancel && whole_notice_waits(changed.meeting, context_);
        return say(std::string(done_word(change, *meeting)) + (waits ? std::string(texts::kSendWhole) : std::string()));
    }
    if (awake != leaves_at) {
        if (std::min(meeting->starts_at, change.starts_at) <= awake && !second_person(change.branch, actor_.person, context_)) return say(texts::kBeginsInQuietHours);
        change.leaves_at = awake;
        return ask_in_quiet_hours(change, *meeting);
    }
    if (words->for_the_group != change.shown && !change.leaves_at) return propose(std::move(change));  // a deadline has passed meanwhile
    hold(std::move(change), leaves_at);
}

void Changing::ask_in_quiet_hours(const Change& change, const storage::Meeting& meeting) {
    const auto second = second_person(change.branch, actor_.person, context_);
    Question question;
    question.kind = Kind::choice;
    question.topic = "meetings.change.quiet";
    question.template_name = "meetings.quiet";
    question.text = quiet_choice(*change.leaves_at, std::min(meeting.starts_at, change.starts_at), second);
    question.title = title_of(change, meeting);
    question.options = second ? 2 : 1;
    question.details = json{{"change", to_json(change)}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

/// 2 in the quiet hours: the other leader is asked; until then the first may still choose the morning.
void Changing::ask_second_person(Change change) {
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    const auto branch = storage::branches::find(context_.connection(), change.branch);
    const auto second = second_person(change.branch, actor_.person, context_);
    if (!meeting || !branch || !second) return say(texts::kOver);
    const core::Instant morning = change.leaves_at.value_or(context_.now());
    say(second_was_asked(second->name, morning));
    Question choice;
    choice.kind = Kind::choice;
    choice.topic = "meetings.change.quiet";
    choice.template_name = "meetings.quiet";
    choice.text = quiet_choice(morning, std::min(meeting->starts_at, change.starts_at), second);
    choice.title = title_of(change, *meeting);
    choice.options = 2;
    choice.details = json{{"change", to_json(change)}}.dump();
    context_.listen(incoming_.message.sender, incoming_.message.chat, choice);
    change.leaves_at.reset();
    change.person = actor_.person;
    const auto first = storage::people::find(context_.connection(), actor_.person);
    const auto words = words_for(change, *meeting, *branch, context_.now() + minutes{context_.rules().confirmation.hold_minutes}, context_);
    Question question;
    question.kind = Kind::confirmation;
    question.topic = "meetings.change.second";
    question.template_name = "second.ask";
    question.text = second_request(first ? first->name : std::string(), "nhóm " + branch->name, words ? words->for_the_group : std::string(), summary_of(change, *meeting, *branch, context_));
    question.title = title_of(change, *meeting);
    question.details = json{{"change", to_json(change)}}.dump();
    ask_second(*second, question, "second message=" + incoming_.message.id.value, context_);
}

void Changing::second_agreed(Change change) {
    if (actor_.person == change.person || !usecases::may(actor_, usecases::Action::change_meeting, change.branch)) return say(texts::kNoRight);
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    if (!meeting || !meeting->is_live() || meeting->starts_at <= context_.now()) return say(texts::kOver);
    const auto own = storage::people::find(context_.connection(), actor_.person);
    change.second = actor_.person;
    tell_first(change.branch, change.person, second_has_agreed(own ? own->name : std::string()), "second message=" + incoming_.message.id.value, context_);
    hold(std::move(change), context_.now() + minutes{context_.rules().confirmation.hold_minutes});
}

void Changing::hold(Change change, core::Instant leaves_at) {
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    const std::string key = fmt::format("meeting={} deed={} message={}", change.meeting.value, static_cast<int>(change.deed), incoming_.message.id.value);
    context_.schedule({.id = {},
                       .organization = {},
                       .kind = std::string(kCarryJob),
                       .unique_key = key,
                       .due_at = leaves_at,
                       .details = to_json(change)});
    const bool is_later = change.leaves_at.has_value();
    std::string text;
    if (change.deed == Deed::send) {
        text = is_later ? fill(texts::kSendsLater, {{"gio", hour_of(leaves_at)}})
                        : fill(texts::kSendsSoon, {{"phut", std::to_string(context_.rules().confirmation.hold_minutes)}});
    } else {
        text = done_word(change, *meeting);
        text += is_later ? fill(texts::kLeavesLater, {{"gio", hour_of(leaves_at)}})
                         : fill(texts::kLeavesSoon, {{"phut", std::to_string(context_.rules().confirmation.hold_minutes)}});
    }
    say(text);
    Question question;
    question.kind = Kind::hold;
    question.topic = "meetings.change.hold";
    question.title = title_of(change, *meeting);
    question.details = json{{"job", key}}.dump();
    question.until = leaves_at + kTooLateIsTold;
    question.leaves_at = leaves_at;
    context_.listen(incoming_.message.sender, incoming_.message.chat, question);
}

void stop_change(const Question& question, const Incoming& incoming, Context& context) {
    const std::string key = json::parse(question.details).at("job");
    const bool stopped = storage::jobs::cancel(context.connection(), kCarryJob, key, context.now()) > 0;
    context.reply(incoming.message.chat, "meetings.stopped", stopped ? texts::kStopped : texts::kTooLateToStop);
}

}  // namespace mungba::handlers::meetings
