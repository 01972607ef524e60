#include "usecases/thematic_part.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "storage/agenda_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/job_repository.hpp"
#include "usecases/meeting_making.hpp"

namespace mungba::usecases::thematic_part {
namespace {

using domain::AgendaPart;
using storage::Meeting;
using storage::ThematicSlot;

constexpr core::TimeOfDay kMorning = core::at_hour(8);
constexpr int kWeek = 7;

const domain::AgendaForm& form_of(storage::Connection& connection, core::BranchId id, const domain::RulePack& rules) {
    const auto branch = storage::branches::find(connection, id);
    const auto own = branch && branch->type ? rules.agendas.find(*branch->type) : rules.agendas.end();
    return own == rules.agendas.end() ? rules.agenda : own->second;
}

std::vector<std::string> filled(const std::vector<std::string>& form, const Meeting& regular) {
    std::vector<std::string> lines;
    for (const std::string& line : form) lines.push_back(domain::agenda_line(line, static_cast<unsigned>(rungs::third_of(regular).month())));
    return lines;
}

/// Exchanges one form for the other; what a person has written stays.
std::vector<std::string> conduct_of(storage::Connection& connection, const Meeting& regular, const domain::RulePack& rules, bool combined) {
    const domain::AgendaForm& form = form_of(connection, regular.branch, rules);
    auto lines = storage::agendas::of(connection, regular.id, AgendaPart::conduct);
    const auto& from = combined ? form.conduct : form.combined;
    if (lines == filled(from, regular)) lines = filled(combined ? form.combined : form.conduct, regular);
    return lines;
}

std::optional<core::LocalDate> day_of(const std::string& iso) {
    const auto instant = core::parse_iso(iso + "T12:00:00+07:00");
    if (!instant) return std::nullopt;
    return core::local_date(*instant);
}

void plan_step(storage::Connection& connection, const ThematicSlot& slot, core::Instant due, const char* step, core::Instant now) {
    storage::jobs::schedule(connection,
                            {.id = {},
                             .organization = slot.organization,
                             .kind = std::string(kPresenterJob),
                             .unique_key = fmt::format("slot={} presenter={} start={} step={}", slot.id.value, slot.presenter.value, core::to_ms(*slot.starts_at), step),
                             .due_at = due,
                             .details = fmt::format(R"({{"slot":{},"presenter":{},"starts_at":{}}})", slot.id.value, slot.presenter.value, core::to_ms(*slot.starts_at))},
                            now);
}

}  // namespace

bool fits(storage::Connection& connection, const Meeting& regular, const domain::RulePack& rules) {
    const auto lines = conduct_of(connection, regular, rules, true);
    return core::text::utf16_length(domain::as_contents(lines)) <= domain::kLongestAgendaOfTwo;
}

Meeting make(storage::Connection& connection,
             const ThematicSlot& slot,
             const Meeting& regular,
             core::PersonId by,
             const rungs::Setting& setting,
             core::Instant now) {
    Meeting part;
    part.organization = regular.organization;
    part.branch = regular.branch;
    part.kind = domain::MeetingKind::thematic;
    part.state = domain::MeetingState::confirmed;
    part.month = regular.month;
    part.starts_at = regular.starts_at;
    part.answers_close_at = regular.answers_close_at;
    part.planned_minutes = setting.rules.meeting.min_minutes_combined;
    part.venue = regular.venue;
    part.created_by = by;
    part.approved_by = by;
    part.hour_open = regular.hour_open;
    part.combined_with = regular.id;
    part.id = storage::meetings::insert(connection, part, now);
    write_agenda(connection, part.id, slot, setting.rules);
    storage::agendas::set(connection, regular.id, AgendaPart::conduct, conduct_of(connection, regular, setting.rules, true));
    storage::meetings::set_planned_minutes(connection, regular.id, std::max(regular.planned_minutes, setting.rules.meeting.min_minutes_combined));
    storage::thematic::set_date(connection, slot.id, part.id, {});
    rungs::plan(connection, part, setting, {}, now);
    plan_milestones(connection, storage::thematic::find(connection, slot.id).value(), setting, now);
    return part;
}

void unmake(storage::Connection& connection, const Meeting& regular, const rungs::Setting& setting, core::Instant now) {
    storage::agendas::set(connection, regular.id, AgendaPart::conduct, conduct_of(connection, regular, setting.rules, false));
    storage::meetings::set_planned_minutes(connection, regular.id, setting.rules.meeting.min_minutes);
    follow_cancel(connection, regular, now);
}

void attach(storage::Connection& connection, const Meeting& regular, const rungs::Setting& setting, core::Instant now) {
    const auto waiting = storage::thematic::waiting_for(connection, regular.branch, regular.month);
    if (waiting.empty() || !fits(connection, regular, setting.rules)) return;
    make(connection, waiting.front(), regular, {}, setting, now);
}

void follow_move(storage::Connection& connection, const Meeting& after, const rungs::Setting& setting, core::Instant now) {
    const core::MeetingId id = after.kind == domain::MeetingKind::thematic ? after.id : after.thematic_part;
    if (!id) return;
    if (id == after.thematic_part) {
        storage::meetings::set_time(connection, id, {.starts_at = after.starts_at, .answers_close_at = after.answers_close_at});
        storage::meetings::set_venue(connection, id, after.venue);
        rungs::cancel(connection, id, now);
        rungs::plan(connection, storage::meetings::find(connection, id).value(), setting, {}, now);
    }
    auto slot = storage::thematic::of_meeting(connection, id);
    if (!slot) return;
    slot->quarter = domain::quarter_of(core::local_date(after.starts_at));
    storage::thematic::update(connection, *slot);
    plan_milestones(connection, *slot, setting, now);
}

void follow_cancel(storage::Connection& connection, const Meeting& before, core::Instant now) {
    if (!before.thematic_part) return;
    storage::meetings::set_state(connection, before.thematic_part, domain::MeetingState::cancelled);
    rungs::cancel(connection, before.thematic_part, now);
}

void write_agenda(storage::Connection& connection, core::MeetingId meeting, const ThematicSlot& slot, const domain::RulePack& rules) {
    const domain::AgendaForm& form = form_of(connection, slot.branch, rules);
    storage::agendas::set(connection, meeting, AgendaPart::opening, form.opening);
    storage::agendas::set(connection, meeting, AgendaPart::conduct, {"chuyên đề “" + slot.topic + "”", "thảo luận"});
    storage::agendas::set(connection, meeting, AgendaPart::closing, form.closing);
}

core::LocalDate draft_due(const ThematicSlot& slot, const domain::RulePack& rules) {
    if (slot.draft_due) {
        if (const auto day = day_of(*slot.draft_due)) return *day;
    }
    return core::plus_days(core::local_date(*slot.starts_at), -rules.thematic.draft_days);
}

void plan_milestones(storage::Connection& connection, const ThematicSlot& slot, const rungs::Setting& setting, core::Instant now) {
    if (!slot.presenter || !slot.meeting || !slot.starts_at || slot.is_held()) return;
    const core::LocalDate due = draft_due(slot, setting.rules);
    if (due <= core::local_date(now)) return;
    const core::Instant before = core::to_instant(core::plus_days(due, -1), kMorning);
    const core::Instant first = core::to_instant(core::plus_days(due, -kWeek), kMorning);
    plan_step(connection, slot, std::max(first, now), "first", now);
    if (before > now && before > first) plan_step(connection, slot, before, "again", now);
}

}  // namespace mungba::usecases::thematic_part
