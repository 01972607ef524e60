#include "usecases/thematic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "storage/people_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/meeting_notices.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::usecases::thematic {
namespace {

using domain::MeetingKind;
using domain::MeetingState;
using domain::Quarter;
using storage::Meeting;
using storage::ThematicSlot;

void write_audit(storage::Connection& connection, const Actor& actor, std::string action, const ThematicSlot& slot, std::string fields, core::Instant now) {
    meeting_notices::write_audit(connection, actor, std::move(action), slot.branch, slot.meeting, std::move(fields), now);
}

/// The place in the plan, if the actor may change it.
Planned changeable(storage::Connection& connection, const Actor& actor, core::SlotId id) {
    const auto slot = storage::thematic::find(connection, id);
    if (!slot || slot->organization != actor.organization) return {.outcome = Outcome::not_found};
    if (!may(actor, Action::change_meeting, slot->branch)) return {.outcome = Outcome::not_allowed};
    return {.outcome = Outcome::done, .slot = *slot};
}

bool is_member(storage::Connection& connection, core::BranchId branch, core::PersonId person, core::LocalDate on) {
    const auto members = storage::people::members_of(connection, branch, on);
    return std::any_of(members.begin(), members.end(), [&](const storage::Member& member) { return member.person == person; });
}

void is_settled(storage::Connection& connection, const ThematicSlot& slot, core::Instant now) {
    storage::tasks::close(connection, kChooseTask, quarter_key(slot.branch, slot.quarter), storage::tasks::End::done, now);
}

Planned with_meeting(storage::Connection& connection, core::SlotId id) {
    Planned planned{.outcome = Outcome::done, .slot = storage::thematic::find(connection, id).value()};
    if (planned.slot.meeting) planned.meeting = storage::meetings::find(connection, planned.slot.meeting).value();
    return planned;
}

/// What can be dated, before it is asked whether that date can be.
Planned dateable(storage::Connection& connection, const Actor& actor, core::SlotId id) {
    Planned planned = changeable(connection, actor, id);
    if (planned.outcome != Outcome::done) return planned;
    if (planned.slot.has_date()) planned.outcome = Outcome::has_date;
    if (planned.slot.topic.empty()) planned.outcome = Outcome::no_topic;
    return planned;
}

Quarter quarter_of_month(const std::string& month) {
    return domain::quarter_of(core::local_date(core::parse_iso(month + "-01T12:00:00+07:00").value()));
}

}  // namespace

std::string quarter_key(core::BranchId branch, const Quarter& quarter) {
    return fmt::format("branch={} year={} quarter={}", branch.value, quarter.year, quarter.number);
}

Standing standing_of(const std::vector<ThematicSlot>& slots, bool excused, core::Instant now) {
    const ThematicSlot* planned = nullptr;
    const ThematicSlot* awaits = nullptr;
    for (const ThematicSlot& slot : slots) {
        if (slot.is_held()) return {.kind = Standing::Kind::held, .slot = slot};
        if (!slot.has_date()) continue;
        const bool is_over = slot.starts_at && *slot.starts_at <= now;
        const ThematicSlot*& first = is_over ? awaits : planned;
        if (first == nullptr) first = &slot;
    }
    if (planned != nullptr) return {.kind = Standing::Kind::planned, .slot = *planned};
    if (awaits != nullptr) return {.kind = Standing::Kind::awaits, .slot = *awaits};
    return {.kind = excused ? Standing::Kind::excused : Standing::Kind::missing, .slot = slots.empty() ? ThematicSlot{} : slots.front()};
}

Standing standing(storage::Connection& connection, core::BranchId branch, const Quarter& quarter, core::Instant now) {
    auto slots = storage::thematic::of_branch(connection, branch, quarter.year);
    std::erase_if(slots, [&](const ThematicSlot& slot) { return slot.quarter != quarter; });
    return standing_of(slots, storage::thematic::is_excused(connection, branch, quarter), now);
}

std::optional<ThematicSlot> open_slot(storage::Connection& connection, core::BranchId branch, const Quarter& quarter) {
    for (const ThematicSlot& slot : storage::thematic::of_branch(connection, branch, quarter.year)) {
        if (slot.quarter == quarter && !slot.has_date()) return slot;
    }
    return std::nullopt;
}

Planned plan(storage::Connection& connection, const Actor& actor, const ThematicSlot& wanted, const rungs::Setting& setting, core::Instant now) {
    ThematicSlot slot = wanted;
    slot.organization = actor.organization;
    if (slot.id) {
        const Planned known = changeable(connection, actor, slot.id);
        if (known.outcome != Outcome::done) return known;
        slot.branch = known.slot.branch;
        // What has a date is of that date's quarter.
        if (known.slot.has_date()) slot.quarter = known.slot.quarter;
    } else if (!may(actor, Action::change_meeting, slot.branch)) {
        return {.outcome = Outcome::not_allowed};
    }
    if (core::text::utf16_length(slot.topic) > domain::kLongestTopic) return {.outcome = Outcome::too_long};
    if (slot.group < 0 || slot.group > static_cast<int>(setting.rules.thematic.topic_groups.size())) return {.outcome = Outcome::not_found};
    if (slot.presenter && !is_member(connection, slot.branch, slot.presenter, core::local_date(now))) return {.outcome = Outcome::not_a_member};
    const bool is_new = !slot.id;
    if (is_new) {
        slot.meeting = {};
        slot.combine_month.clear();
        slot.id = storage::thematic::add(connection, slot, actor.person, now);
    } else {
        if (slot.topic.empty() && storage::thematic::find(connection, slot.id)->has_date()) return {.outcome = Outcome::no_topic};
        storage::thematic::update(connection, slot);
    }
    Planned planned = with_meeting(connection, slot.id);
    if (planned.slot.meeting) thematic_part::write_agenda(connection, planned.slot.meeting, planned.slot, setting.rules);
    thematic_part::plan_milestones(connection, planned.slot, setting, now);
    storage::tasks::close(connection, kPlanTask, fmt::format("branch={} year={}", slot.branch.value, slot.quarter.year), storage::tasks::End::done, now);
    write_audit(connection, actor, "thematic.plan", planned.slot, "topic topic_group presenter draft_due", now);
    return planned;
}

Planned drop(storage::Connection& connection, const Actor& actor, core::SlotId id, core::Instant now) {
    Planned planned = changeable(connection, actor, id);
    if (planned.outcome != Outcome::done) return planned;
    if (planned.slot.meeting) return {.outcome = Outcome::has_date, .slot = planned.slot};
    storage::thematic::withdraw(connection, id, now);
    write_audit(connection, actor, "thematic.drop", planned.slot, "withdrawn_at", now);
    return planned;
}

Planned try_schedule(storage::Connection& connection, const Actor& actor, const ThematicSlot& slot, core::Instant starts_at, const rungs::Setting& setting, core::Instant now) {
    if (!may(actor, Action::change_meeting, slot.branch)) return {.outcome = Outcome::not_allowed};
    if (domain::quarter_of(core::local_date(starts_at)) != slot.quarter) return {.outcome = Outcome::not_in_quarter, .slot = slot};
    if (starts_at <= now) return {.outcome = Outcome::past, .slot = slot};
    if (auto other = meeting_notices::in_the_slot(connection, slot.branch, MeetingKind::thematic, starts_at, setting.rules.meeting.min_minutes, {}))
        return {.outcome = Outcome::slot_taken, .slot = slot, .in_the_way = std::move(other)};
    return {.outcome = Outcome::done, .slot = slot};
}

Planned schedule(
    storage::Connection& connection, const Actor& actor, const Occasion& occasion, const rungs::Setting& setting, core::Instant from, core::Instant now) {
    Planned planned = dateable(connection, actor, occasion.slot);
    if (planned.outcome != Outcome::done) return planned;
    planned = try_schedule(connection, actor, planned.slot, occasion.starts_at, setting, std::max(from, now));
    if (planned.outcome != Outcome::done) return planned;
    Meeting meeting;
    meeting.organization = actor.organization;
    meeting.branch = planned.slot.branch;
    meeting.kind = MeetingKind::thematic;
    meeting.state = MeetingState::confirmed;
    meeting.month = core::format_iso_date(core::local_date(occasion.starts_at)).substr(0, 7);
    meeting.starts_at = occasion.starts_at;
    meeting.answers_close_at = domain::answers_close(occasion.starts_at);
    meeting.planned_minutes = setting.rules.meeting.min_minutes;
    meeting.venue = occasion.venue;
    meeting.created_by = actor.person;
    meeting.approved_by = actor.person;
    meeting.id = storage::meetings::insert(connection, meeting, now);
    thematic_part::write_agenda(connection, meeting.id, planned.slot, setting.rules);
    storage::thematic::set_date(connection, occasion.slot, meeting.id, {});
    rungs::plan(connection, meeting, setting, {}, std::max(from, now));
    planned = with_meeting(connection, occasion.slot);
    thematic_part::plan_milestones(connection, planned.slot, setting, now);
    is_settled(connection, planned.slot, now);
    write_audit(connection, actor, "thematic.schedule", planned.slot, "starts_at venue", now);
    return planned;
}

Planned combine(
    storage::Connection& connection, const Actor& actor, core::SlotId id, core::MeetingId regular_id, const rungs::Setting& setting, core::Instant now) {
    Planned planned = dateable(connection, actor, id);
    if (planned.outcome != Outcome::done) return planned;
    const auto regular = storage::meetings::find(connection, regular_id);
    if (!regular || regular->branch != planned.slot.branch || regular->kind != MeetingKind::regular || !regular->is_live()) return {.outcome = Outcome::not_found};
    if (regular->starts_at <= now) return {.outcome = Outcome::past, .slot = planned.slot};
    if (domain::quarter_of(core::local_date(regular->starts_at)) != planned.slot.quarter) return {.outcome = Outcome::not_in_quarter, .slot = planned.slot};
    if (regular->thematic_part) return {.outcome = Outcome::has_part, .slot = planned.slot};
    if (!thematic_part::fits(connection, *regular, setting.rules)) return {.outcome = Outcome::agenda_too_long, .slot = planned.slot};
    thematic_part::make(connection, planned.slot, *regular, actor.person, setting, now);
    planned = with_meeting(connection, id);
    is_settled(connection, planned.slot, now);
    write_audit(connection, actor, "thematic.combine", planned.slot, "combined_with", now);
    return planned;
}

Planned combine_later(storage::Connection& connection, const Actor& actor, core::SlotId id, const std::string& month, core::Instant now) {
    Planned planned = dateable(connection, actor, id);
    if (planned.outcome != Outcome::done) return planned;
    if (quarter_of_month(month) != planned.slot.quarter) return {.outcome = Outcome::not_in_quarter, .slot = planned.slot};
    if (month < core::format_iso_date(core::local_date(now)).substr(0, 7)) return {.outcome = Outcome::past, .slot = planned.slot};
    if (!storage::thematic::waiting_for(connection, planned.slot.branch, month).empty()) return {.outcome = Outcome::has_part, .slot = planned.slot};
    storage::thematic::set_date(connection, id, {}, month);
    planned = with_meeting(connection, id);
    is_settled(connection, planned.slot, now);
    write_audit(connection, actor, "thematic.combine", planned.slot, "combine_month", now);
    return planned;
}

Planned separate(storage::Connection& connection, const Actor& actor, core::SlotId id, const rungs::Setting& setting, core::Instant now) {
    Planned planned = changeable(connection, actor, id);
    if (planned.outcome != Outcome::done) return planned;
    if (planned.slot.combined) {
        const auto part = storage::meetings::find(connection, planned.slot.meeting);
        const auto regular = part ? storage::meetings::find(connection, part->combined_with) : std::nullopt;
        if (!regular) return {.outcome = Outcome::not_found};
        if (regular->starts_at <= now) return {.outcome = Outcome::past, .slot = planned.slot};
        thematic_part::unmake(connection, *regular, setting, now);
    } else if (planned.slot.combine_month.empty()) {
        return {.outcome = Outcome::unchanged, .slot = planned.slot};
    }
    storage::thematic::set_date(connection, id, {}, {});
    write_audit(connection, actor, "thematic.separate", planned.slot, "combined_with", now);
    return with_meeting(connection, id);
}

}  // namespace mungba::usecases::thematic
