#include "handlers/meetings/changing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_request.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "handlers/meetings/showing.hpp"
#include "handlers/meetings/texts.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::meetings {
namespace {

using Deed = Change::Deed;
using domain::MeetingKind;
using nlohmann::json;
using storage::Meeting;
using storage::prompts::Kind;

constexpr std::size_t kLongestReason = 60;

std::string verb_of(Deed deed) {
    switch (deed) {
        case Deed::move: return std::string(texts::kVerbMove);
        case Deed::cancel: return std::string(texts::kVerbCancel);
        case Deed::send: return std::string(texts::kVerbSend);
        default: return std::string(texts::kVerbEdit);
    }
}

}  // namespace

std::optional<Meeting> Changing::only_one(std::vector<Meeting> candidates, Change& change, std::string_view verb) {
    if (candidates.empty()) {
        say(fill(texts::kNoMeeting, {{"viec", std::string(verb)}}));
        return std::nullopt;
    }
    if (candidates.size() == 1) return candidates.front();
    std::string list;
    json ids = json::array();
    for (std::size_t i = 0; i < candidates.size() && i < 9; ++i) {
        list += fmt::format("{}{} {}, ngày {}", i > 0 ? "; " : "", i + 1, meeting_name(candidates[i]), day_of(candidates[i].starts_at));
        ids.push_back(candidates[i].id.value);
    }
    Question question;
    question.kind = Kind::choice;
    question.topic = "meetings.change.which";
    question.template_name = "meetings.change";
    question.text = fill(texts::kWhich, {{"viec", std::string(verb)}, {"cac_buoi", list}});
    question.title = std::string(verb);
    question.options = static_cast<int>(ids.size());
    question.details = json{{"change", to_json(change)}, {"meetings", ids}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
    return std::nullopt;
}

/// A regular meeting is moved rather than cancelled: two working days of its first week, if there are any ahead.
void Changing::offer_other_days(Change change, const Meeting& meeting) {
    const auto branch = storage::branches::find(context_.connection(), meeting.branch);
    const auto& policy = usecases::meeting_making::policy_of(*branch, context_.rules());
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    const core::LocalDate today = context_.today();
    std::vector<core::LocalDate> days;
    for (unsigned day = policy.first_day; day <= policy.last_day && days.size() < 2; ++day) {
        const core::LocalDate date = third.year() / third.month() / day;
        const auto off = context_.days_off().why_off(date);
        if (date > today && date != core::local_date(meeting.starts_at) && !(off && policy.avoid.has(off->kind))) days.push_back(date);
    }
    const auto in_words = [](core::LocalDate date) { return core::format_weekday(date) + ", ngày " + core::format_day_month(date); };
    Question question;
    question.kind = Kind::choice;
    question.topic = "meetings.change.instead";
    question.template_name = "meetings.change";
    question.title = "hủy buổi " + day_of(meeting.starts_at);
    question.options = static_cast<int>(days.size()) + 1;
    if (days.size() == 2) question.text = fill(texts::kCancelRegular, {{"ngay_1", in_words(days[0])}, {"ngay_2", in_words(days[1])}});
    if (days.size() == 1) question.text = fill(texts::kCancelRegularOneDay, {{"ngay_1", in_words(days[0])}});
    if (days.empty()) question.text = texts::kCancelRegularNoDay;
    json instants = json::array();
    for (const core::LocalDate date : days) instants.push_back(core::to_ms(core::to_instant(date, core::to_local(meeting.starts_at).time)));
    question.details = json{{"change", to_json(change)}, {"starts", instants}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

void Changing::go_on(Change change) {
    if (!hour_is_clear(change)) return;
    if (!has_reason(change)) return;
    propose(std::move(change));
}

bool Changing::hour_is_clear(Change& change) {
    if (!change.other_start) return true;
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    const core::Instant first = change.starts_at;
    const core::Instant second = *change.other_start;
    if (first <= context_.now()) {
        change.starts_at = second;
        change.other_start.reset();
        return true;
    }
    Question question;
    question.kind = Kind::choice;
    question.topic = "meetings.change.hour";
    question.template_name = "meetings.change";
    question.text = fill(texts::kTwoHours, {{"gio_1", hour_of(first)}, {"gio_2", hour_of(second)}});
    question.title = meeting ? title_of(change, *meeting) : verb_of(change.deed);
    question.options = 2;
    question.words = {{"sang", 1}, {"buoi sang", 1}, {"toi", 2}, {"buoi toi", 2}};
    question.details = json{{"change", to_json(change)}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
    return false;
}

bool Changing::has_reason(Change& change) {
    if (core::text::utf16_length(change.reason) > kLongestReason) {
        say(fill(texts::kReasonTooLong, {{"so", std::to_string(kLongestReason)}}));
        return false;
    }
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    if (!meeting) return false;
    bool is_needed = change.deed == Deed::cancel;
    if (change.deed == Deed::move) {
        const bool another_day = core::local_date(change.starts_at) != core::local_date(meeting->starts_at);
        is_needed = meeting->has_been_told() || (another_day && meeting->kind == MeetingKind::regular && !meeting->date_open);
    }
    const bool is_readable = change.reason.empty() || core::text::has_accents(change.reason);
    if ((!is_needed && change.reason.empty()) || (!change.reason.empty() && is_readable)) return true;
    ask_for_reason(change);
    return false;
}

void Changing::ask_for_reason(const Change& change) {
    const auto& standard = context_.rules().standard_reasons;
    std::string text(texts::kReason);
    int number = 0;
    for (const std::string& reason : standard) text += fmt::format("\n{} {}", ++number, reason);
    text += fmt::format("\n{} {}", ++number, texts::kRewrite);
    const auto meeting = storage::meetings::find(context_.connection(), change.meeting);
    Question question;
    question.kind = Kind::choice;
    question.topic = "meetings.change.reason";
    question.template_name = "meetings.change";
    question.text = text;
    question.title = meeting ? title_of(change, *meeting) : verb_of(change.deed);
    question.options = number;
    question.takes_text = true;
    question.details = json{{"change", to_json(change)}}.dump();
    context_.ask(incoming_.message.sender, incoming_.message.chat, question);
}

void Changing::reason_given(Change change, const Answer& answer) {
    const auto& standard = context_.rules().standard_reasons;
    if (answer.kind == Answer::Kind::number) {
        if (answer.number <= static_cast<int>(standard.size())) {
            change.reason = standard[static_cast<std::size_t>(answer.number - 1)];
            return propose(std::move(change));
        }
        ask_for_reason(change);
        return;
    }
    const Split split = split_reason(answer.text);
    change.reason = core::text::trim(split.reason.empty() ? answer.text : split.reason);
    go_on(std::move(change));
}

void Changing::answered(const Question& question, const Answer& answer) {
    const json details = json::parse(question.details);
    Change change = change_from(details.at("change"));
    if (question.topic == "meetings.change.agree") return agreed(std::move(change));
    if (question.topic == "meetings.change.second") return second_agreed(std::move(change));
    if (question.topic == "meetings.change.reason") return reason_given(std::move(change), answer);
    choose(question, answer);
}

void Changing::choose(const Question& question, const Answer& answer) {
    const json details = json::parse(question.details);
    Change change = change_from(details.at("change"));
    if (question.topic == "meetings.change.hour") {
        if (answer.number == 2 && change.other_start) change.starts_at = *change.other_start;
        change.other_start.reset();
        return go_on(std::move(change));
    }
    if (question.topic == "meetings.change.instead") {
        const auto starts = details.at("starts");
        if (answer.number <= static_cast<int>(starts.size())) {
            change.deed = Deed::move;
            change.starts_at = core::from_ms(starts.at(static_cast<std::size_t>(answer.number - 1)).get<std::int64_t>());
        }
        return go_on(std::move(change));
    }
    if (question.topic == "meetings.change.which") {
        const core::MeetingId id{details.at("meetings").at(static_cast<std::size_t>(answer.number - 1)).get<std::int64_t>()};
        const auto meeting = storage::meetings::find(context_.connection(), id);
        if (!meeting) return say(texts::kNotFound);
        change.meeting = id;
        if (change.deed == Deed::move) {
            const core::LocalTime wanted = core::to_local(change.starts_at);
            if (wanted.time == core::TimeOfDay{}) change.starts_at = core::to_instant(wanted.date, core::to_local(meeting->starts_at).time);
        } else {
            change.starts_at = meeting->starts_at;
        }
        if (change.deed == Deed::cancel && meeting->kind == MeetingKind::regular) return offer_other_days(std::move(change), *meeting);
        return go_on(std::move(change));
    }
    if (question.topic == "meetings.change.quiet" && answer.number == 2) return ask_second_person(std::move(change));
    if (question.topic == "meetings.change.quiet") agreed(std::move(change));
}

}  // namespace mungba::handlers::meetings
