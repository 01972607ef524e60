#pragma once
#include <optional>
#include <vector>

#include "core/event.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/access.hpp"

/// Whom a meeting concerns, and where words about it go. All read only; they throw StorageError.
namespace mungba::usecases::audience {

/// True if the branch has a chi ủy: told so, or shown by its group or by somebody who sits in it.
bool has_committee(storage::Connection& connection,
                   const storage::Branch& branch,
                   core::LocalDate on);

/// Who hears the notice of such a meeting on that day and may answer: the branch, or its chi ủy.
std::vector<storage::Member> invited(storage::Connection& connection,
                                     core::BranchId branch,
                                     domain::MeetingKind kind,
                                     core::LocalDate on);
/// The denominator: those of the invited who count (domain.md §3.4), on the meeting's day.
std::vector<storage::Member> counted(storage::Connection& connection,
                                     const storage::Meeting& meeting);

/// The place of somebody at a meeting; nothing if it does not concern this person.
std::optional<storage::Member> seat_of(const Actor& actor, const storage::Meeting& meeting);

/// The group to which the notice of such a meeting goes; nothing if the branch has none that works.
std::optional<core::Chat> group_for(storage::Connection& connection,
                                    core::BranchId branch,
                                    domain::MeetingKind kind);

}  // namespace mungba::usecases::audience
