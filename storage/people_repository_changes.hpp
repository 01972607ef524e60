#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/people_repository.hpp"

namespace mungba::storage {

/// A row of a branch's list, whatever the status.
struct ListedPerson {
    core::MembershipId membership;
    int position = 0;
    Person person;
};

/// A status of a membership for a span of days.
struct StatusSpan {
    std::int64_t id = 0;  ///< 0: not stored yet
    domain::MemberStatus status = domain::MemberStatus::official;
    std::string from;                  ///< "2026-10-05"
    std::optional<std::string> until;  ///< the last day; none: open
    friend bool operator==(const StatusSpan&, const StatusSpan&) = default;
};

/// A role for a span of days.
struct RoleSpan {
    std::int64_t id = 0;
    domain::Role role = domain::Role::secretary;
    core::BranchId branch;  ///< 0 for `office`
    std::string from;
    std::optional<std::string> until;
};

}  // namespace mungba::storage

/// What changes people, lists and roles, and the history as it stands in the tables. Writer's
/// thread; all throw StorageError.
namespace mungba::storage::people {

/// The first day of what has been so for longer than anybody told: sorts before every date.
inline constexpr std::string_view kSinceEver = "0001-01-01";

/// `person.id` is not read.
core::PersonId insert(Connection& connection, const Person& person, core::Instant now);
/// Name, birth date, telephone and consent. A consent given in chat is not overwritten.
void update(Connection& connection, const Person& person);

/// True if the person stands, or stood, in the list of any branch.
bool was_ever_member(Connection& connection, core::PersonId person);
/// Everybody in the list of a branch now, in its order.
std::vector<ListedPerson> listed_in(Connection& connection, core::BranchId branch);
core::MembershipId add_membership(Connection& connection,
                                  core::PersonId person,
                                  core::BranchId branch,
                                  int position,
                                  core::Instant now);
/// With now; what is recorded of past meetings keeps it.
void end_membership(Connection& connection, core::MembershipId membership, core::Instant now);
void set_position(Connection& connection, core::MembershipId membership, int position);

void link_account(Connection& connection,
                  core::OrganizationId organization,
                  core::PersonId person,
                  const core::UserId& user,
                  core::Instant now);
void end_account(Connection& connection, core::AccountId account, core::Instant now);

/// All statuses of a membership, the earliest first.
std::vector<StatusSpan> statuses_of(Connection& connection, core::MembershipId membership);
void add_status(Connection& connection, core::MembershipId membership, const StatusSpan& status);
void set_status_days(Connection& connection, const StatusSpan& status);
void remove_status(Connection& connection, std::int64_t id);

/// All roles that a person has, had or will have, the earliest first.
std::vector<RoleSpan> role_spans_of(Connection& connection, core::PersonId person);
/// True if anybody ever held this role in the branch, or in the organization for `office`.
bool was_ever_held(Connection& connection,
                   core::OrganizationId organization,
                   core::BranchId branch,
                   domain::Role role);
void add_role(Connection& connection, core::PersonId person, const RoleSpan& role);
/// Ends a role with the day before `first_day_without`; one that began no earlier leaves no trace.
void end_role(Connection& connection, const RoleSpan& role, core::LocalDate first_day_without);

std::span<const Query* const> change_queries();

}  // namespace mungba::storage::people
