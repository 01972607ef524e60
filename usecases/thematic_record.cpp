#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/meeting_notices.hpp"
#include "usecases/thematic.hpp"
#include "usecases/thematic_part.hpp"

/// What came of a thematic meeting, and what the office does.
namespace mungba::usecases::thematic {
namespace {

using domain::MeetingState;
using storage::Meeting;
using storage::ThematicSlot;

core::Instant begin_of(core::LocalDate day) { return core::to_instant(day, core::at_hour(0)); }

/// The one of the plan that a record is for: on that day, else without a date, else to come with that month's regular meeting.
std::optional<ThematicSlot> recorded_slot(storage::Connection& connection, const Held& held) {
    const auto slots = storage::thematic::of_branch(connection, held.branch, static_cast<int>(held.day.year()));
    for (const ThematicSlot& slot : slots) {
        if (slot.starts_at && core::local_date(*slot.starts_at) == held.day) return slot;
    }
    const std::string month = core::format_iso_date(held.day).substr(0, 7);
    for (const ThematicSlot& slot : slots) {
        if (slot.quarter == domain::quarter_of(held.day) && !slot.meeting && (slot.combine_month.empty() || slot.combine_month == month)) return slot;
    }
    return std::nullopt;
}

Meeting held_meeting(storage::Connection& connection, const Actor& actor, const Held& held, const domain::RulePack& rules, core::Instant now) {
    const auto branch = storage::branches::find(connection, held.branch);
    Meeting meeting;
    meeting.organization = actor.organization;
    meeting.branch = held.branch;
    meeting.kind = domain::MeetingKind::thematic;
    meeting.state = MeetingState::held;
    meeting.month = core::format_iso_date(held.day).substr(0, 7);
    meeting.starts_at = std::min(now, core::to_instant(held.day, branch ? branch->hour.value_or(meeting_making::usual_hour(*branch)) : core::at_hour(8)));
    for (const Meeting& other : storage::meetings::between(connection, held.branch, begin_of(held.day), begin_of(core::plus_days(held.day, 1)))) {
        if (other.kind == domain::MeetingKind::regular && other.starts_at <= now) meeting.starts_at = other.starts_at;
    }
    meeting.answers_close_at = domain::answers_close(meeting.starts_at);
    meeting.planned_minutes = rules.meeting.min_minutes;
    meeting.created_by = actor.person;
    meeting.hour_open = true;
    return meeting;
}

void write_office_audit(storage::Connection& connection, const Actor& actor, const char* action, core::BranchId branch, std::int64_t object, const char* fields, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = actor.kind == Actor::Kind::operator_at_console ? "operator" : "person",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = action,
                            .branch = branch,
                            .object_kind = "thematic",
                            .object_id = object,
                            .fields = fields},
                           now);
}

/// One line on the office's list for a quarter, until somebody looks.
void tell_office(storage::Connection& connection, const ThematicSlot& slot, core::Instant now) {
    const std::int64_t key = slot.organization.value * 100'000 + slot.quarter.year * 10 + slot.quarter.number;
    if (storage::tasks::open_about(connection, kResultsTask, "$.key", key) > 0) return;
    storage::Task task;
    task.organization = slot.organization;
    task.owner = storage::Task::Owner::office;
    task.kind = kResultsTask;
    task.unique_key = fmt::format("meeting={} at={}", slot.meeting.value, core::to_ms(now));
    task.details = fmt::format(R"({{"year":{},"quarter":{},"key":{}}})", slot.quarter.year, slot.quarter.number, key);
    storage::tasks::add(connection, task, now);
}

}  // namespace

Planned record(storage::Connection& connection, const Actor& actor, const Held& held, const rungs::Setting& setting, core::Instant now) {
    if (!may(actor, Action::change_meeting, held.branch)) return {.outcome = Outcome::not_allowed};
    if (held.day > core::local_date(now)) return {.outcome = Outcome::not_yet};
    if (core::text::utf16_length(held.topic) > domain::kLongestTopic) return {.outcome = Outcome::too_long};
    auto slot = recorded_slot(connection, held);
    if (!slot) {
        slot = ThematicSlot{.id = {}, .organization = actor.organization, .branch = held.branch, .quarter = domain::quarter_of(held.day), .topic = held.topic};
        slot->id = storage::thematic::add(connection, *slot, actor.person, now);
    } else if (!held.topic.empty()) {
        slot->topic = held.topic;
        storage::thematic::update(connection, *slot);
    }
    if (slot->is_held()) return {.outcome = Outcome::unchanged, .slot = *slot};
    if (slot->meeting) {
        if (*slot->starts_at > now) return {.outcome = Outcome::not_yet, .slot = *slot};
        storage::meetings::set_state(connection, slot->meeting, MeetingState::held);
    } else {
        const Meeting meeting = held_meeting(connection, actor, held, setting.rules, now);
        storage::thematic::set_date(connection, slot->id, storage::meetings::insert(connection, meeting, now), {});
    }
    Planned planned{.outcome = Outcome::done, .slot = storage::thematic::find(connection, slot->id).value()};
    planned.meeting = storage::meetings::find(connection, planned.slot.meeting).value();
    rungs::plan(connection, planned.meeting, setting, {}, now);
    storage::tasks::close(connection, kChooseTask, quarter_key(held.branch, planned.slot.quarter), storage::tasks::End::done, now);
    storage::tasks::close(connection, "reminders.record", "meeting=" + std::to_string(planned.meeting.id.value), storage::tasks::End::done, now);
    meeting_notices::write_audit(connection, actor, "thematic.record", held.branch, planned.meeting.id, "state", now);
    return planned;
}

Planned report(storage::Connection& connection, const Actor& actor, storage::ThematicResult result, core::Instant now) {
    const auto slot = storage::thematic::of_meeting(connection, result.meeting);
    if (!slot || slot->organization != actor.organization || !slot->meeting) return {.outcome = Outcome::not_found};
    if (!may(actor, Action::change_meeting, slot->branch)) return {.outcome = Outcome::not_allowed};
    if (*slot->starts_at > now) return {.outcome = Outcome::not_yet, .slot = *slot};
    if (slot->topic.empty()) return {.outcome = Outcome::no_topic, .slot = *slot};
    if (result.present < 0 || result.present > result.members || result.tasks < 0) return {.outcome = Outcome::not_found, .slot = *slot};
    result.organization = slot->organization;
    result.reported_by = actor.person;
    result.reported_at = now;
    storage::thematic::put_result(connection, result);
    if (!slot->is_held()) storage::meetings::set_state(connection, slot->meeting, MeetingState::held);
    storage::tasks::close(connection, kResultTask, "meeting=" + std::to_string(result.meeting.value), storage::tasks::End::done, now);
    tell_office(connection, *slot, now);
    meeting_notices::write_audit(connection, actor, "thematic.report", slot->branch, slot->meeting, "present members resolution tasks", now);
    return {.outcome = Outcome::done, .slot = storage::thematic::find(connection, slot->id).value(), .meeting = storage::meetings::find(connection, slot->meeting).value()};
}

Outcome suggest(storage::Connection& connection, const Actor& actor, storage::TopicSuggestion suggestion, const domain::RulePack& rules, core::Instant now) {
    if (!may(actor, Action::suggest_topics, {})) return Outcome::not_allowed;
    if (suggestion.topic.empty()) return Outcome::no_topic;
    if (core::text::utf16_length(suggestion.topic) > domain::kLongestTopic) return Outcome::too_long;
    if (suggestion.group < 1 || suggestion.group > static_cast<int>(rules.thematic.topic_groups.size())) return Outcome::not_found;
    suggestion.organization = actor.organization;
    const auto id = storage::thematic::suggest(connection, suggestion, actor.person, now);
    write_office_audit(connection, actor, "thematic.suggest", {}, id.value, "topic topic_group quarter", now);
    return Outcome::done;
}

Outcome withdraw_suggestion(storage::Connection& connection, const Actor& actor, core::TopicId id, core::Instant now) {
    const auto suggestion = storage::thematic::suggestion(connection, id);
    if (!suggestion || suggestion->organization != actor.organization) return Outcome::not_found;
    if (!may(actor, Action::suggest_topics, {})) return Outcome::not_allowed;
    storage::thematic::withdraw_suggestion(connection, id, now);
    write_office_audit(connection, actor, "thematic.withdraw_suggestion", {}, id.value, "withdrawn_at", now);
    return Outcome::done;
}

Outcome excuse(storage::Connection& connection, const Actor& actor, core::BranchId branch_id, const domain::Quarter& quarter, bool excused, core::Instant now) {
    const auto branch = storage::branches::find(connection, branch_id);
    if (!branch || branch->organization != actor.organization) return Outcome::not_found;
    if (!may(actor, Action::suggest_topics, {})) return Outcome::not_allowed;
    if (excused) storage::thematic::excuse(connection, actor.organization, branch_id, quarter, actor.person, now);
    if (!excused && !storage::thematic::take_back_excuse(connection, branch_id, quarter)) return Outcome::unchanged;
    if (excused) storage::tasks::close(connection, kChooseTask, quarter_key(branch_id, quarter), storage::tasks::End::dropped, now);
    write_office_audit(connection, actor, excused ? "thematic.excuse" : "thematic.unexcuse", branch_id, quarter.number, "quarter", now);
    return Outcome::done;
}

}  // namespace mungba::usecases::thematic
