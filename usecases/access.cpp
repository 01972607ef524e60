#include "usecases/access.hpp"

#include <algorithm>

namespace mungba::usecases {
namespace {

using domain::Role;

/// So long the clerk of a meeting may still correct its roll.
constexpr int kClerkDays = 7;

bool leads_branch(const Actor& actor, core::BranchId branch) {
    return branch &&
           std::any_of(actor.roles.begin(), actor.roles.end(), [&](const storage::RoleHeld& held) {
               return held.branch == branch &&
                      (held.role == Role::secretary || held.role == Role::deputy);
           });
}

bool is_invited_to(const Actor& actor, core::BranchId branch) {
    return branch && std::any_of(actor.memberships.begin(),
                                 actor.memberships.end(),
                                 [&](const storage::Member& member) {
                                     return member.branch == branch &&
                                            domain::is_invited(member.status);
                                 });
}

/// The list holds only what this person owes; `branch` 0 is all of it.
bool may_owe(const Actor& actor, core::BranchId branch) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const storage::RoleHeld& held) {
        return held.role != Role::branch_committee && (!branch || held.branch == branch);
    });
}

bool has_a_page(const Actor& actor, core::BranchId) { return actor.kind == Actor::Kind::operator_at_console || may_owe(actor, {}); }

bool leads_branch_or_office(const Actor& actor, core::BranchId branch) {
    return leads_branch(actor, branch) || std::any_of(actor.roles.begin(), actor.roles.end(), [](const storage::RoleHeld& held) {
               return held.role == Role::office;
           });
}

bool upstairs(const Actor& actor, core::BranchId) {
    return actor.kind == Actor::Kind::operator_at_console || std::any_of(actor.roles.begin(), actor.roles.end(), [](const storage::RoleHeld& held) {
               return held.role == Role::office;
           });
}
bool of_the_office(const Actor& actor, core::BranchId) { return actor.person && actor.kind == Actor::Kind::person && upstairs(actor, {}); }
bool leads_or_upstairs(const Actor& actor, core::BranchId branch) { return leads_branch(actor, branch) || upstairs(actor, branch); }
bool leads_or_takes_minutes(const Actor& actor, core::BranchId branch) {
    return leads_branch(actor, branch) || (branch && std::any_of(actor.clerk_of.begin(), actor.clerk_of.end(), [&](const auto& held) { return held.branch == branch; }));
}
bool everybody(const Actor&, core::BranchId) { return true; }
bool a_known_person(const Actor& actor, core::BranchId) { return actor.kind == Actor::Kind::person && actor.person; }
bool holds(const Actor& actor, Role role, core::BranchId branch) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const storage::RoleHeld& held) {
        return held.role == role && held.branch == branch;
    });
}
bool is_secretary(const Actor& actor, core::BranchId branch) { return branch && holds(actor, Role::secretary, branch); }
bool looks_after(const Actor& actor, core::BranchId branch) { return branch && holds(actor, Role::overseer, branch); }
bool sees_branch(const Actor& actor, core::BranchId branch) { return looks_after(actor, branch) || leads_or_upstairs(actor, branch); }
bool looks_after_any(const Actor& actor, core::BranchId) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [](const storage::RoleHeld& held) { return held.role == Role::overseer; });
}
bool the_operator(const Actor& actor, core::BranchId) {
    return actor.kind == Actor::Kind::operator_at_console;
}
bool fills_offices(const Actor& actor, core::BranchId) { return the_operator(actor, {}) || holds(actor, Role::office, {}); }
bool known_or_in_a_branch(const Actor& actor, core::BranchId branch) { return actor.person || branch; }

/// The whole of it: one line an action.
struct Rule {
    Action action;
    bool (*allows)(const Actor&, core::BranchId);
};
constexpr Rule kRules[] = {
    {Action::ask_for_help, everybody},
    {Action::open_page, has_a_page},
    {Action::answer_for_self, is_invited_to},
    {Action::open_meeting, leads_branch},
    {Action::change_meeting, leads_branch},
    {Action::see_meetings, sees_branch},
    {Action::see_answers, leads_branch},
    {Action::answer_for_others, leads_branch},
    {Action::call_members, leads_branch},
    {Action::see_own_data, a_known_person},
    {Action::see_tasks, may_owe},
    {Action::confirm_account, leads_branch_or_office},
    {Action::admit_to_group, leads_branch_or_office},
    {Action::bind_group, everybody},
    {Action::make_codes, the_operator},
    {Action::import_lists, upstairs},
    {Action::make_groups, the_operator},
    {Action::erase_person, the_operator},
    {Action::export_person, the_operator},
    {Action::hand_over, is_secretary},
    {Action::fill_offices, fills_offices},
    {Action::look_after, looks_after},
    {Action::look_after_any, looks_after_any},
    {Action::see_branches, upstairs},
    {Action::see_branch, sees_branch},
    {Action::change_branch, leads_or_upstairs},
    {Action::arrange_branches, upstairs},
    {Action::see_members, leads_or_upstairs},
    {Action::change_members, leads_or_upstairs},
    {Action::arrange_members, upstairs},
    {Action::see_outbox, leads_or_upstairs},
    {Action::change_outbox, leads_or_upstairs},
    {Action::see_audit, upstairs},
    {Action::give_answer_links, leads_branch},
    {Action::keep_password, of_the_office},
    {Action::set_up, upstairs},
    {Action::call_roll, leads_or_takes_minutes},
    {Action::keep_meeting_file, leads_branch},
    {Action::see_meeting_file, leads_or_upstairs},
    {Action::close_month, upstairs},
    {Action::write_bulletins, of_the_office},
    {Action::read_bulletins, known_or_in_a_branch},
    {Action::see_library, has_a_page},
    {Action::suggest_topics, upstairs},
    {Action::see_schedule, known_or_in_a_branch},
};

}  // namespace

Actor actor_for(storage::Connection& connection,
                core::OrganizationId organization,
                core::PersonId person,
                core::LocalDate today) {
    return {.kind = Actor::Kind::person,
            .organization = organization,
            .person = person,
            .roles = storage::people::roles_of(connection, person, today),
            .memberships = storage::people::memberships_of(connection, person, today),
            .clerk_of = storage::clerks::held_by(connection, person, core::to_instant(core::plus_days(today, -kClerkDays), core::at_hour(0)), core::to_instant(core::plus_days(today, 1), core::at_hour(0)))};
}

bool may_call_roll(const Actor& actor, core::MeetingId meeting, core::BranchId branch) {
    return leads_branch(actor, branch) ||
           std::any_of(actor.clerk_of.begin(), actor.clerk_of.end(), [&](const auto& held) { return held.meeting == meeting && held.branch == branch; });
}

bool may(const Actor& actor, Action action, core::BranchId branch) {
    for (const Rule& rule : kRules) {
        if (rule.action == action) return rule.allows(actor, branch);
    }
    return false;
}

std::vector<core::BranchId> leads(const Actor& actor) {
    std::vector<core::BranchId> branches;
    for (const storage::RoleHeld& held : actor.roles) {
        if (leads_branch(actor, held.branch)) branches.push_back(held.branch);
    }
    std::sort(branches.begin(), branches.end());
    branches.erase(std::unique(branches.begin(), branches.end()), branches.end());
    return branches;
}

}  // namespace mungba::usecases
