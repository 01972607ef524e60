#include "usecases/members.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/member_search_repository.hpp"
#include "usecases/fingerprint.hpp"

namespace mungba::usecases::members {
namespace {

namespace people = storage::people;

std::vector<storage::RoleHeld> roles_in(storage::Connection& connection, core::PersonId person, core::BranchId branch, core::LocalDate on) {
    auto roles = people::roles_of(connection, person, on);
    std::erase_if(roles, [&](const storage::RoleHeld& held) { return held.branch != branch; });
    return roles;
}

}  // namespace

std::vector<Line> list(storage::Connection& connection, core::BranchId branch, core::LocalDate on) {
    std::vector<Line> lines;
    const auto group = storage::groups::of_branch(connection, branch, storage::ChatGroup::Kind::branch);
    const auto present = group ? storage::group_members::present(connection, group->id) : std::set<core::UserId>{};
    for (auto& member : people::members_of(connection, branch, on)) {
        Line line;
        line.roles = roles_in(connection, member.person, branch, on);
        if (const auto person = people::find(connection, member.person)) line.has_phone = !person->phone.empty();
        if (const auto consent = storage::consents::find(connection, member.person)) {
            line.consent_on = consent->on;
            line.refused_consent = consent->was_refused();
        }
        const auto accounts = people::accounts_of(connection, member.person);
        line.in_group = std::any_of(accounts.begin(), accounts.end(), [&](const storage::Account& one) { return present.contains(one.user); });
        line.member = std::move(member);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::optional<Whole> find(storage::Connection& connection, core::BranchId branch, core::MembershipId membership, core::LocalDate on) {
    for (auto& member : people::members_of(connection, branch, on)) {
        if (member.membership != membership) continue;
        const auto person = people::find(connection, member.person);
        const auto consent = storage::consents::find(connection, member.person);
        if (!person || !consent) return std::nullopt;
        Whole whole;
        whole.person = *person;
        whole.consent = *consent;
        whole.statuses = people::statuses_of(connection, membership);
        whole.roles = people::role_spans_of(connection, member.person);
        whole.accounts = people::accounts_of(connection, member.person);
        whole.member = std::move(member);
        return whole;
    }
    return std::nullopt;
}

std::string fingerprint_of(const storage::Person& person) {
    return fingerprint({person.name, person.birth_date.value_or(""), person.phone, person.consent_on.value_or("")});
}

std::vector<Found> search(storage::Connection& connection, core::OrganizationId organization, std::string_view typed, int limit) {
    std::vector<Found> found;
    for (const auto& hit : storage::member_search::find(connection, organization, core::text::fold(typed), limit)) {
        const auto person = people::find(connection, hit.person);
        if (!person) continue;
        found.push_back({.person = *person, .branches = hit.branches, .branch = hit.branch, .membership = hit.membership});
    }
    return found;
}

}  // namespace mungba::usecases::members
