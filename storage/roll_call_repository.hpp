#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "domain/roll_call.hpp"
#include "storage/sqlite.hpp"

/// The roll call of a meeting and how it ended. Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage {

struct RollCall {
    core::MeetingId meeting;
    core::MembershipId membership;
    domain::Attendance state = domain::Attendance::present;
    int minutes_late = 0;  ///< 0: not told
    core::PersonId recorded_by;
    core::Instant recorded_at;
};
struct Ending {
    std::optional<core::Instant> started_at;
    std::optional<core::Instant> ended_at;
    std::optional<domain::Grade> grade;
};

}  // namespace mungba::storage

namespace mungba::storage::roll_calls {

void put(Connection& connection, const RollCall& row);  ///< the last one stands
std::vector<RollCall> of(Connection& connection, core::MeetingId meeting);
/// Those of people whose data was erased since: they still count.
std::vector<RollCall> of_erased(Connection& connection, core::MeetingId meeting);
Ending ending_of(Connection& connection, core::MeetingId meeting);
void set_ending(Connection& connection, core::MeetingId meeting, const Ending& ending);

std::span<const Query* const> queries();

}  // namespace mungba::storage::roll_calls
