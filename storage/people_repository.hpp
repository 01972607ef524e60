#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/member.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

struct Person {
    core::PersonId id;
    core::OrganizationId organization;
    std::string name;                       ///< NFC, as it is printed
    std::optional<std::string> birth_date;  ///< "1974-11-22"
    std::string phone;                      ///< "0912345678"; empty if not known
    std::optional<std::string> consent_on;  ///< local day; none: no consent yet
    bool consented_in_chat = false;         ///< else on paper; says nothing without `consent_on`
    friend bool operator==(const Person&, const Person&) = default;
};

/// A Zalo account that speaks for a person; one account may speak for several.
struct Account {
    core::AccountId id;
    core::UserId user;
    core::Instant since;
    std::optional<core::Instant>
        last_word_at;  ///< of a 1:1 word: opens the window of 48 h and 7 days
};

/// A live account, and the person for whom it speaks.
struct AccountOf {
    core::AccountId id;
    core::OrganizationId organization;
    core::PersonId person;
    core::UserId user;
    core::Instant since;
};

struct RoleHeld {
    domain::Role role = domain::Role::secretary;
    core::BranchId branch;  ///< 0 for `office`
    friend bool operator==(const RoleHeld&, const RoleHeld&) = default;
};

/// A person in the list of a branch, on a given day.
struct Member {
    core::MembershipId membership;
    core::PersonId person;
    core::BranchId branch;
    std::string name;
    std::optional<std::string> birth_date;
    domain::MemberStatus status = domain::MemberStatus::official;
    int position = 0;  ///< the branch's own order of its list
    bool has_account = false;
};

}  // namespace mungba::storage

/// Who there is; what changes it stands in people_repository_changes. Any one thread a connection;
/// all throw StorageError. A person whose data was erased is not there. Days are local.
namespace mungba::storage::people {

std::optional<Person> find(Connection& connection, core::PersonId id);
/// Whom this account speaks for now; the one who was linked first comes first.
std::vector<Person> at_account(Connection& connection,
                               core::OrganizationId organization,
                               const core::UserId& user);
/// The live accounts of a person; the one with the newest word first, those without a word last.
std::vector<Account> accounts_of(Connection& connection, core::PersonId person);
/// A live one.
std::optional<AccountOf> account(Connection& connection, core::AccountId id);
/// All whose name has the same letters, accents and case apart; callers look closer.
std::vector<Person> named(Connection& connection,
                          core::OrganizationId organization,
                          std::string_view name);

std::vector<RoleHeld> roles_of(Connection& connection, core::PersonId person, core::LocalDate on);
/// Who holds a role of a branch, longest first; nobody for `office`, which is of no branch:
/// `office_of`.
std::vector<Person> holders(Connection& connection,
                            core::BranchId branch,
                            domain::Role role,
                            core::LocalDate on);
std::vector<Person> office_of(Connection& connection,
                              core::OrganizationId organization,
                              core::LocalDate on);

/// The members of a branch in the order of its list. The status is the one that began last among
/// those valid on that day, so a status with an end lies over the one before, which holds again
/// after it. Where none is valid any more: who came for a time is gone, who was on probation still
/// is, everybody else is an official member again. Who was not yet there on that day is left out.
std::vector<Member> members_of(Connection& connection, core::BranchId branch, core::LocalDate on);
/// The same for all branches of one person.
std::vector<Member> memberships_of(Connection& connection,
                                   core::PersonId person,
                                   core::LocalDate on);

/// Notes a 1:1 word of an account, for each person it speaks for. Never goes back. One indexed
/// UPDATE: it runs for each private message. Words in groups open no window and do not come here.
void touch_last_word(Connection& connection,
                     core::OrganizationId organization,
                     const core::UserId& user,
                     core::Instant at);

std::span<const Query* const> queries();

}  // namespace mungba::storage::people
