#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"
#include "storage/consent_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "usecases/access.hpp"
#include "usecases/status_history.hpp"

/// Who stands in the list of a branch, with what standing and which office, one person at a time; the same rules as the roster's import. A secretary
/// or deputy keeps telephone, consent on paper, order and times away of the own branch; who is in the list, names, and offices are for office and
/// operator. The secretary's own office goes by usecases/handover. Writer's thread for what writes, any one thread a connection for what reads;
/// all throw StorageError.
namespace mungba::usecases::members {

/// A row of the list, as a page shows it.
struct Line {
    storage::Member member{};
    std::vector<storage::RoleHeld> roles{};  ///< in this branch
    bool has_phone = false;
    bool in_group = false;                   ///< an account of theirs is in the branch's group
    std::optional<std::string> consent_on{};
    bool refused_consent = false;
};
std::vector<Line> list(storage::Connection& connection, core::BranchId branch, core::LocalDate on);

/// One member, with the history.
struct Whole {
    storage::Member member{};
    storage::Person person{};
    storage::Consent consent{};
    std::vector<storage::StatusSpan> statuses{};
    std::vector<storage::RoleSpan> roles{};
    std::vector<storage::Account> accounts{};
};
/// Nothing if there is no such place in the list of that branch.
std::optional<Whole> find(storage::Connection& connection, core::BranchId branch, core::MembershipId membership, core::LocalDate on);
/// Of what a form showed.
std::string fingerprint_of(const storage::Person& person);

/// Over the whole organization, in the order of names; at most `limit` after that name and id. For office and operator.
struct Found {
    storage::Person person{};
    std::string branches{};  ///< in whose lists the person stands: "Chi bộ 5, Chi bộ 7"
    core::BranchId branch{};
    core::MembershipId membership{};
};
std::vector<Found> search(storage::Connection& connection, core::OrganizationId organization, std::string_view typed, int limit);

enum class Outcome {
    written,
    unchanged,
    not_found,          ///< or not the actor's to change
    changed_meanwhile,  ///< by somebody else, since the form was shown
    no_name,
    listed_already,     ///< somebody of that name (and birth date) stands in this list
    conflict,           ///< the days do not fit what stands there: see `why`
    not_that_way,       ///< the secretary's office goes by a hand-over
};
struct Done {
    Outcome outcome = Outcome::written;
    std::string why{};                   ///< with `conflict`: in English, for the log and the operator
    core::MembershipId membership{};     ///< with `add`
};

struct Wanted {
    std::string name{};
    std::optional<std::string> birth_date{};  ///< "1974-11-22"
    std::string phone{};                      ///< as read by read_phone
    std::optional<std::string> consent_on{};  ///< on paper
};
Done change(storage::Connection& connection,
            const Actor& actor,
            core::BranchId branch,
            core::MembershipId membership,
            const Wanted& wanted,
            std::string_view seen,
            core::Instant now);
/// At the end of the list.
Done add(storage::Connection& connection,
         const Actor& actor,
         core::BranchId branch,
         const Wanted& wanted,
         domain::MemberStatus status,
         core::Instant now);
Done set_status(storage::Connection& connection,
                const Actor& actor,
                core::BranchId branch,
                core::MembershipId membership,
                const StatedStatus& stated,
                core::Instant now);
/// deputy, branch_committee or overseer of that branch; `office` with branch 0.
Done give_role(storage::Connection& connection,
               const Actor& actor,
               core::BranchId branch,
               core::PersonId person,
               domain::Role role,
               core::LocalDate from,
               std::optional<core::LocalDate> until,
               core::Instant now);
/// From `first_day_without` on.
Done end_role(storage::Connection& connection,
              const Actor& actor,
              core::PersonId person,
              std::int64_t role,
              core::LocalDate first_day_without,
              core::Instant now);
/// To that place in the list, from 1; the others keep their order.
Done move(storage::Connection& connection,
          const Actor& actor,
          core::BranchId branch,
          core::MembershipId membership,
          int position,
          core::Instant now);
/// The person leaves the list with today: moved to another branch, or left. Offices in this branch end, too; what was recorded of past meetings stays.
Done leave(storage::Connection& connection, const Actor& actor, core::BranchId branch, core::MembershipId membership, core::Instant now);

}  // namespace mungba::usecases::members
