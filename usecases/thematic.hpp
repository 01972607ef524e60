#pragma once
#include <optional>
#include <string>

#include "storage/thematic_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/rungs.hpp"

/// Thematic meetings: the plan of a branch for its year, one meeting or more a quarter, each with a record of its own. Each deed asks for
/// the right, writes state, ladder and audit. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::thematic {

/// The secretary's: a quarter has nothing yet. Key: `quarter_key`.
inline constexpr std::string_view kChooseTask = "thematic.choose";
/// The secretary's: the short form after the meeting. Key "meeting=<id>".
inline constexpr std::string_view kResultTask = "thematic.result";
/// The secretary's: the plan of a year. Key "branch=<id> year=<year>".
inline constexpr std::string_view kPlanTask = "thematic.plan";
/// The office's: results that nobody has looked at, one a quarter. Details {"year", "quarter", "key"}.
inline constexpr std::string_view kResultsTask = "thematic.results";

std::string quarter_key(core::BranchId branch, const domain::Quarter& quarter);

enum class Outcome {
    done,
    unchanged,
    not_allowed,
    not_found,
    too_long,         ///< a topic of more than domain::kLongestTopic characters
    no_topic,         ///< a date needs its topic
    has_date,         ///< it has one already: it is moved, not set again
    not_in_quarter,
    past,
    not_yet,          ///< a meeting to come has no record
    slot_taken,       ///< R-05: `in_the_way`
    has_part,         ///< that regular meeting has its thematic part already, or is to have one
    agenda_too_long,  ///< of a combined notice: the secretary shortens the regular part first
    not_a_member,     ///< who presents is in the branch's list
};
struct Planned {
    Outcome outcome = Outcome::done;
    storage::ThematicSlot slot{};
    storage::Meeting meeting{};  ///< of the slot, if it has one
    std::optional<storage::Meeting> in_the_way{};
};

/// What a quarter has.
struct Standing {
    enum class Kind {
        held,
        planned,   ///< has its date
        awaits,    ///< its day has passed without a word
        excused,   ///< none, and the office knows why
        missing,
    };
    Kind kind = Kind::missing;
    storage::ThematicSlot slot{};  ///< the one that says so
};
/// @param slots  of one branch and quarter.
Standing standing_of(const std::vector<storage::ThematicSlot>& slots, bool excused, core::Instant now);
Standing standing(storage::Connection& connection, core::BranchId branch, const domain::Quarter& quarter, core::Instant now);
/// The place in the plan that a date is for: the first without one; nothing if there is none.
std::optional<storage::ThematicSlot> open_slot(storage::Connection& connection, core::BranchId branch, const domain::Quarter& quarter);

/// Adds to the plan, or changes what stands there (`wanted.id`): topic, group, presenter, day of the draft, quarter.
Planned plan(storage::Connection& connection, const Actor& actor, const storage::ThematicSlot& wanted, const rungs::Setting& setting, core::Instant now);
/// Takes it out of the plan; not one that has a meeting.
Planned drop(storage::Connection& connection, const Actor& actor, core::SlotId slot, core::Instant now);

/// A meeting of its own.
struct Occasion {
    core::SlotId slot;
    core::Instant starts_at;
    std::string venue;
};
Planned try_schedule(storage::Connection& connection, const Actor& actor, const storage::ThematicSlot& slot, core::Instant starts_at, const rungs::Setting& setting, core::Instant now);
/// @param from  its first words leave then at the earliest: after the hold.
Planned schedule(storage::Connection& connection, const Actor& actor, const Occasion& occasion, const rungs::Setting& setting, core::Instant from, core::Instant now);

/// Together with a regular meeting to come, as its second part. What has been announced already is told by the face.
Planned combine(storage::Connection& connection, const Actor& actor, core::SlotId slot, core::MeetingId regular, const rungs::Setting& setting, core::Instant now);
/// Together with the regular meeting of a month ("2026-12") that is still to be made.
Planned combine_later(storage::Connection& connection, const Actor& actor, core::SlotId slot, const std::string& month, core::Instant now);
/// The regular meeting alone again, or no date any more.
Planned separate(storage::Connection& connection, const Actor& actor, core::SlotId slot, const rungs::Setting& setting, core::Instant now);

/// It was held on that day: of the plan, or not. Never marks a regular meeting as held.
struct Held {
    core::BranchId branch;
    core::LocalDate day;
    std::string topic{};  ///< empty: of the plan
};
Planned record(storage::Connection& connection, const Actor& actor, const Held& held, const rungs::Setting& setting, core::Instant now);
/// The short form: it goes to the office.
Planned report(storage::Connection& connection, const Actor& actor, storage::ThematicResult result, core::Instant now);

/// The office's: topics that branches may pick, quarters that were explained.
Outcome suggest(storage::Connection& connection, const Actor& actor, storage::TopicSuggestion suggestion, const domain::RulePack& rules, core::Instant now);
Outcome withdraw_suggestion(storage::Connection& connection, const Actor& actor, core::TopicId id, core::Instant now);
Outcome excuse(storage::Connection& connection, const Actor& actor, core::BranchId branch, const domain::Quarter& quarter, bool excused, core::Instant now);

}  // namespace mungba::usecases::thematic
