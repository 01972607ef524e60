#pragma once
#include <string>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/attendance.hpp"

namespace mungba::handlers::attendance {

/// "18 đồng chí báo có mặt, 3 báo vắng, 4 chưa phản hồi": parts that are zero are left out. Never a
/// name. Pure.
std::string counts_in_words(const usecases::attendance::Counts& counts);

/// The notice has gone out: plans the counts of the evenings and the reminder of the day before
/// (conversation.md §4). Each exists once.
void plan(const storage::Meeting& meeting, Context& context);
/// M10, if anything has changed since the last one and the group's budget allows it; leaves the
/// next evening's job.
JobOutcome tell_count(const storage::jobs::Job& job, Context& context);
/// M8.
JobOutcome remind_day_before(const storage::jobs::Job& job, Context& context);

}  // namespace mungba::handlers::attendance
