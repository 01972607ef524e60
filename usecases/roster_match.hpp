#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/people_repository_changes.hpp"
#include "usecases/roster_file.hpp"

/// Which stored person a line of the roster means. Same person: same branch and name, and birth
/// date where given (design §4).
namespace mungba::usecases::roster {

struct Match {
    enum class Outcome { known, unknown, ambiguous };
    Outcome outcome = Outcome::unknown;
    std::optional<storage::Person> person;  ///< if known
    std::string reason;                     ///< if ambiguous: why, and how to mend it
    std::string namesake;  ///< if unknown: somebody in the list whose name differs in accents or
                           ///< birth date only
};

/// For a line of a member.
/// @param listed  who stands in the branch's list
/// @param taken   those whom another line of the file means
/// @param has_namesake_in_file  another line of the branch has the same name
Match match_member(storage::Connection& connection,
                   core::OrganizationId organization,
                   const Row& row,
                   const std::vector<storage::ListedPerson>& listed,
                   const std::set<core::PersonId>& taken,
                   bool has_namesake_in_file);

/// For a line of the committee's people (văn phòng, cấp ủy viên). Rights hang on it, so a member of
/// a branch is meant only if birth date or Zalo account say so too; among the committee's own
/// people the name is enough.
Match match_of_committee(storage::Connection& connection,
                         core::OrganizationId organization,
                         const Row& row,
                         core::LocalDate today);

/// True for somebody who was never in a branch's list, or is of the office or an overseer.
bool is_of_committee(storage::Connection& connection, core::PersonId person, core::LocalDate today);

}  // namespace mungba::usecases::roster
