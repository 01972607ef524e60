#pragma once
#include "handlers/contract/handler.hpp"
#include "domain/quarter.hpp"
#include "storage/task_repository.hpp"

/// M19 before a quarter ends, the table for the office, and in January the plan of the year.
namespace mungba::handlers::thematic {

inline constexpr std::string_view kQuarterJob = "thematic.quarter_end";
inline constexpr std::string_view kYearJob = "thematic.year";
/// The office's: branches without a meeting as a quarter ends. Details {"year", "quarter"}.
inline constexpr std::string_view kQuarterTask = "thematic.quarter";

/// At each start: leaves the next of each job.
void plan_ahead(Context& context);
/// A slice of branches; the next one, or the next day before a quarter's end, is left behind.
void remind(const storage::jobs::Job& job, Context& context);
void ask_for_plans(const storage::jobs::Job& job, Context& context);

/// M19 as it reads today.
std::string reminder_of(core::BranchId branch, const domain::Quarter& quarter, Context& context);
/// Branches of the organization that have neither held nor dated a meeting for the quarter, nor explained it; and all of them.
struct QuarterCount {
    int missing = 0;
    int of = 0;
};
QuarterCount count_of(const domain::Quarter& quarter, Context& context);

}  // namespace mungba::handlers::thematic
