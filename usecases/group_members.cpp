#include "usecases/group_members.hpp"

#include <algorithm>

#include "storage/branch_repository.hpp"
#include "storage/group_member_repository.hpp"

namespace mungba::usecases::group_members {
namespace {

using domain::Role;
using storage::ChatGroup;
using storage::Person;

void add(std::vector<Person>& people, std::vector<Person> further) {
    for (Person& person : further) {
        const bool known = std::any_of(people.begin(), people.end(), [&](const Person& one) { return one.id == person.id; });
        if (!known) people.push_back(std::move(person));
    }
}

void add_holders(std::vector<Person>& people,
                 storage::Connection& connection,
                 core::BranchId branch,
                 std::initializer_list<Role> roles,
                 core::LocalDate on) {
    for (const Role role : roles) add(people, storage::people::holders(connection, branch, role, on));
}

std::vector<Person> invited(storage::Connection& connection, core::BranchId branch, core::LocalDate on) {
    std::vector<Person> people;
    for (const storage::Member& member : storage::people::members_of(connection, branch, on)) {
        if (!domain::is_invited(member.status)) continue;
        if (auto person = storage::people::find(connection, member.person)) people.push_back(*std::move(person));
    }
    return people;
}

}  // namespace

std::vector<Person> belonging(storage::Connection& connection, const ChatGroup& group, core::LocalDate on) {
    std::vector<Person> people;
    switch (group.kind) {
        case ChatGroup::Kind::branch:
            return invited(connection, group.branch, on);
        case ChatGroup::Kind::branch_committee:
            add_holders(people, connection, group.branch, {Role::secretary, Role::deputy, Role::branch_committee}, on);
            break;
        case ChatGroup::Kind::secretaries:
            for (const auto& branch : storage::branches::all(connection, group.organization))
                add_holders(people, connection, branch.id, {Role::secretary, Role::deputy, Role::overseer}, on);
            break;
    }
    return people;
}

bool belongs(storage::Connection& connection, const ChatGroup& group, core::PersonId person, core::LocalDate on) {
    if (group.kind == ChatGroup::Kind::branch) {
        const auto lists = storage::people::memberships_of(connection, person, on);
        return std::any_of(lists.begin(), lists.end(), [&](const storage::Member& member) {
            return member.branch == group.branch && domain::is_invited(member.status);
        });
    }
    const bool of_committee = group.kind == ChatGroup::Kind::branch_committee;
    const auto roles = storage::people::roles_of(connection, person, on);
    return std::any_of(roles.begin(), roles.end(), [&](const storage::RoleHeld& held) {
        const bool leads = held.role == Role::secretary || held.role == Role::deputy;
        if (of_committee) return held.branch == group.branch && (leads || held.role == Role::branch_committee);
        return leads || held.role == Role::overseer;
    });
}

bool belongs(storage::Connection& connection, const ChatGroup& group, const core::UserId& user, core::LocalDate on) {
    const auto people = storage::people::at_account(connection, group.organization, user);
    return std::any_of(people.begin(), people.end(), [&](const Person& one) { return belongs(connection, group, one.id, on); });
}

std::vector<ChatGroup> groups_for(storage::Connection& connection,
                                  core::OrganizationId organization,
                                  core::PersonId person,
                                  core::LocalDate on) {
    auto groups = storage::groups::all(connection, organization);
    std::erase_if(groups, [&](const ChatGroup& group) {
        return group.state != ChatGroup::State::active || !belongs(connection, group, person, on);
    });
    return groups;
}

Compared compare(storage::Connection& connection, const ChatGroup& group, core::LocalDate on) {
    Compared compared;
    const auto present = storage::group_members::present(connection, group.id);
    for (const core::UserId& user : present) {
        if (storage::people::at_account(connection, group.organization, user).empty()) compared.unknown.insert(user);
    }
    for (Person& person : belonging(connection, group, on)) {
        const auto accounts = storage::people::accounts_of(connection, person.id);
        const bool is_there =
            std::any_of(accounts.begin(), accounts.end(), [&](const auto& account) { return present.contains(account.user); });
        if (is_there) continue;
        (accounts.empty() ? compared.unlinked : compared.missing).push_back(std::move(person));
    }
    return compared;
}

}  // namespace mungba::usecases::group_members
