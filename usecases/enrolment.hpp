#pragma once
#include <optional>
#include <string>
#include <vector>

#include "storage/enrolment_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/codes.hpp"

/// How an account comes to speak for a person: by a code, or by a name that somebody who knows confirms. Writer's thread, inside a
/// transaction; all throw StorageError.
namespace mungba::usecases::enrolment {

/// What a link changed.
struct Linked {
    storage::Person person;
    std::vector<core::BranchId> branches;        ///< in whose lists the person stands today, the oldest first
    core::AccountId account;
    bool is_new = false;                         ///< false: it spoke for this person already
    bool ended_another = false;                  ///< the person had another account, which is theirs no more
    std::vector<storage::Person> shares_it_with; ///< for whom else the account speaks
};

/// Ends the person's other accounts, links this one, invites it into the groups where the person belongs, and puts it on the list from which
/// the secretary may take it back. The code is used up. Nothing if the code is good for nothing, see codes::tried.
/// @param said_at  when the code was sent: a word of that account, which opens its window.
std::optional<Linked> link_by_code(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const core::UserId& user,
                                   std::string_view digits,
                                   codes::Key key,
                                   core::Instant said_at,
                                   core::Instant now);

/// The same for a request of that account's, by somebody who may confirm it in `branch` (0: the office). Nothing if the actor may not, the
/// request is settled, or the person is none of those that it can mean.
std::optional<Linked> confirm(storage::Connection& connection,
                              const Actor& actor,
                              core::LinkRequestId request,
                              core::PersonId person,
                              core::BranchId branch,
                              core::Instant now);
bool refuse(storage::Connection& connection, const Actor& actor, core::LinkRequestId request, core::BranchId branch, core::Instant now);

/// "Tôi là …": waits for somebody who knows.
struct Asked {
    enum class Outcome {
        waits,           ///< put on the lists of those who may know, or there already
        linked_already,  ///< the account speaks for the only one of that name
        too_many,        ///< so many names in one day mean nobody
        nobody,          ///< of a known account: no such person, so it was not meant as a name
    };
    Outcome outcome = Outcome::waits;
    core::PersonId person;  ///< with `linked_already`
};
inline constexpr int kNamesADay = 3;
/// @param branch  which the account named; 0 if none.
Asked ask(storage::Connection& connection,
          core::OrganizationId organization,
          const core::UserId& user,
          const std::string& name,
          core::BranchId branch,
          core::Instant now);
/// Whom a request can mean, as the secretary of that branch sees it (0: the office, all of the organization).
std::vector<storage::Person> meant(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const std::string& name,
                                   core::BranchId branch,
                                   core::LocalDate on);

/// Takes an account back from a person. False if the actor may not, or if it is none any more.
bool unlink(storage::Connection& connection, const Actor& actor, core::AccountId account, core::Instant now);

/// Tasks: details {"request"} and {"accounts"}.
inline constexpr std::string_view kLinkTask = "enrolment.link";
inline constexpr std::string_view kLinkedTask = "enrolment.linked";

/// In whose lists this person stands today, invited.
std::vector<core::BranchId> branches_of(storage::Connection& connection, core::PersonId person, core::LocalDate on);

}  // namespace mungba::usecases::enrolment
