#include "handlers/meetings/opening.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/meetings/texts.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::meetings {
namespace {

using domain::MeetingKind;
using std::chrono::minutes;
using storage::prompts::Kind;
using Outcome = usecases::meetings::Outcome;

using domain::kLongestPlace;

// After the notice has left, "thôi" is still understood, and told that it comes too late.
constexpr minutes kTooLateIsTold{30};

storage::Meeting as_meeting(const usecases::meetings::NewMeeting& wanted, core::PersonId approved_by) {
    storage::Meeting meeting;
    meeting.branch = wanted.branch;
    meeting.kind = wanted.kind;
    meeting.month = core::format_iso_date(core::local_date(wanted.starts_at)).substr(0, 7);
    meeting.starts_at = wanted.starts_at;
    meeting.venue = wanted.venue;
    meeting.approved_by = approved_by;
    return meeting;
}

std::string day_as_told(core::LocalDate date, core::LocalDate today) {
    return date.year() == today.year() ? core::format_day_month(date) : core::format_date(date);
}

}  // namespace

void Opening::say(std::string_view template_name, std::string_view text) {
    context_.reply(chat(), template_name, text);
}

std::optional<std::string> Opening::complaint(const Request& request,
                                              const Command& command) const {
    using DateOutcome = core::ReadDate::Outcome;
    using HourOutcome = core::ReadHour::Outcome;
    const std::string as_command = (incoming_.is_private() ? "" : "/") + command.phrase;
    if (!request.has_date()) return fill(texts::kHowTo, {{"lenh", as_command}});
    if (request.date.outcome == DateOutcome::impossible)
        return fill(texts::kNoSuchDate, {{"ngay", request.date.as_typed}});
    if (request.date.date < context_.today()) {
        return fill(texts::kPastDate, {{"ngay", day_as_told(request.date.date, context_.today())}});
    }
    if (!request.has_hour()) return fill(texts::kWhichHour, {{"lenh", as_command}});
    if (request.hour.outcome == HourOutcome::impossible) return std::string(texts::kNoSuchHour);
    if (request.kind == MeetingKind::thematic) return std::string(texts::kWhichKind);
    if (core::text::utf16_length(request.place) > kLongestPlace) {
        return fill(texts::kPlaceTooLong, {{"so", std::to_string(kLongestPlace)}});
    }
    return std::nullopt;
}

void Opening::begin(const Command& command) {
    const Request request =
        read_request(command.arguments, command.folded_arguments, context_.today());
    if (const auto what = complaint(request, command)) return say("meetings.ask", *what);
    const auto branch = storage::branches::find(context_.connection(), command.branch);
    if (!branch) return say("not_found", texts::kNotFound);
    Draft draft{.wanted = {.branch = branch->id,
                           .kind = request.kind.value_or(MeetingKind::extraordinary),
                           .starts_at = core::to_instant(request.date.date, request.hour.time),
                           .venue = request.place.empty() ? branch->venue : request.place},
                .other_start = std::nullopt,
                .leaves_at = std::nullopt,
                .shown = {}};
    if (draft.wanted.venue.empty()) {
        const std::string as_command = (incoming_.is_private() ? "" : "/") + command.phrase;
        return say("meetings.ask", fill(texts::kWhichPlace, {{"lenh", as_command}}));
    }
    if (core::text::utf16_length(draft.wanted.venue) > kLongestPlace) {  // the usual one
        const std::string as_command = (incoming_.is_private() ? "" : "/") + command.phrase;
        return say("meetings.ask",
                   fill(texts::kUsualPlaceTooLong,
                        {{"so", std::to_string(kLongestPlace)}, {"lenh", as_command}}));
    }
    const core::LocalDate day = core::local_date(draft.wanted.starts_at);
    if (usecases::audience::invited(context_.connection(), branch->id, draft.wanted.kind, day)
            .empty()) {
        return say("meetings.ask", fill(texts::kNoCommittee, {{"chi_bo", branch->name}}));
    }
    settle_hour(std::move(draft), request);
}

void Opening::settle_hour(Draft draft, const Request& request) {
    if (request.hour.outcome != core::ReadHour::Outcome::two_ways) return propose(std::move(draft));
    const core::Instant other = core::to_instant(request.date.date, request.hour.other);
    if (draft.wanted.starts_at <= context_.now()) {  // only one of the two is still possible
        draft.wanted.starts_at = other;
        return propose(std::move(draft));
    }
    draft.other_start = other;
    const std::string first = core::format_hour(request.hour.time);
    const std::string second = core::format_hour(request.hour.other);
    context_.ask(incoming_.message.sender,
                 chat(),
                 {.kind = Kind::choice,
                  .topic = "meetings.hour",
                  .template_name = "meetings.hour",
                  .text = fill(texts::kTwoHours, {{"gio_1", first}, {"gio_2", second}}),
                  .title = title(draft),
                  .options = 2,
                  .words = {{"sang", 1}, {"buoi sang", 1}, {"toi", 2}, {"buoi toi", 2}},
                  .details = to_json(draft)});
}

void Opening::choose_hour(Draft draft, int number) {
    if (number == 2 && draft.other_start) draft.wanted.starts_at = *draft.other_start;
    draft.other_start.reset();
    propose(std::move(draft));
}

/// When the notice may leave: after the hold, in the morning if that was chosen, and not while the
/// same group answers for another meeting.
core::Instant Opening::after_hold(const Draft& draft) const {
    const auto other = waiting(draft);
    return other ? other->until : without_waiting(draft);
}

core::Instant Opening::without_waiting(const Draft& draft) const {
    const core::Instant soonest =
        context_.now() + minutes{context_.rules().confirmation.hold_minutes};
    return std::max(soonest, draft.leaves_at.value_or(soonest));
}

std::optional<usecases::meetings::Waiting> Opening::waiting(const Draft& draft) const {
    const auto& wanted = draft.wanted;
    if (!usecases::audience::group_for(context_.connection(), wanted.branch, wanted.kind))
        return std::nullopt;
    return usecases::meetings::waits_for(
        context_.connection(), wanted, without_waiting(draft), context_.quiet_hours());
}

std::string Opening::rendered(const Draft& draft,
                              const storage::Branch& branch,
                              core::Instant leaves_at) const {
    const bool has_group =
        usecases::audience::group_for(context_.connection(), branch.id, draft.wanted.kind)
            .has_value();
    return notices::notice(branch,
                  as_meeting(draft.wanted, actor_.person),
                  leaves_at,
                  has_group ? notices::Carrier::bot : notices::Carrier::secretary,
                  context_);
}

std::string Opening::title(const Draft& draft) const {
    return fill(texts::kTitle,
                {{"loai_hop", notices::plain_name(draft.wanted.kind, draft.wanted.starts_at)},
                 {"ngay", day_of(draft.wanted.starts_at)}});
}

std::string Opening::confirmation(const Draft& draft, const storage::Branch& branch) const {
    const auto& wanted = draft.wanted;
    const core::LocalDate day = core::local_date(wanted.starts_at);
    const bool has_group =
        usecases::audience::group_for(context_.connection(), branch.id, wanted.kind).has_value();
    const auto invited =
        usecases::audience::invited(context_.connection(), branch.id, wanted.kind, day);
    std::string text = draft.shown + "\n\n";
    if (const auto reason = context_.days_off().why_off(day)) {
        text += fill(texts::kDayOff,
                     {{"ngay", core::format_day_month(day)}, {"ly_do_nghi", reason->name}}) +
                "\n";
    }
    text += fill(
        has_group ? texts::kOrganise : texts::kOrganiseByHand,
        {{"loai_hop", notices::plain_name(wanted.kind, wanted.starts_at)},
         {"gio", hour_of(wanted.starts_at)},
         {"thu", weekday_of(wanted.starts_at)},
         {"ngay", date_of(wanted.starts_at)},
         {"noi", core::text::defuse(wanted.venue)},
         {"so", std::to_string(invited.size())},
         {"nhom", (wanted.kind == MeetingKind::branch_committee ? "chi ủy " : "") + branch.name}});
    if (const auto other = waiting(draft)) {
        text += "\n" + fill(texts::kWaits,
                            {{"ten_buoi", meeting_name(other->question)},
                             {"ngay", day_of(other->question.starts_at)},
                             {"luc", core::format_hour_and_day(other->until)}});
    }
    return text + "\n" + std::string(texts::kConfirm);
}

void Opening::propose(Draft draft) {
    const auto branch = storage::branches::find(context_.connection(), draft.wanted.branch);
    const core::Instant leaves_at = after_hold(draft);
    const auto possible = usecases::meetings::try_open(
        context_.connection(), actor_, draft.wanted, context_.rules(), leaves_at);
    if (possible.outcome != Outcome::opened)
        return explain(possible, draft, branch ? branch->name : "");
    draft.shown = rendered(draft, *branch, leaves_at);
    context_.ask(incoming_.message.sender,
                 chat(),
                 {.kind = Kind::confirmation,
                  .topic = "meetings.open",
                  .template_name = "meetings.confirm",
                  .text = confirmation(draft, *branch),
                  .title = title(draft),
                  .words = {},
                  .details = to_json(draft)});
}

void Opening::agreed(Draft draft) {
    const auto branch = storage::branches::find(context_.connection(), draft.wanted.branch);
    if (!branch) return say("not_found", texts::kNotFound);
    const core::Instant leaves_at = after_hold(draft);
    const core::Instant awake =
        usecases::meetings::after_quiet_hours(leaves_at, context_.quiet_hours());
    if (awake != leaves_at && !draft.leaves_now) return ask_in_quiet_hours(draft, awake);
    // What was agreed to is what goes; if a deadline has passed meanwhile, the new text is shown
    // first.
    if (rendered(draft, *branch, leaves_at) != draft.shown) return propose(std::move(draft));
    carry_out(draft, *branch, leaves_at);
}

void Opening::carry_out(const Draft& draft,
                        const storage::Branch& branch,
                        core::Instant leaves_at) {
    const auto group =
        usecases::audience::group_for(context_.connection(), branch.id, draft.wanted.kind);
    const usecases::meetings::Notice notice{
        .template_name =
            std::string(group ? usecases::meetings::kNotice : usecases::meetings::kNoticeToForward),
        .head = group ? "" : notices::forward_head(draft.wanted.kind),
        .text = draft.shown,
        .to = group.value_or(chat()),
        .leaves_at = leaves_at,
        .despite_quiet_hours = draft.leaves_now};
    const auto opening = usecases::meetings::open(
        context_.connection(), actor_, draft.wanted, notice, context_.setting(), context_.now());
    if (opening.outcome != Outcome::opened) return explain(opening, draft, branch.name);
    hold(draft, opening.meeting, leaves_at);
}

void Opening::hold(const Draft& draft, core::MeetingId meeting, core::Instant leaves_at) {
    const int minutes_held = context_.rules().confirmation.hold_minutes;
    const core::Instant held_only = without_waiting(draft);
    std::string later = draft.leaves_at ? hour_of(leaves_at) : std::string();
    if (leaves_at > held_only) later = core::format_hour_and_day(leaves_at);
    say("meetings.opened",
        later.empty() ? fill(texts::kOpened, {{"phut", std::to_string(minutes_held)}})
                      : fill(texts::kOpenedForLater, {{"gio", later}}));
    context_.listen(incoming_.message.sender,
                    chat(),
                    {.kind = Kind::hold,
                     .topic = "meetings.hold",
                     .template_name = {},
                     .text = {},
                     .title = "thông báo " + title(draft),
                     .words = {},
                     .details = std::to_string(meeting.value),
                     .until = leaves_at + kTooLateIsTold,
                     .leaves_at = leaves_at});
}

void Opening::explain(const usecases::meetings::Opening& refused,
                      const Draft& draft,
                      const std::string& branch_name) {
    switch (refused.outcome) {
        case Outcome::opened:
            return;
        case Outcome::not_allowed:
            return say("no_right", texts::kNoRight);
        case Outcome::not_found:
            return say("not_found", texts::kNotFound);
        case Outcome::past:
            return say("meetings.ask", texts::kPastHour);
        case Outcome::slot_taken:
            return say(
                "meetings.ask",
                fill(texts::kSlotTaken,
                     {{"chi_bo", branch_name}, {"ten_buoi", meeting_name(*refused.in_the_way)}}));
        case Outcome::regular_exists: {
            const storage::Meeting& other = *refused.in_the_way;
            return say("meetings.ask",
                       fill(texts::kRegularExists,
                            {{"thang", month_of(draft.wanted.starts_at)},
                             {"chi_bo", branch_name},
                             {"ten_buoi", "buổi sinh hoạt thường kỳ"},
                             {"gio", hour_of(other.starts_at)},
                             {"thu", weekday_of(other.starts_at)},
                             {"ngay", date_of(other.starts_at)}}));
        }
    }
}

}  // namespace mungba::handlers::meetings
