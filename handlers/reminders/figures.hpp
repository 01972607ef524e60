#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"

/// The figures of an open question, and those who are silent.
namespace mungba::handlers::reminders {

/// The rung `ask_silent`: M9, while the private window is open; not to whoever gets M17.
JobOutcome ask_silent(const storage::Meeting& meeting, Context& context);
/// The rungs `evening_before` and `last_figures` (only if they have changed): M17.
JobOutcome tell_figures(const storage::Meeting& meeting, domain::RungName rung, bool is_late, Context& context);

}  // namespace mungba::handlers::reminders
