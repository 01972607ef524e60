#include "handlers/thematic/dating.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/thematic_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/texts.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::handlers::thematic {
namespace {

using domain::MeetingKind;
using notices::Carrier;
using storage::Branch;
using storage::Meeting;
using usecases::thematic::Outcome;
using usecases::thematic::Planned;

std::optional<Meeting> regular_on(core::BranchId branch, core::LocalDate day, Context& context) {
    const core::Instant from = core::to_instant(day, core::at_hour(0));
    for (Meeting& meeting : storage::meetings::between(context.connection(), branch, from, core::to_instant(core::plus_days(day, 1), core::at_hour(0)))) {
        if (meeting.kind == MeetingKind::regular && meeting.starts_at > context.now()) return std::move(meeting);
    }
    return std::nullopt;
}

std::string month_name(core::LocalDate day) { return core::format_iso_date(day).substr(0, 7); }

std::optional<Meeting> regular_of(const Draft& draft, Context& context) {
    return draft.regular ? storage::meetings::find(context.connection(), draft.regular) : std::nullopt;
}

/// The regular meeting as it will be: with its part, approved by whoever agrees.
Meeting as_combined(Meeting regular, const usecases::Actor& actor, const domain::RulePack& rules) {
    if (!regular.approved_by) regular.approved_by = actor.person;
    regular.planned_minutes = std::max(regular.planned_minutes, rules.meeting.min_minutes_combined);
    return regular;
}

Meeting as_own(const Draft& draft, const Branch& branch, const usecases::Actor& actor) {
    Meeting meeting;
    meeting.organization = branch.organization;
    meeting.branch = branch.id;
    meeting.kind = MeetingKind::thematic;
    meeting.month = month_name(core::local_date(draft.starts_at));
    meeting.starts_at = draft.starts_at;
    meeting.venue = branch.venue;
    meeting.approved_by = actor.person;
    return meeting;
}

core::Instant notice_due(const Meeting& meeting, Context& context) {
    const auto* rung = usecases::rungs::find(context.rules(), domain::RungName::notice, MeetingKind::thematic);
    return rung == nullptr ? meeting.starts_at : usecases::rungs::due_at(*rung, meeting, context.setting());
}

ThematicWords words_of(const Draft& draft, Context& context) {
    storage::ThematicSlot slot;
    if (draft.slot) slot = storage::thematic::find(context.connection(), draft.slot).value_or(slot);
    slot.quarter = draft.quarter;
    slot.topic = draft.topic;
    return thematic_words(slot, context);
}

WordsForOthers told_again(const Meeting& regular, const Branch& branch, const ThematicWords& words, Context& context) {
    const std::string text = notices::edited(
        branch, regular, texts::kContents, std::string(texts::kRegularAlone), fill(texts::kBothParts, {{"quy", words.quarter}}), context);
    return {.code = "M6b", .for_the_group = text, .for_the_secretary = text};
}

void approve_regular(const Draft& draft, const usecases::Actor& actor, Context& context) {
    const auto regular = regular_of(draft, context);
    if (!regular || draft.shown.empty() || regular->approved_by) return;
    usecases::meeting_changes::confirm(context.connection(), actor, regular->id, context.now());
}

}  // namespace

bool settle(Draft& draft, core::LocalDate day, std::optional<core::TimeOfDay> hour, const Branch& branch, Context& context) {
    draft.regular = {};
    draft.combine_month.clear();
    if (const auto regular = regular_on(branch.id, day, context)) {
        const core::Instant end = regular->starts_at + std::chrono::minutes{regular->planned_minutes};
        const core::Instant wanted = hour ? core::to_instant(day, *hour) : regular->starts_at;
        if (wanted >= regular->starts_at - std::chrono::minutes{context.rules().meeting.min_minutes} && wanted < end) {
            draft.regular = regular->id;
            draft.starts_at = regular->starts_at;
            return true;
        }
    }
    const bool is_made = storage::meetings::regular_of(context.connection(), branch.id, month_name(day)).has_value();
    const bool at_usual_hour = !hour || (branch.hour && *hour == *branch.hour);
    if (!is_made && at_usual_hour) {
        const auto date = domain::meeting_date(day.year() / day.month(), usecases::meeting_making::policy_of(branch, context.rules()), context.days_off());
        if (date.date && *date.date == day && day > context.today()) {
            draft.combine_month = month_name(day);
            draft.starts_at = core::to_instant(day, branch.hour.value_or(usecases::meeting_making::usual_hour(branch)));
            return true;
        }
    }
    const auto own_hour = hour ? hour : branch.hour;
    draft.starts_at = core::to_instant(day, own_hour.value_or(core::TimeOfDay{}));
    return own_hour.has_value();
}

Outcome try_it(const Draft& draft, const usecases::Actor& actor, Context& context, std::optional<Meeting>& in_the_way) {
    if (core::text::utf16_length(draft.topic) > domain::kLongestTopic) return Outcome::too_long;
    if (draft.slot) {
        const auto slot = storage::thematic::find(context.connection(), draft.slot);
        if (!slot) return Outcome::not_found;
        if (slot->has_date()) return Outcome::has_date;
    }
    if (const auto regular = regular_of(draft, context)) {
        if (!regular->is_live() || regular->starts_at <= context.now()) return Outcome::past;
        if (regular->thematic_part) return Outcome::has_part;
        return usecases::thematic_part::fits(context.connection(), *regular, context.rules()) ? Outcome::done : Outcome::agenda_too_long;
    }
    if (!draft.combine_month.empty()) {
        return storage::thematic::waiting_for(context.connection(), draft.branch, draft.combine_month).empty() ? Outcome::done : Outcome::has_part;
    }
    storage::ThematicSlot slot;
    slot.branch = draft.branch;
    slot.quarter = draft.quarter;
    auto tried = usecases::thematic::try_schedule(context.connection(), actor, slot, draft.starts_at, context.setting(), context.now());
    in_the_way = std::move(tried.in_the_way);
    return tried.outcome;
}

bool leaves_at_once(const Draft& draft, Context& context) {
    const std::chrono::minutes hold{context.rules().confirmation.hold_minutes};
    if (const auto regular = regular_of(draft, context)) return regular->announce_at.has_value();
    if (!draft.combine_month.empty()) return false;
    Meeting meeting;
    meeting.kind = MeetingKind::thematic;
    meeting.month = month_name(core::local_date(draft.starts_at));
    meeting.starts_at = draft.starts_at;
    return notice_due(meeting, context) <= context.now() + hold;
}

std::optional<WordsForOthers> words_for(const Draft& draft, const Branch& branch, const usecases::Actor& actor, Context& context) {
    const ThematicWords words = words_of(draft, context);
    const std::chrono::minutes hold{context.rules().confirmation.hold_minutes};
    const core::Instant soonest = std::max(draft.leaves_at, usecases::meetings::after_quiet_hours(context.now() + hold, context.quiet_hours()));
    if (const auto regular = regular_of(draft, context)) {
        if (regular->announce_at) return told_again(*regular, branch, words, context);
        const Meeting combined = as_combined(*regular, actor, context.rules());
        if (!usecases::meeting_changes::is_complete(combined)) return std::nullopt;
        const auto* rung = usecases::rungs::find(context.rules(), domain::RungName::notice, MeetingKind::regular);
        const core::Instant leaves_at = std::max(soonest, usecases::rungs::due_at(*rung, combined, context.setting()));
        // The contents are exchanged for the form's shorter ones with the deed itself: shown as they will be.
        storage::Savepoint as_if(context.connection());
        storage::ThematicSlot slot;
        slot.id = draft.slot;
        slot.organization = branch.organization;
        slot.branch = branch.id;
        slot.quarter = draft.quarter;
        slot.topic = draft.topic;
        if (!slot.id) slot.id = storage::thematic::add(context.connection(), slot, actor.person, context.now());
        usecases::thematic_part::make(context.connection(), slot, *regular, actor.person, context.setting(), context.now());
        return WordsForOthers{.code = "M4",
                              .for_the_group = notices::combined_notice(branch, combined, words, leaves_at, Carrier::bot, context),
                              .for_the_secretary = notices::combined_notice(branch, combined, words, leaves_at, Carrier::secretary, context)};
    }
    if (!draft.combine_month.empty()) return std::nullopt;
    const Meeting own = as_own(draft, branch, actor);
    if (own.venue.empty()) return std::nullopt;
    const core::Instant leaves_at = std::max(soonest, notice_due(own, context));
    return WordsForOthers{.code = "M5",
                          .for_the_group = notices::thematic_notice(branch, own, words, leaves_at, Carrier::bot, context),
                          .for_the_secretary = notices::thematic_notice(branch, own, words, leaves_at, Carrier::secretary, context)};
}

std::string title_of(const Draft& draft) { return fill(texts::kTitle, {{"quy", domain::roman(draft.quarter.number)}}); }

std::string summary_of(const Draft& draft, const Branch& branch, Context& context) {
    const core::LocalDate day = core::local_date(draft.starts_at);
    const std::string quarter = domain::roman(draft.quarter.number);
    const std::string topic = core::text::defuse(draft.topic);
    const auto invited = std::to_string(usecases::audience::invited(context.connection(), branch.id, MeetingKind::thematic, day).size());
    if (!draft.is_own()) {
        std::string text = fill(texts::kCombined,
                                {{"quy", quarter},
                                 {"chuyen_de", topic},
                                 {"ngay", core::format_date(day)},
                                 {"phut", std::to_string(context.rules().meeting.min_minutes_combined)}});
        if (leaves_at_once(draft, context)) text += "\n" + fill(texts::kToldAgain, {{"so", invited}});
        return text;
    }
    std::string text;
    if (const auto reason = context.days_off().why_off(day))
        text = fill(texts::kDayOff, {{"ngay", core::format_day_month(day)}, {"ly_do_nghi", reason->name}}) + "\n";
    const bool has_group = usecases::audience::group_for(context.connection(), branch.id, MeetingKind::thematic).has_value();
    Meeting meeting;
    meeting.kind = MeetingKind::thematic;
    meeting.month = month_name(day);
    meeting.starts_at = draft.starts_at;
    return text + fill(has_group ? texts::kOwn : texts::kOwnByHand,
                       {{"quy", quarter},
                        {"chuyen_de", topic},
                        {"gio", hour_of(draft.starts_at)},
                        {"thu", weekday_of(draft.starts_at)},
                        {"ngay", date_of(draft.starts_at)},
                        {"noi", core::text::defuse(branch.venue)},
                        {"so", invited},
                        {"nhom", branch.name},
                        {"luc", leaves_at_once(draft, context) ? "" : core::format_hour_and_day(notice_due(meeting, context))}});
}

std::string problem_of(Outcome outcome, const Draft& draft, const Branch& branch, const std::optional<Meeting>& in_the_way) {
    switch (outcome) {
        case Outcome::too_long: return fill(texts::kTopicTooLong, {{"so", std::to_string(domain::kLongestTopic)}});
        case Outcome::has_date: return std::string(texts::kHasDate);
        case Outcome::not_in_quarter:
            return fill(texts::kNotInQuarter, {{"ngay", day_of(draft.starts_at)}, {"quy", domain::roman(draft.quarter.number)}});
        case Outcome::past: return std::string(texts::kPastHour);
        case Outcome::slot_taken: return fill(texts::kSlotTaken, {{"chi_bo", branch.name}, {"ten_buoi", meeting_name(*in_the_way)}});
        case Outcome::has_part: return std::string(texts::kHasPart);
        case Outcome::agenda_too_long:
            return fill(texts::kAgendaTooLong,
                        {{"so", std::to_string(domain::kLongestAgendaOfTwo)}, {"thang", std::to_string(static_cast<unsigned>(core::local_date(draft.starts_at).month()))}});
        case Outcome::not_allowed: return std::string(texts::kNoRight);
        default: break;
    }
    return std::string(texts::kGone);
}

Planned carry_out(const Draft& draft, const usecases::Actor& actor, Context& context) {
    const auto branch = storage::branches::find(context.connection(), draft.branch);
    if (!branch) return {.outcome = Outcome::not_found};
    const bool at_once = leaves_at_once(draft, context);
    const auto words = at_once && draft.regular ? words_for(draft, *branch, actor, context) : std::nullopt;
    storage::Savepoint whole(context.connection());
    storage::ThematicSlot slot;
    if (draft.slot) slot = storage::thematic::find(context.connection(), draft.slot).value_or(slot);
    slot.branch = draft.branch;
    if (!slot.id || !slot.has_date()) slot.quarter = draft.quarter;
    slot.topic = draft.topic;
    if (draft.group > 0) slot.group = draft.group;
    Planned planned = usecases::thematic::plan(context.connection(), actor, slot, context.setting(), context.now());
    if (planned.outcome != Outcome::done) return planned;
    const core::SlotId id = planned.slot.id;
    if (draft.regular) {
        planned = usecases::thematic::combine(context.connection(), actor, id, draft.regular, context.setting(), context.now());
    } else if (!draft.combine_month.empty()) {
        planned = usecases::thematic::combine_later(context.connection(), actor, id, draft.combine_month, context.now());
    } else {
        planned = usecases::thematic::schedule(
            context.connection(), actor, {.slot = id, .starts_at = draft.starts_at, .venue = branch->venue}, context.setting(), context.now(), context.now());
    }
    if (planned.outcome != Outcome::done) return planned;
    whole.release();
    approve_regular(draft, actor, context);
    if (words) {
        const auto regular = regular_of(draft, context);
        notices::say(*regular,
                     {.code = words->code, .key = "thematic " + std::to_string(planned.meeting.id.value), .for_the_group = words->for_the_group, .for_the_secretary = words->for_the_secretary},
                     core::OutgoingClass::reminder,
                     usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours()),
                     context);
    }
    return planned;
}

Planned take_apart(const storage::ThematicSlot& slot, const usecases::Actor& actor, Context& context) {
    const auto part = slot.combined ? storage::meetings::find(context.connection(), slot.meeting) : std::nullopt;
    const auto regular = part ? storage::meetings::find(context.connection(), part->combined_with) : std::nullopt;
    const Planned planned = usecases::thematic::separate(context.connection(), actor, slot.id, context.setting(), context.now());
    const auto branch = storage::branches::find(context.connection(), slot.branch);
    if (planned.outcome != Outcome::done || !regular || !regular->announce_at || !branch) return planned;
    const std::string text = notices::edited(*branch,
                                             *regular,
                                             texts::kContents,
                                             fill(texts::kBothParts, {{"quy", domain::roman(slot.quarter.number)}}),
                                             std::string(texts::kRegularAlone),
                                             context);
    const std::chrono::minutes hold{context.rules().confirmation.hold_minutes};
    notices::say(*regular,
                 {.code = "M6b", .key = "thematic apart " + std::to_string(slot.meeting.value), .for_the_group = text, .for_the_secretary = text},
                 core::OutgoingClass::reminder,
                 usecases::meetings::after_quiet_hours(context.now() + hold, context.quiet_hours()),
                 context);
    return planned;
}

}  // namespace mungba::handlers::thematic
