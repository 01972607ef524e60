#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Who owes what; read by `việc`, the page Today and the call list.
struct Task {
    /// secretary: the branch's secretary and deputies; overseer: the branch's overseers; person: that one alone.
    enum class Owner { secretary, overseer, office, operator_, person };
    core::TaskId id;
    core::OrganizationId organization;
    Owner owner = Owner::secretary;
    core::BranchId branch;   ///< 0: of no branch
    core::PersonId person;   ///< with Owner::person; else 0
    std::string kind;        ///< "roster.link": the feature before the dot words it and does it
    std::string unique_key;  ///< within its kind
    core::MeetingId meeting;
    std::string details = "{}";  ///< JSON of the feature's own
    std::optional<core::Instant> due_at;
    core::Instant created_at;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::tasks {

/// Opens it. One that is open under this kind and key takes over details and due time; one that was done or dropped stays so.
/// @returns 0 if it was done or dropped before.
core::TaskId add(Connection& connection, const Task& task, core::Instant now);
enum class End { done, dropped };
/// False if it is not open.
bool close(Connection& connection, core::TaskId id, End end, core::Instant now);
bool close(Connection& connection, std::string_view kind, std::string_view unique_key, End end, core::Instant now);
/// All open ones of that meeting; how many.
int drop_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view kind, core::Instant now);

/// A value in the details of a task: its path ("$.group") and the number that stands there.
struct Detail {
    std::string_view path;
    std::int64_t value = 0;
};
/// All open ones of that kind whose details bear this (and also `also`, if given); how many.
int close_about(Connection& connection,
                std::string_view kind,
                std::string_view path,
                std::int64_t value,
                End end,
                core::Instant now,
                Detail also = {});
int open_about(Connection& connection, std::string_view kind, std::string_view path, std::int64_t value);

/// All open ones of that kind whose time is over; how many.
int drop_overdue(Connection& connection, std::string_view kind, core::Instant now);

std::optional<Task> find(Connection& connection, core::TaskId id);  ///< an open one
std::optional<Task> find(Connection& connection, std::string_view kind, std::string_view unique_key);  ///< an open one
/// The open ones: what is due first, then the oldest. `branch` 0 with Owner::office and operator_.
std::vector<Task> of_owner(Connection& connection, core::OrganizationId organization, Task::Owner owner, core::BranchId branch);
std::vector<Task> of_person(Connection& connection, core::PersonId person);
std::vector<Task> of_kind(Connection& connection, core::BranchId branch, std::string_view kind);

std::span<const Query* const> queries();

}  // namespace mungba::storage::tasks
