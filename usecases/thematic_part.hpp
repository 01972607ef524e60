#pragma once
#include "storage/thematic_repository.hpp"
#include "usecases/rungs.hpp"

/// A thematic meeting as the second part of a regular one: it goes where the regular one goes. No right is asked here: whoever moves the one moves
/// both. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::thematic_part {

/// The contents of the regular part fit a combined notice; those of the form are exchanged for its shorter ones.
bool fits(storage::Connection& connection, const storage::Meeting& regular, const domain::RulePack& rules);
/// Makes the part, with an agenda and a ladder of its own; the regular meeting is planned longer.
storage::Meeting make(storage::Connection& connection,
                      const storage::ThematicSlot& slot,
                      const storage::Meeting& regular,
                      core::PersonId by,
                      const rungs::Setting& setting,
                      core::Instant now);
/// The regular meeting alone again.
void unmake(storage::Connection& connection, const storage::Meeting& regular, const rungs::Setting& setting, core::Instant now);

/// What waits in the plan for this regular meeting becomes its part. By the clock.
void attach(storage::Connection& connection, const storage::Meeting& regular, const rungs::Setting& setting, core::Instant now);
/// After a move: the part has the new hour, a thematic meeting the new quarter, its presenter new days.
void follow_move(storage::Connection& connection, const storage::Meeting& after, const rungs::Setting& setting, core::Instant now);
/// After a cancellation.
void follow_cancel(storage::Connection& connection, const storage::Meeting& before, core::Instant now);

/// Lines of a thematic meeting's own agenda.
void write_agenda(storage::Connection& connection, core::MeetingId meeting, const storage::ThematicSlot& slot, const domain::RulePack& rules);

/// The presenter is told a week before the draft is due, and the day before (M20): jobs of the kind "thematic.presenter".
inline constexpr std::string_view kPresenterJob = "thematic.presenter";
void plan_milestones(storage::Connection& connection, const storage::ThematicSlot& slot, const rungs::Setting& setting, core::Instant now);
/// The day until which the presenter sends the draft.
core::LocalDate draft_due(const storage::ThematicSlot& slot, const domain::RulePack& rules);

}  // namespace mungba::usecases::thematic_part
