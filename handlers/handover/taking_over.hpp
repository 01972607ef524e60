#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/handover_repository.hpp"

/// What follows when a handover comes into force, and when an acting secretary's time is over: questions that the former one has open are
/// dropped, people are called into the groups or out of them, and told.
namespace mungba::handlers::handover {

void comes_into_force(storage::HandoverId id, Context& context);
void is_over(storage::HandoverId id, Context& context);

/// A call into a group or out of it was settled: one that failed is the office's to do by hand.
void call_settled(core::ChannelCallId id, Context& context);
std::string failed_call_line(const storage::Task& task, Context& context);

}  // namespace mungba::handlers::handover
