#pragma once
#include <optional>
#include <string>
#include <vector>

#include "usecases/access.hpp"
#include "usecases/rungs.hpp"

/// What a secretary does with a meeting that stands in the calendar: confirms, moves, edits, cancels it. Each deed asks for the right, writes state, outgoing
/// rows, ladder and audit. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::meeting_changes {

/// The task of a secretary who has not said a word about a proposed date; done by every deed that approves it. Its key is "meeting=<id>".
inline constexpr std::string_view kConfirmTask = "reminders.confirm";

enum class Outcome {
    done,
    unchanged,
    not_found,
    not_allowed,
    over,        ///< it has begun, or is cancelled
    past,        ///< the new time would be over before anybody heard of it
    slot_taken,  ///< R-05: `in_the_way` has that time
    off_rule,    ///< outside the first week: only if that is accepted by name (R-03)
    no_reason,   ///< a move of what people know of gives a reason
};
struct Changed {
    Outcome outcome = Outcome::done;
    storage::Meeting meeting{};                       ///< as it stands afterwards
    std::optional<storage::Meeting> in_the_way{};
};

/// Confirms the date and approves the notice; a rule's date that is moved is told the branch by the face.
Changed confirm(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now);

/// Approves the form of the monthly notice for a year: a month without a word of the secretary then goes out in their name.
Changed approve_year(storage::Connection& connection, const Actor& actor, core::BranchId branch, int year, core::Instant now);

/// Takes it back; months that have gone out stay as they are.
Changed withdraw_year(storage::Connection& connection, const Actor& actor, core::BranchId branch, int year, core::Instant now);

/// By the clock: the date stands. Approved if the year has a standing approval by somebody who still leads the branch.
storage::Meeting make_final(storage::Connection& connection, const storage::Meeting& meeting, core::Instant now);

/// Whether everything that a notice needs is known and approved; else the date alone is told.
bool is_complete(const storage::Meeting& meeting);

struct Move {
    core::MeetingId meeting{};
    core::Instant starts_at{};
    std::string venue{};  ///< empty: as before
    std::string reason{};
    bool off_rule_accepted = false;
    /// The words of the change ask for answers from then on, in place of the notice; nothing: the notice is still to come.
    std::optional<core::Instant> asks_from{};
};
/// What `move` would come to. Writes nothing.
Changed try_move(storage::Connection& connection, const Actor& actor, const Move& wanted, const rungs::Setting& setting, core::Instant now);
/// Whether people have heard of the old day, so that they must hear of the new one; and whether the notice of the change asks for answers at once.
struct Telling {
    bool is_told = false;
    bool asks = false;
};
Telling telling(const storage::Meeting& meeting, core::Instant new_start, const rungs::Setting& setting, core::Instant now);
/// A new revision where the branch has heard of the old time: its words stand for all rungs before, what was not said yet is taken back.
Changed move(storage::Connection& connection, const Actor& actor, const Move& wanted, const rungs::Setting& setting, core::Instant now);

/// What stays of day and hour: place, agenda, form. Answers stand.
struct Edit {
    core::MeetingId meeting{};
    std::optional<std::string> venue{};
    std::optional<std::vector<std::string>> conduct{};  ///< the lines of the agenda that a notice shows
    std::optional<domain::MeetingMode> mode{};
};
Changed edit(storage::Connection& connection, const Actor& actor, const Edit& wanted, core::Instant now);

Changed cancel(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, const std::string& reason, core::Instant now);

/// The secretary has the notice leave now rather than at its rung: approves it and opens the question. `unchanged` if it is open already.
Changed announce(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant leaves_at, core::Instant now);

}  // namespace mungba::usecases::meeting_changes
