#pragma once
#include "handlers/contract/context.hpp"
#include "storage/job_repository.hpp"
#include "storage/task_repository.hpp"

/// What the clock does about bulletins beside sending them, and the lines that it leaves in lists. Writer's thread.
namespace mungba::handlers::bulletins {

/// Each morning: what was refused long ago is forgotten; is the month's orientation approved in time?
inline constexpr std::string_view kDailyJob = "bulletins.daily";
inline constexpr std::string_view kOrientationTask = "bulletins.orientation";

void leave_daily(Context& context);
void do_daily(Context& context);
/// The line about a month's orientation, owed or done.
void look_at_orientation(Context& context);

std::string line_of(const storage::Task& task, Context& context);

}  // namespace mungba::handlers::bulletins
