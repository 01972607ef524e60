#pragma once
#include <set>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/sqlite.hpp"

/// Who belongs in a group, by the roster, and who is there, as the channel tells it. Reads only; all throw StorageError.
namespace mungba::usecases::group_members {

/// A branch's group: all who are invited. The committee's: secretary, deputies, members of the committee. The secretaries': all secretaries,
/// deputies and overseers. In the order of the list, nobody twice.
std::vector<storage::Person> belonging(storage::Connection& connection, const storage::ChatGroup& group, core::LocalDate on);

/// Whether this person belongs there, or somebody for whom this account speaks.
bool belongs(storage::Connection& connection, const storage::ChatGroup& group, core::PersonId person, core::LocalDate on);
bool belongs(storage::Connection& connection, const storage::ChatGroup& group, const core::UserId& user, core::LocalDate on);
/// The groups of the organization, active ones, in which this person belongs.
std::vector<storage::ChatGroup> groups_for(storage::Connection& connection,
                                           core::OrganizationId organization,
                                           core::PersonId person,
                                           core::LocalDate on);

struct Compared {
    std::set<core::UserId> unknown;         ///< there, and of nobody in the roster; an OA's admin, say
    std::vector<storage::Person> missing;   ///< belong there and have an account, which is not there
    std::vector<storage::Person> unlinked;  ///< belong there and have no account that is known: nobody can tell
};
Compared compare(storage::Connection& connection, const storage::ChatGroup& group, core::LocalDate on);

}  // namespace mungba::usecases::group_members
