#include "usecases/handover.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "storage/feed_repository.hpp"
#include "storage/audit_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "storage/task_repository.hpp"

namespace mungba::usecases::handover {
namespace {

using domain::Role;
using storage::Handover;
using storage::Task;

void write_audit(storage::Connection& connection, const Actor& actor, const char* action, const Handover& handover, const char* fields, core::Instant now) {
    storage::audit::Entry entry;
    entry.organization = handover.organization;
    entry.actor_kind = actor.kind == Actor::Kind::person ? "person" : actor.kind == Actor::Kind::clock ? "clock" : "operator";
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    entry.action = action;
    entry.branch = handover.branch;
    entry.object_kind = "person";
    entry.object_id = handover.to.value;
    entry.fields = fields;
    storage::audit::append(connection, entry, now);
}

Actor the_clock(core::OrganizationId organization) {
    Actor actor;
    actor.kind = Actor::Kind::clock;
    actor.organization = organization;
    actor.source = "clock";
    return actor;
}

std::string key_of(storage::HandoverId id) { return "handover=" + std::to_string(id.value); }

void schedule(storage::Connection& connection, std::string_view kind, const Handover& handover, core::Instant due, core::Instant now) {
    storage::jobs::schedule(connection,
                            {.id = {},
                             .organization = handover.organization,
                             .kind = std::string(kind),
                             .unique_key = key_of(handover.id),
                             .due_at = due,
                             .details = nlohmann::json{{"handover", handover.id.value}}.dump()},
                            now);
}

core::Instant beginning_of(const std::string& iso_day) { return core::parse_iso(iso_day + "T00:00:00+07:00").value(); }

/// Once both have said yes it waits for its day.
void plan(storage::Connection& connection, storage::HandoverId id, core::Instant now) {
    const auto handover = storage::handovers::find(connection, id);
    if (!handover || !handover->is_ready()) return;
    schedule(connection, kBeginJob, *handover, std::max(now, beginning_of(handover->from_date)), now);
}

void owe_confirmation(storage::Connection& connection, const Handover& handover, core::Instant now) {
    const bool has_office = !storage::people::office_of(connection, handover.organization, core::local_date(now)).empty();
    Task task;
    task.organization = handover.organization;
    task.owner = has_office ? Task::Owner::office : Task::Owner::operator_;
    task.branch = handover.branch;
    task.kind = kConfirmTask;
    task.unique_key = key_of(handover.id);
    task.details = nlohmann::json{{"handover", handover.id.value}, {"person", handover.to.value}}.dump();
    storage::tasks::add(connection, task, now);
}

bool is_member(storage::Connection& connection, const Wish& wish, core::LocalDate today) {
    const auto members = storage::people::members_of(connection, wish.branch, today);
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.person == wish.to; });
}

bool is_secretary(storage::Connection& connection, core::PersonId person, core::BranchId branch, core::LocalDate on) {
    const auto roles = storage::people::roles_of(connection, person, on);
    return std::any_of(roles.begin(), roles.end(), [&](const auto& held) { return held.role == Role::secretary && held.branch == branch; });
}

bool is_in_force(const storage::RoleSpan& span, core::LocalDate on) {
    const std::string day = core::format_iso_date(on);
    return span.from <= day && (!span.until || *span.until >= day);
}

/// Ends a role of that kind in the branch; true if there was one in force.
bool end_role(storage::Connection& connection, core::PersonId person, core::BranchId branch, Role role, core::LocalDate from) {
    bool ended = false;
    for (const auto& span : storage::people::role_spans_of(connection, person)) {
        if (span.role != role || span.branch != branch || !is_in_force(span, from)) continue;
        storage::people::end_role(connection, span, from);
        ended = true;
    }
    return ended;
}

void give_role(storage::Connection& connection, const Handover& handover, core::LocalDate from) {
    storage::RoleSpan span;
    span.role = Role::secretary;
    span.branch = handover.branch;
    span.from = core::format_iso_date(from);
    span.until = handover.until_date;
    storage::people::add_role(connection, handover.to, span);
}

}  // namespace

Outcome try_assign(storage::Connection& connection, const Actor& actor, const Wish& wish, core::Instant now) {
    if (!may(actor, Action::hand_over, wish.branch) && !may(actor, Action::fill_offices, wish.branch)) return Outcome::not_allowed;
    const auto branch = storage::branches::find(connection, wish.branch);
    if (!branch || branch->organization != actor.organization) return Outcome::not_found;
    const core::LocalDate today = core::local_date(now);
    if (!is_member(connection, wish, today)) return Outcome::not_a_member;
    if (wish.from < today || (wish.until && *wish.until < wish.from)) return Outcome::past;
    if (is_secretary(connection, wish.to, wish.branch, wish.from)) return Outcome::has_it;
    return Outcome::written;
}

Written assign(storage::Connection& connection, const Actor& actor, const Wish& wish, core::Instant now) {
    const Outcome outcome = try_assign(connection, actor, wish, now);
    if (outcome != Outcome::written) return {.outcome = outcome, .id = {}};
    const bool by_office = may(actor, Action::fill_offices, wish.branch);
    Handover handover;
    handover.organization = actor.organization;
    handover.branch = wish.branch;
    handover.from = by_office ? core::PersonId{} : actor.person;
    handover.to = wish.to;
    handover.from_date = core::format_iso_date(wish.from);
    if (wish.until) handover.until_date = core::format_iso_date(*wish.until);
    if (by_office) {
        handover.confirmed_at = now;
        if (storage::people::accounts_of(connection, wish.to).empty()) handover.accepted_at = now;
    }
    if (const auto before = storage::handovers::open_of(connection, wish.branch))
        storage::tasks::close(connection, kConfirmTask, key_of(before->id), storage::tasks::End::dropped, now);
    handover.id = storage::handovers::insert(connection, handover, now);
    if (!by_office) owe_confirmation(connection, handover, now);
    write_audit(connection, actor, "handover.assign", handover, "to_person from_date until_date", now);
    schedule(connection, kAskJob, handover, now, now);
    plan(connection, handover.id, now);
    return {.outcome = Outcome::written, .id = handover.id};
}

std::vector<Handover> accept(storage::Connection& connection, const Actor& actor, core::Instant now) {
    if (!may(actor, Action::see_own_data, {})) return {};
    auto open = storage::handovers::open_for(connection, actor.person);
    std::erase_if(open, [](const Handover& one) { return one.accepted_at.has_value(); });
    for (Handover& handover : open) {
        storage::handovers::set_accepted(connection, handover.id, now);
        handover.accepted_at = now;
        write_audit(connection, actor, "handover.accept", handover, "accepted_at", now);
        plan(connection, handover.id, now);
    }
    return open;
}

std::optional<Handover> confirm(storage::Connection& connection, const Actor& actor, storage::HandoverId id, core::Instant now) {
    const auto handover = storage::handovers::find(connection, id);
    if (!handover || handover->organization != actor.organization || handover->state != "open") return std::nullopt;
    if (!may(actor, Action::fill_offices, handover->branch)) return std::nullopt;
    storage::handovers::set_confirmed(connection, id, now);
    storage::tasks::close(connection, kConfirmTask, key_of(id), storage::tasks::End::done, now);
    write_audit(connection, actor, "handover.confirm", *handover, "confirmed_at", now);
    plan(connection, id, now);
    return storage::handovers::find(connection, id);
}

std::optional<Change> begin(storage::Connection& connection, storage::HandoverId id, core::Instant now) {
    auto handover = storage::handovers::find(connection, id);
    const core::LocalDate today = core::local_date(now);
    const std::string day = core::format_iso_date(today);
    if (!handover || !handover->is_ready() || handover->from_date > day) return std::nullopt;
    const Wish wish{.branch = handover->branch, .to = handover->to, .from = today, .until = std::nullopt};
    const bool is_over = handover->until_date && *handover->until_date < day;
    if (is_over || !is_member(connection, wish, today)) {  // too late, or gone from the list meanwhile
        storage::handovers::drop(connection, id);
        return std::nullopt;
    }
    Change change{.handover = *handover, .former = {}};
    if (!handover->until_date) {
        for (const auto& person : storage::people::holders(connection, handover->branch, Role::secretary, today)) {
            if (person.id != handover->to && end_role(connection, person.id, handover->branch, Role::secretary, today))
                change.former.push_back(person.id);
        }
        storage::handovers::end_of_branch(connection, handover->branch);
        end_role(connection, handover->to, handover->branch, Role::deputy, today);
        end_role(connection, handover->to, handover->branch, Role::secretary, today);  // one that was acting
    }
    give_role(connection, *handover, today);
    storage::handovers::begin(connection, id, now);
    if (!handover->until_date) storage::feeds::revoke_of_branch(connection, handover->branch, now);  // the one who goes keeps no window into the branch
    change.handover.state = "in_force";
    write_audit(connection, the_clock(handover->organization), "handover.begin", *handover, "role", now);
    if (handover->until_date)
        schedule(connection, kEndJob, *handover, core::to_instant(core::plus_days(core::local_date(beginning_of(*handover->until_date)), 1), {}), now);
    return change;
}

std::optional<Change> end(storage::Connection& connection, storage::HandoverId id, core::Instant now) {
    const auto handover = storage::handovers::find(connection, id);
    if (!handover || handover->state != "in_force") return std::nullopt;
    storage::handovers::end(connection, id);
    write_audit(connection, the_clock(handover->organization), "handover.end", *handover, "role", now);
    Change change{.handover = *handover, .former = {}};
    if (!is_secretary(connection, handover->to, handover->branch, core::local_date(now))) change.former.push_back(handover->to);
    return change;
}

void look_for_vacant(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    const core::LocalDate today = core::local_date(now);
    for (const storage::Branch& branch : storage::branches::all(connection, organization)) {
        const bool is_led = !storage::people::holders(connection, branch.id, Role::secretary, today).empty() ||
                            !storage::people::holders(connection, branch.id, Role::deputy, today).empty();
        const auto standing = storage::tasks::of_kind(connection, branch.id, kVacantTask);
        if (is_led) {
            for (const Task& task : standing) storage::tasks::close(connection, task.id, storage::tasks::End::done, now);
        } else if (standing.empty()) {
            Task task;
            task.organization = organization;
            task.owner = Task::Owner::office;
            task.branch = branch.id;
            task.kind = kVacantTask;
            task.unique_key = "branch=" + std::to_string(branch.id.value) + " since=" + core::format_iso_date(today);
            storage::tasks::add(connection, task, now);
        }
    }
}

}  // namespace mungba::usecases::handover
