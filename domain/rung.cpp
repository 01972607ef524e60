#include "domain/rung.hpp"

#include <algorithm>

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<RungName, 13> kNames{{{RungName::propose, "propose"},
                                          {RungName::make_final, "final"},
                                          {RungName::prepare, "prepare"},
                                          {RungName::notice, "notice"},
                                          {RungName::not_today, "not_today"},
                                          {RungName::documents, "documents"},
                                          {RungName::ask_silent, "ask_silent"},
                                          {RungName::evening_before, "evening_before"},
                                          {RungName::last_figures, "last_figures"},
                                          {RungName::thanks, "thanks"},
                                          {RungName::thanks_again, "thanks_again"},
                                          {RungName::documents_after, "documents_after"},
                                          {RungName::thematic_result, "thematic_result"}}};
constexpr NameTable<RungAudience, 4> kAudiences{{{RungAudience::branch, "branch"},
                                                 {RungAudience::secretary, "secretary"},
                                                 {RungAudience::silent_members, "silent_members"},
                                                 {RungAudience::list, "list"}}};
constexpr NameTable<RungCondition, 4> kConditions{{{RungCondition::always, "always"},
                                                   {RungCondition::moved, "moved"},
                                                   {RungCondition::moved_later, "moved_later"},
                                                   {RungCondition::changed, "changed"}}};
constexpr NameTable<MissedRun, 2> kMissed{{{MissedRun::late, "late"}, {MissedRun::skip, "skip"}}};
constexpr NameTable<Rung::From, 3> kFroms{{{Rung::From::day, "day"}, {Rung::From::third, "third"}, {Rung::From::start, "start"}}};

constexpr core::TimeOfDay kEveningBefore = core::at_hour(20);
constexpr core::TimeOfDay kMorningAfter = core::at_hour(7, 30);

core::Instant before_the_night(core::Instant at, const QuietSpan& quiet) {
    const core::LocalTime local = core::to_local(at);
    if (!in_quiet_hours(local.time, quiet.from, quiet.to)) return at;
    // What would come before midnight is moved back within its own day.
    const core::LocalDate evening = local.time >= quiet.from && quiet.from > quiet.to ? local.date : core::plus_days(local.date, -1);
    return core::to_instant(evening, kEveningBefore);
}

core::Instant on_a_working_morning(core::Instant at, const QuietSpan& quiet, const DaysOff& days_off) {
    core::LocalTime local = core::to_local(at);
    if (!in_quiet_hours(local.time, quiet.from, quiet.to) && !days_off.why_off(local.date)) return at;
    if (!days_off.why_off(local.date) && local.time < quiet.to) return core::to_instant(local.date, kMorningAfter);
    do local.date = core::plus_days(local.date, 1);
    while (days_off.why_off(local.date));
    return core::to_instant(local.date, kMorningAfter);
}

}  // namespace

bool Rung::is_for(MeetingKind kind) const { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

std::string_view name_of(RungName name) { return name_in(kNames, name); }
std::string_view name_of(RungAudience audience) { return name_in(kAudiences, audience); }
std::string_view name_of(RungCondition condition) { return name_in(kConditions, condition); }
std::string_view name_of(MissedRun missed) { return name_in(kMissed, missed); }
std::string_view name_of(Rung::From from) { return name_in(kFroms, from); }
std::optional<RungName> rung_named(std::string_view name) { return value_in(kNames, name); }
std::optional<RungCondition> rung_condition_named(std::string_view name) { return value_in(kConditions, name); }
std::optional<MissedRun> missed_run_named(std::string_view name) { return value_in(kMissed, name); }
std::optional<Rung::From> rung_from_named(std::string_view name) { return value_in(kFroms, name); }

RungAudience audience_of(RungName name) {
    switch (name) {
        case RungName::make_final:
        case RungName::notice:
        case RungName::not_today:
            return RungAudience::branch;
        case RungName::propose:
        case RungName::evening_before:
        case RungName::last_figures:
        case RungName::thanks:
        case RungName::thanks_again:
            return RungAudience::secretary;
        case RungName::ask_silent:
            return RungAudience::silent_members;
        case RungName::prepare:
        case RungName::documents:
        case RungName::documents_after:
        case RungName::thematic_result:
            break;
    }
    return RungAudience::list;
}

std::string_view text_of(RungName name) {
    switch (name) {
        case RungName::propose: return "M13";
        case RungName::make_final: return "M2";
        case RungName::notice: return "M1";
        case RungName::not_today: return "M3";
        case RungName::ask_silent: return "M9";
        case RungName::evening_before:
        case RungName::last_figures: return "M17";
        case RungName::thanks:
        case RungName::thanks_again: return "M24";
        case RungName::prepare:
        case RungName::documents:
        case RungName::documents_after:
        case RungName::thematic_result: break;
    }
    return {};
}

std::vector<Rung> default_ladder() {
    using enum RungName;
    using From = Rung::From;
    constexpr auto kSkip = MissedRun::skip;
    const std::vector<MeetingKind> regular{MeetingKind::regular};
    const std::vector<MeetingKind> own{MeetingKind::regular, MeetingKind::thematic};
    const std::vector<MeetingKind> open{MeetingKind::regular, MeetingKind::thematic, MeetingKind::extraordinary};
    std::vector<Rung> ladder;
    const auto add = [&](Rung rung) {
        rung.audience = audience_of(rung.name);
        rung.text = text_of(rung.name);
        ladder.push_back(std::move(rung));
    };
    add({.name = propose, .days = -10, .at = core::at_hour(8), .kinds = regular});
    add({.name = make_final, .days = -4, .at = core::at_hour(8), .before_third = 5, .condition = RungCondition::moved, .kinds = regular});
    add({.name = prepare, .days = -5, .at = core::at_hour(8), .missed = kSkip, .kinds = own});
    add({.name = notice, .days = -3, .at = core::at_hour(7, 30), .kinds = own});
    add({.name = not_today, .from = From::third, .at = core::at_hour(7), .condition = RungCondition::moved_later, .missed = kSkip, .kinds = regular});
    add({.name = documents, .days = -2, .at = core::at_hour(8), .kinds = own});
    add({.name = ask_silent, .days = -1, .at = core::at_hour(18), .missed = kSkip, .kinds = open});
    add({.name = evening_before, .days = -1, .at = core::at_hour(18), .kinds = open});
    add({.name = last_figures, .from = From::start, .minutes = -180, .condition = RungCondition::changed, .missed = kSkip, .kinds = open});
    add({.name = thanks, .days = 1, .at = core::at_hour(8), .kinds = open});
    add({.name = documents_after, .days = 2, .at = core::at_hour(8), .kinds = own});
    add({.name = thematic_result, .days = 2, .at = core::at_hour(8), .kinds = {MeetingKind::thematic}});
    add({.name = thanks_again, .days = 3, .at = core::at_hour(8), .kinds = open});
    return ladder;
}

core::Instant due_at(const Rung& rung, core::Instant starts_at, core::LocalDate third, const QuietSpan& quiet, const DaysOff& days_off) {
    const core::LocalDate day = core::local_date(starts_at);
    core::Instant at;
    switch (rung.from) {
        case Rung::From::start:
            at = starts_at + std::chrono::minutes{rung.minutes};
            break;
        case Rung::From::third:
            at = core::to_instant(core::plus_days(third, rung.days), rung.at);
            break;
        case Rung::From::day:
            at = core::to_instant(core::plus_days(day, rung.days), rung.at);
            if (rung.before_third > 0 && day != third)
                at = std::min(at, core::to_instant(core::plus_days(third, -rung.before_third), rung.at));
            break;
    }
    return rung.is_before() ? before_the_night(at, quiet) : on_a_working_morning(at, quiet, days_off);
}

}  // namespace mungba::domain
