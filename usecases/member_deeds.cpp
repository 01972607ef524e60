#include <algorithm>

#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/audit_words.hpp"
#include "usecases/import_cells.hpp"
#include "usecases/members.hpp"

namespace mungba::usecases::members {
namespace {

using domain::MemberStatus;
using domain::Role;
namespace people = storage::people;

void write_audit(storage::Connection& connection,
                 const Actor& actor,
                 const char* action,
                 core::BranchId branch,
                 core::PersonId person,
                 std::string fields,
                 core::Instant now) {
    auto entry = audit_entry(actor, action);
    entry.branch = branch;
    entry.object_kind = "person";
    entry.object_id = person.value;
    entry.fields = std::move(fields);
    storage::audit::append(connection, entry, now);
}

bool is_ours(storage::Connection& connection, const Actor& actor, core::BranchId branch) {
    const auto found = storage::branches::find(connection, branch);
    return found && found->organization == actor.organization;
}

/// The place in the list, if the actor may do that with it.
std::optional<Whole> place(
    storage::Connection& connection, const Actor& actor, Action action, core::BranchId branch, core::MembershipId membership, core::Instant now) {
    if (!is_ours(connection, actor, branch) || !may(actor, action, branch)) return std::nullopt;
    return find(connection, branch, membership, core::local_date(now));
}

/// Times away are the branch's own matter; what changes a member's standing is decided above it.
bool is_for_secretary(MemberStatus status) {
    return status == MemberStatus::official || status == MemberStatus::temp_exempt || status == MemberStatus::temp_out;
}

}  // namespace

Done change(storage::Connection& connection,
            const Actor& actor,
            core::BranchId branch,
            core::MembershipId membership,
            const Wanted& wanted,
            std::string_view seen,
            core::Instant now) {
    const auto whole = place(connection, actor, Action::change_members, branch, membership, now);
    if (!whole) return {.outcome = Outcome::not_found};
    storage::Person after = whole->person;
    std::string fields;
    const auto take = [&](const char* field, auto& value, const auto& stated) {
        if (value == stated) return;
        value = stated;
        fields += (fields.empty() ? "" : " ") + std::string(field);
    };
    take("phone", after.phone, wanted.phone);
    if (wanted.consent_on && !after.consented_in_chat) take("consent", after.consent_on, wanted.consent_on);
    if (may(actor, Action::arrange_members, {})) {
        if (core::text::fold(wanted.name).empty()) return {.outcome = Outcome::no_name};
        take("name", after.name, wanted.name);
        take("birth_date", after.birth_date, wanted.birth_date);
    }
    if (fields.empty()) return {.outcome = Outcome::unchanged};
    if (seen != fingerprint_of(whole->person)) return {.outcome = Outcome::changed_meanwhile};
    people::update(connection, after);
    write_audit(connection, actor, "person.change", branch, after.id, fields, now);
    return {};
}

Done add(storage::Connection& connection,
         const Actor& actor,
         core::BranchId branch,
         const Wanted& wanted,
         MemberStatus status,
         core::Instant now) {
    if (!is_ours(connection, actor, branch) || !may(actor, Action::arrange_members, branch)) return {.outcome = Outcome::not_found};
    if (core::text::fold(wanted.name).empty()) return {.outcome = Outcome::no_name};
    const auto listed = people::listed_in(connection, branch);
    const bool is_known = std::any_of(listed.begin(), listed.end(), [&](const storage::ListedPerson& one) {
        const bool other_birth = wanted.birth_date && one.person.birth_date && *wanted.birth_date != *one.person.birth_date;
        return !other_birth && is_same_name(wanted.name, one.person.name);
    });
    if (is_known) return {.outcome = Outcome::listed_already};
    storage::Person person;
    person.organization = actor.organization;
    person.name = wanted.name;
    person.birth_date = wanted.birth_date;
    person.phone = wanted.phone;
    person.consent_on = wanted.consent_on;
    const auto id = people::insert(connection, person, now);
    const int last = listed.empty() ? 0 : listed.back().position;
    const auto membership = people::add_membership(connection, id, branch, last + 1, now);
    people::add_status(connection,
                       membership,
                       {.id = 0, .status = status, .from = core::format_iso_date(core::local_date(now)), .until = std::nullopt});
    write_audit(connection, actor, "member.add", branch, id, "name status", now);
    return {.outcome = Outcome::written, .membership = membership};
}

Done set_status(storage::Connection& connection,
                const Actor& actor,
                core::BranchId branch,
                core::MembershipId membership,
                const StatedStatus& stated,
                core::Instant now) {
    const auto whole = place(connection, actor, Action::change_members, branch, membership, now);
    const bool allowed = may(actor, Action::arrange_members, {}) || is_for_secretary(stated.status);
    if (!whole || !allowed) return {.outcome = Outcome::not_found};
    const auto outcome = state_status(whole->statuses, stated, core::local_date(now));
    if (const auto* conflict = std::get_if<StatusConflict>(&outcome)) return {.outcome = Outcome::conflict, .why = conflict->reason};
    const auto& change = std::get<StatusChange>(outcome);
    if (change.what.empty()) return {.outcome = Outcome::unchanged};
    for (const auto& span : change.redated) people::set_status_days(connection, span);
    for (const auto id : change.removed) people::remove_status(connection, id);
    if (change.begun) people::add_status(connection, membership, *change.begun);
    write_audit(connection, actor, "member.status", branch, whole->person.id, "status", now);
    return {};
}

Done give_role(storage::Connection& connection,
               const Actor& actor,
               core::BranchId branch,
               core::PersonId person,
               Role role,
               core::LocalDate from,
               std::optional<core::LocalDate> until,
               core::Instant now) {
    const auto found = people::find(connection, person);
    const bool branch_fits = role == Role::office ? !branch : is_ours(connection, actor, branch);
    if (!found || found->organization != actor.organization || !branch_fits || !may(actor, Action::arrange_members, {}))
        return {.outcome = Outcome::not_found};
    if (role == Role::secretary) return {.outcome = Outcome::not_that_way};
    if (until && *until < from) return {.outcome = Outcome::conflict, .why = "the last day lies before the first"};
    const std::string first = core::format_iso_date(from);
    for (const auto& span : people::role_spans_of(connection, person)) {
        const bool overlaps = span.branch == branch && span.role == role && (!span.until || *span.until >= first);
        if (overlaps) return {.outcome = Outcome::conflict, .why = "the person has this office already"};
    }
    people::add_role(connection,
                     person,
                     {.id = 0,
                      .role = role,
                      .branch = branch,
                      .from = first,
                      .until = until ? std::optional(core::format_iso_date(*until)) : std::nullopt});
    write_audit(connection, actor, "role.give", branch, person, std::string(domain::name_of(role)), now);
    return {};
}

Done end_role(storage::Connection& connection,
              const Actor& actor,
              core::PersonId person,
              std::int64_t role,
              core::LocalDate first_day_without,
              core::Instant now) {
    const auto found = people::find(connection, person);
    if (!found || found->organization != actor.organization || !may(actor, Action::arrange_members, {})) return {.outcome = Outcome::not_found};
    for (const auto& span : people::role_spans_of(connection, person)) {
        if (span.id != role) continue;
        if (span.role == Role::secretary) return {.outcome = Outcome::not_that_way};
        people::end_role(connection, span, first_day_without);
        write_audit(connection, actor, "role.end", span.branch, person, std::string(domain::name_of(span.role)), now);
        return {};
    }
    return {.outcome = Outcome::not_found};
}

Done move(storage::Connection& connection,
          const Actor& actor,
          core::BranchId branch,
          core::MembershipId membership,
          int position,
          core::Instant now) {
    const auto whole = place(connection, actor, Action::change_members, branch, membership, now);
    if (!whole) return {.outcome = Outcome::not_found};
    std::vector<core::MembershipId> order;
    for (const auto& one : people::listed_in(connection, branch)) {
        if (one.membership != membership) order.push_back(one.membership);
    }
    const auto place_in_list = static_cast<std::size_t>(std::clamp(position, 1, static_cast<int>(order.size()) + 1)) - 1;
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(place_in_list), membership);
    for (std::size_t at = 0; at < order.size(); ++at) people::set_position(connection, order[at], static_cast<int>(at) + 1);
    write_audit(connection, actor, "member.move", branch, whole->person.id, "position", now);
    return {};
}

Done leave(storage::Connection& connection, const Actor& actor, core::BranchId branch, core::MembershipId membership, core::Instant now) {
    const auto whole = place(connection, actor, Action::arrange_members, branch, membership, now);
    if (!whole) return {.outcome = Outcome::not_found};
    const core::LocalDate today = core::local_date(now);
    for (const auto& span : whole->roles) {
        const bool stands = span.branch == branch && (!span.until || *span.until >= core::format_iso_date(today));
        if (!stands) continue;
        if (span.role == Role::secretary) return {.outcome = Outcome::not_that_way};
        if (span.role != Role::overseer) people::end_role(connection, span, today);
    }
    people::end_membership(connection, membership, now);
    write_audit(connection, actor, "member.leave", branch, whole->person.id, "until", now);
    return {};
}

}  // namespace mungba::usecases::members
