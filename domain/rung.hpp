#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"
#include "domain/days_off.hpp"
#include "domain/meeting.hpp"

/// The ladder of a meeting: what is said to whom, from ten days before it to three days after (conversation.md §4). A rule pack sets the days, hours and
/// texts; what a rung does is its name's. Pure, any thread.
namespace mungba::domain {

/// What a rung is for. A pack may leave some out, and may not invent others.
enum class RungName {
    propose,          ///< the secretary is shown date, hour and place
    make_final,       ///< the date stands; a branch whose day the rule has moved hears it
    prepare,          ///< the chi ủy meets, the agenda is made
    notice,           ///< the notice, with its question
    not_today,        ///< on the morning of a 3rd without a meeting
    documents,        ///< onto the e-handbook, a day before at the latest
    ask_silent,       ///< those who have not answered, privately
    evening_before,   ///< the figures to the secretary
    last_figures,     ///< the same as answers close, if they have changed
    thanks,           ///< what is left of the file
    thanks_again,     ///< once more
    documents_after,  ///< resolution and minutes onto the e-handbook
    thematic_result,  ///< the short form to the office
};
enum class RungAudience { branch, secretary, silent_members, list };
enum class RungCondition {
    always,
    moved,        ///< not on the 3rd, by the rule
    moved_later,  ///< and after it
    changed,      ///< the figures are not those that were told
};
/// What becomes of a rung whose hour passed while nothing ran.
enum class MissedRun {
    late,  ///< done as soon as may be, with an apology, as long as it is of use
    skip,  ///< not done; the secretary is told
};

struct Rung {
    RungName name = RungName::notice;
    RungAudience audience = RungAudience::branch;
    enum class From {
        day,    ///< `days` from the meeting's day, at `at`
        third,  ///< `days` from the 3rd of its month, at `at`
        start,  ///< `minutes` from its beginning (negative: before)
    } from = From::day;
    int days = 0;
    core::TimeOfDay at{};
    int minutes = 0;
    /// A date that the rule has moved is final so many days before the 3rd, if that is earlier; 0: never. Of `make_final` only.
    int before_third = 0;
    std::string text{};  ///< of conversation.md §5: "M1"; empty: a line in the list
    RungCondition condition = RungCondition::always;
    MissedRun missed = MissedRun::late;
    std::vector<MeetingKind> kinds{};  ///< of which meetings

    bool is_for(MeetingKind kind) const;
    /// Speaks of a meeting to come: of no use once it has begun.
    bool is_before() const { return from == From::third || days < 0 || minutes < 0; }
    friend bool operator==(const Rung&, const Rung&) = default;
};

std::string_view name_of(RungName name);
std::string_view name_of(RungAudience audience);
std::string_view name_of(RungCondition condition);
std::string_view name_of(MissedRun missed);
std::string_view name_of(Rung::From from);
std::optional<RungName> rung_named(std::string_view name);
std::optional<RungCondition> rung_condition_named(std::string_view name);
std::optional<MissedRun> missed_run_named(std::string_view name);
std::optional<Rung::From> rung_from_named(std::string_view name);

/// Whom a rung speaks to, and which of the texts it may say; empty: none, it is a line in the list.
RungAudience audience_of(RungName name);
std::string_view text_of(RungName name);

/// conversation.md §4, domain.md §4.5.
std::vector<Rung> default_ladder();

/// The hours in which the bot starts nothing by itself.
struct QuietSpan {
    core::TimeOfDay from = core::at_hour(21);
    core::TimeOfDay to = core::at_hour(7);
};
/// When a rung is due for a meeting that begins at `starts_at`. One before the meeting that falls into the quiet hours goes to 20:00 of the evening
/// before; one after it to 07:30 of the next day that is neither quiet nor a day off.
core::Instant due_at(const Rung& rung, core::Instant starts_at, core::LocalDate third, const QuietSpan& quiet, const DaysOff& days_off);

}  // namespace mungba::domain
