#pragma once
#include "handlers/contract/context.hpp"
#include "usecases/rungs.hpp"

/// The jobs by which the month's meetings make themselves.
namespace mungba::handlers::reminders {

inline constexpr std::string_view kMakeJob = "reminders.make";
inline constexpr std::string_view kCallJob = "reminders.call";       ///< M14
inline constexpr std::string_view kLastCallJob = "reminders.last_call";  ///< M15

inline constexpr std::string_view kDaysOffTask = "reminders.days_off";  ///< the office's: next year's days off are not announced yet

/// Leaves the look of today (at once) or of the next morning.
void look_today(Context& context);
/// Makes what is due, a slice a job, and leaves the next slice or the next morning's look.
void make(const storage::jobs::Job& job, Context& context);

/// M14 and M15 to the secretaries' group.
void call_secretaries(const storage::jobs::Job& job, Context& context);
void call_secretaries_last(const storage::jobs::Job& job, Context& context);

}  // namespace mungba::handlers::reminders
