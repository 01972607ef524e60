#include "usecases/group_making.hpp"

#include <algorithm>
#include <set>

#include "storage/audit_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/channel_call_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "usecases/audience.hpp"

namespace mungba::usecases::groups {
namespace {

using domain::Role;
using storage::ChatGroup;

void add(storage::Connection& connection, std::vector<Belonging>& list, core::PersonId person, const std::string& name) {
    const bool known = std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.person == person; });
    if (known) return;
    Belonging one{.person = person, .name = name, .accounts = {}};
    for (const auto& account : storage::people::accounts_of(connection, person)) one.accounts.push_back(account.user);
    list.push_back(std::move(one));
}

std::string_view action_of(Outcome outcome) { return outcome == Outcome::replaced ? "group.replace" : "group.bind"; }

}  // namespace

std::vector<Belonging> who_belongs(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const Purpose& purpose,
                                   core::LocalDate on) {
    std::vector<Belonging> list;
    if (purpose.kind == ChatGroup::Kind::secretaries) {
        for (const auto& branch : storage::branches::all(connection, organization)) {
            for (const Role role : {Role::secretary, Role::deputy, Role::overseer}) {
                for (const auto& person : storage::people::holders(connection, branch.id, role, on))
                    add(connection, list, person.id, person.name);
            }
        }
        return list;
    }
    const auto meeting =
        purpose.kind == ChatGroup::Kind::branch ? domain::MeetingKind::regular : domain::MeetingKind::branch_committee;
    for (const auto& member : audience::invited(connection, purpose.branch, meeting, on)) add(connection, list, member.person, member.name);
    return list;
}

Outcome bind(storage::Connection& connection, const Actor& actor, const Purpose& purpose, const core::GroupId& group, core::Instant now) {
    if (!may(actor, Action::make_groups, purpose.branch)) return Outcome::not_allowed;
    Outcome outcome = Outcome::bound;
    const auto known = storage::groups::find(connection, actor.organization, group);
    if (known && known->state != ChatGroup::State::deleted) {
        return known->branch == purpose.branch && known->kind == purpose.kind ? Outcome::same : Outcome::taken;
    }
    const auto former = purpose.kind == ChatGroup::Kind::secretaries
                            ? storage::groups::of_secretaries(connection, actor.organization)
                            : storage::groups::of_branch(connection, purpose.branch, purpose.kind);
    if (former) outcome = Outcome::replaced;
    const auto id = storage::groups::bind(connection, actor.organization, purpose.branch, purpose.kind, group, now);
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = actor.kind == Actor::Kind::operator_at_console ? "operator" : "person",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = std::string(action_of(outcome)),
                            .branch = purpose.branch,
                            .object_kind = "chat_group",
                            .object_id = id.value,
                            .fields = "branch_id kind group_id"},
                           now);
    return outcome;
}

Invited invite(storage::Connection& connection, const ChatGroup& group, core::Instant now) {
    Invited invited;
    const auto present = storage::group_members::present(connection, group.id);
    const auto belonging =
        who_belongs(connection, group.organization, {.branch = group.branch, .kind = group.kind}, core::local_date(now));
    for (const Belonging& one : belonging) {
        if (one.accounts.empty()) ++invited.unlinked;
        const bool is_there =
            std::any_of(one.accounts.begin(), one.accounts.end(), [&](const auto& account) { return present.contains(account); });
        if (is_there) ++invited.present;
        if (one.accounts.empty() || is_there) continue;
        ++invited.asked;
        storage::ChannelCall call;
        call.organization = group.organization;
        call.kind = storage::ChannelCall::Kind::invite;
        call.group = group.id;
        call.user = one.accounts.front();
        // Once a day: who was invited and has not come is invited again when somebody asks for it another day.
        call.unique_key = "invite group=" + std::to_string(group.id.value) + " user=" + call.user.value +
                          " day=" + core::format_iso_date(core::local_date(now));
        storage::channel_calls::queue(connection, call, now);
    }
    return invited;
}

}  // namespace mungba::usecases::groups
