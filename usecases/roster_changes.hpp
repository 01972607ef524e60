#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "storage/people_repository_changes.hpp"
#include "usecases/roster_file.hpp"

/// What one line of the roster changes of one person. Each writes what differs and says so;
/// writer's thread, throws StorageError.
namespace mungba::usecases::roster {

/// What an import of this instant works with.
struct Scene {
    storage::Connection& connection;
    core::OrganizationId organization;
    core::Instant now;
    ImportReport& report;
    /// Offices whose first holder came by this very file: what else it tells of them has long been so, too.
    std::shared_ptr<std::set<std::pair<std::int64_t, domain::Role>>> first_here = std::make_shared<std::set<std::pair<std::int64_t, domain::Role>>>();
    core::LocalDate today() const { return core::local_date(now); }
};

/// What was changed of a person, by column.
struct Changes {
    std::vector<std::string> columns;
    std::vector<std::string> what;  ///< "chuc_vu: đảng viên -> bí thư", "dien_thoai"
    void add(std::string_view column, std::string text = {});
};

/// Name in a better spelling, birth date, telephone, consent.
void state_person(const Scene& scene,
                  const storage::Person& person,
                  const Row& row,
                  Changes& changes);
/// Links the account; another one that was linked ends. Warns where the account speaks for somebody
/// else too.
void state_account(const Scene& scene,
                   const storage::Person& person,
                   const Row& row,
                   Changes& changes);
/// @param history  not empty
void state_status(const Scene& scene,
                  core::MembershipId membership,
                  const Row& row,
                  const std::vector<storage::StatusSpan>& history,
                  Changes& changes);
/// The one office in a branch (bí thư, phó bí thư, chi ủy viên, or none: đảng viên).
/// @param first_day  of an office that is new to the person
void state_branch_office(const Scene& scene,
                         core::PersonId person,
                         core::BranchId branch,
                         std::optional<domain::Role> office,
                         std::string_view first_day,
                         Changes& changes);
/// Gives a role that stands beside offices: `overseer` of a branch, `office` (branch 0).
void give_role(const Scene& scene,
               core::PersonId person,
               core::BranchId branch,
               domain::Role role,
               Changes& changes);
/// Ends it; false if the person does not hold it.
bool take_role(const Scene& scene,
               core::PersonId person,
               core::BranchId branch,
               domain::Role role,
               Changes& changes);

}  // namespace mungba::usecases::roster
