#pragma once
#include <string>

#include "domain/rule_pack.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/meetings.hpp"

/// The ladder of a meeting as jobs: each rung of a revision exists once. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::rungs {

inline constexpr std::string_view kJob = "reminders.rung";

/// The rules that rungs stand on.
struct Setting {
    const domain::RulePack& rules;
    const domain::DaysOff& days_off;
    meetings::QuietHours quiet;
};

/// The 3rd of the month that a meeting is for.
core::LocalDate third_of(const storage::Meeting& meeting);
core::Instant due_at(const domain::Rung& rung, const storage::Meeting& meeting, const Setting& setting);
/// Nothing if the pack has no such rung for that kind of meeting.
const domain::Rung* find(const domain::RulePack& rules, domain::RungName name, domain::MeetingKind kind);

/// Leaves a job for each rung that the meeting still needs. One whose hour has passed is due now if its policy is `late`, and left out else.
/// @param from  rungs that were due before are taken as done: what a notice of a change stands for.
void plan(storage::Connection& connection, const storage::Meeting& meeting, const Setting& setting, core::Instant from, core::Instant now);
/// What has not been carried out will not be. How many.
int cancel(storage::Connection& connection, core::MeetingId meeting, core::Instant now);

/// What one message of a rung is known by, so that it is said once: (meeting, revision, rung, recipient).
std::string message_key(const storage::Meeting& meeting, domain::RungName rung, std::string_view recipient);

/// The details of a job: {"meeting", "revision", "rung"}.
struct Due {
    core::MeetingId meeting;
    int revision = 0;
    core::Instant starts_at;
    domain::RungName rung = domain::RungName::notice;
};
Due due_of(const std::string& details);

}  // namespace mungba::usecases::rungs
