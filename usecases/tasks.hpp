#pragma once
#include <vector>

#include "storage/task_repository.hpp"
#include "usecases/access.hpp"

/// Who owes what. The same list for `việc`, the page Today and the day's message. All throw StorageError.
namespace mungba::usecases::tasks {

/// What this person owes in one place, as they read it.
struct Owed {
    core::BranchId branch;  ///< whose list it is; 0: the person's own, or the office's
    bool of_office = false;
    std::vector<storage::Task> tasks;  ///< what is due first, first; never empty
};
/// Branches that the person leads, then branches that they look after, then the own ones, then the office's. Only what the roles of today
/// allow (P8). Reads only.
std::vector<Owed> owed_by(storage::Connection& connection, const Actor& actor);

/// Who owes what comes up in a branch: its secretary, or the office where it has none (or for `branch` 0).
storage::Task::Owner owner_in(storage::Connection& connection, core::BranchId branch, core::LocalDate on);

/// Whether this person may do that task today.
bool is_owed_by(const Actor& actor, const storage::Task& task);

}  // namespace mungba::usecases::tasks
