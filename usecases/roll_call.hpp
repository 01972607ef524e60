#pragma once
#include <optional>
#include <vector>

#include "domain/rule_pack.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/roll_call_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/access.hpp"

/// Điểm danh: what the secretary records of those who came. What members said fills it in beforehand and is kept apart; silence is never absence. Each deed
/// asks for the right and writes its audit. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::roll_call {

/// The secretary's, after the meeting: it is still to be done. Key "meeting=<id>".
inline constexpr std::string_view kRecordTask = "reminders.record";

struct Line {
    storage::Member member{};
    std::optional<storage::RollCall> recorded{};  ///< none: nobody has said yet whether this one came
    std::optional<storage::Rsvp> said{};          ///< before the deadline
    std::optional<storage::Rsvp> said_late{};     ///< after the deadline: what came before is in doubt then
    /// An absence of this one has a reason: told by the member beforehand.
    bool has_reason = false;
};
/// Those who count on the meeting's day (domain.md §3.4), in the order of the list; last whoever was recorded and has been erased since, without a name: past
/// figures stay true. Reads only.
std::vector<Line> lines(storage::Connection& connection, const storage::Meeting& meeting);

struct Sums {
    int of = 0;  ///< the denominator
    int present = 0;
    int late = 0;
    int online = 0;
    int excused = 0;
    int absent = 0;
    int open = 0;  ///< nobody has said yet
    int attended() const { return present + late + online; }
    friend bool operator==(const Sums&, const Sums&) = default;
};
Sums sums_of(const std::vector<Line>& lines);

/// The meeting that a roll call without a date is of: the last that has begun in the past month and is not off.
std::optional<storage::Meeting> latest(storage::Connection& connection, core::BranchId branch, core::Instant now);

enum class Outcome {
    done,
    unchanged,
    not_found,
    not_allowed,
    not_yet,    ///< the meeting has not begun
    off,        ///< it was cancelled, or did not take place
    not_there,  ///< that member is not among those who count
    wrong_time, ///< it would end before it began, or last longer than a day
};
/// Fills in what was said: present, late, online; an absence with a reason. What has been recorded stays. The meeting was held, then.
Outcome open(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now);
struct Entry {
    core::MembershipId member;
    domain::Attendance state = domain::Attendance::present;
    int minutes_late = 0;
};
/// All or nothing.
Outcome record(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, const std::vector<Entry>& entries, core::Instant now);

/// Begin, end, and the grade that the branch has voted (none: kept as it was). Recorded in full, the meeting's file is closed.
Outcome finish(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, const storage::Ending& ending, core::Instant now);
/// Nothing of the file is missing: everybody recorded, begin, end, and the grade where one is voted.
bool is_whole(storage::Connection& connection, const storage::Meeting& meeting);

/// Names and reasons of a meeting are read: into the audit.
void note_reading(storage::Connection& connection, const Actor& actor, const storage::Meeting& meeting, core::Instant now);

/// The branch votes a grade on such a meeting.
bool is_graded(const storage::Meeting& meeting);
/// How long such a meeting lasts at least.
int least_minutes(const storage::Meeting& meeting, const domain::RulePack& rules);

}  // namespace mungba::usecases::roll_call
