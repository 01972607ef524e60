#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/meeting_repository.hpp"

/// What the branch hears by itself: that its date has moved, the notice, and on the morning of the 3rd that there is none today.
namespace mungba::handlers::reminders {

inline constexpr std::string_view kIncompleteTask = "reminders.incomplete";

/// The rung `final`.
JobOutcome make_final(const storage::Meeting& meeting, bool is_late, Context& context);
/// M2, where the rule has moved the date and the branch does not know yet. False where there is nothing to say.
bool announce_move(const storage::Meeting& meeting, Context& context);
/// The rung `notice`: M1, or the date alone with a word to the office.
JobOutcome give_notice(const storage::Meeting& meeting, bool is_late, Context& context);
/// The rung `not_today`: M3.
JobOutcome say_not_today(const storage::Meeting& meeting, Context& context);

/// What a notice lacks: "giờ và địa điểm", "xác nhận của bí thư"; empty if nothing.
std::string lack_of(const storage::Meeting& meeting);

}  // namespace mungba::handlers::reminders
