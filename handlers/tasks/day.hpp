#pragma once
#include "handlers/contract/context.hpp"

namespace mungba::handlers::tasks {

/// The job of every morning: tells each branch's secretary, in one message with numbers, what is new or falls due (conversation.md §4), and
/// puts on the office's list which branches have things that are overdue. Leaves the next one.
void plan_next_day(Context& context, core::Instant after);
void tell_the_day(Context& context);
/// One branch's message; half an hour later if a numbered list still listens to the secretary.
void tell_branch(core::BranchId branch, Context& context);

/// The office's line and list of a branch's overdue tasks.
std::vector<storage::Task> overdue(core::BranchId branch, Context& context);

}  // namespace mungba::handlers::tasks
