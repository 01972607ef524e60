#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"

/// Where the ladder meets the thematic meetings, whose feature goes on by its own jobs and tasks (handlers/thematic).
namespace mungba::handlers::reminders {

/// A quarter's last regular meeting has been proposed: the day after, M18 at the latest.
void thematic_after_proposal(const storage::Meeting& meeting, Context& context);
/// Its proposal has been answered: M18 now, if the quarter has nothing.
void thematic_after_answer(const storage::Meeting& meeting, Context& context);
/// The rung `thematic_result`: a line in the list, unless the result is there.
JobOutcome owe_result(const storage::Meeting& meeting, Context& context);
/// When the notice of a thematic meeting may leave: not while the same people answer for another meeting (conversation.md §1, rule 8).
core::Instant after_other_question(const storage::Meeting& meeting, core::Instant leaves_at, Context& context);

}  // namespace mungba::handlers::reminders
