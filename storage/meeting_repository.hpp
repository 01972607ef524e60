#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "domain/meeting.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

struct Meeting {
    core::MeetingId id;
    core::OrganizationId organization;
    core::BranchId branch;
    domain::MeetingKind kind = domain::MeetingKind::extraordinary;
    domain::MeetingState state = domain::MeetingState::confirmed;
    int revision = 1;
    std::string month;  ///< "2026-10"
    core::Instant starts_at;
    core::Instant answers_close_at;
    int planned_minutes = 90;
    domain::MeetingMode mode = domain::MeetingMode::in_person;
    std::string venue;
    core::PersonId created_by;
    core::PersonId approved_by;
    std::optional<core::Instant> announce_at;   ///< the notice is due; from then on its question is open
    std::optional<core::Instant> announced_at;  ///< the channel took the notice
    std::string moved_by_rule{};  ///< why the rule has it beside the 3rd ("thứ Bảy"); empty: it has not
    bool date_open = false;       ///< no day of the first week was left, and nobody has chosen yet
    bool hour_open = false;       ///< `starts_at` stands for the day alone
    bool off_rule = false;        ///< outside the first week, by somebody's wish
    std::optional<core::Instant> told_at{};  ///< the branch has first heard of its day
    core::MeetingId combined_with{};         ///< of a thematic meeting: it is a part of that regular one (R-15)
    core::MeetingId thematic_part{};         ///< of a regular meeting: the live thematic one that is its part; read only

    /// The branch knows of its day, or is about to by a notice that is on its way.
    bool has_been_told() const { return told_at.has_value() || announce_at.has_value(); }
    bool is_live() const {
        return state == domain::MeetingState::proposed || state == domain::MeetingState::confirmed || state == domain::MeetingState::announced;
    }
};

}  // namespace mungba::storage

namespace mungba::storage::meetings {

core::MeetingId insert(Connection& connection, const Meeting& meeting, core::Instant now);
std::optional<Meeting> find(Connection& connection, core::MeetingId id);
void set_state(Connection& connection, core::MeetingId id, domain::MeetingState state);
/// The date stands; `approved_by` 0: nobody has approved it, the rule alone has made it.
void confirm(Connection& connection, core::MeetingId id, core::PersonId approved_by, core::Instant now);
/// The notice leaves at that instant and opens the question.
void set_announcing(Connection& connection, core::MeetingId id, core::Instant announce_at, core::Instant answers_close_at);
void set_told(Connection& connection, core::MeetingId id, core::Instant now);  ///< the first time alone
/// Another day or hour. A new revision begins with an open question's end: nothing is announced of it yet.
struct NewTime {
    core::Instant starts_at;
    core::Instant answers_close_at;
    bool new_revision = false;
    bool off_rule = false;
    std::string reason{};
};
void set_time(Connection& connection, core::MeetingId id, const NewTime& time);
void set_hour_open(Connection& connection, core::MeetingId id, bool hour_open);
void set_venue(Connection& connection, core::MeetingId id, std::string_view venue);
void set_planned_minutes(Connection& connection, core::MeetingId id, int minutes);
void set_combined_with(Connection& connection, core::MeetingId id, core::MeetingId regular);
void set_mode(Connection& connection, core::MeetingId id, domain::MeetingMode mode);
void cancel(Connection& connection, core::MeetingId id, std::string_view reason);
/// What the secretary was last told of the answers; empty: nothing.
std::string told_figures(Connection& connection, core::MeetingId id);
void set_told_figures(Connection& connection, core::MeetingId id, std::string_view figures);
void set_announced(Connection& connection, core::MeetingId id, core::Instant announced_at);  ///< confirmed → announced
/// Meetings of a branch whose question is open at `now`: due to be announced, not cancelled, answers accepted until they begin. Soonest first.
std::vector<Meeting> open_questions(Connection& connection, core::BranchId branch, core::Instant now);
/// Live meetings (proposed, confirmed, announced, held, recorded) of a branch that begin in [from, to); soonest first. A part of another meeting is none of
/// its own.
std::vector<Meeting> between(Connection& connection, core::BranchId branch, core::Instant from, core::Instant to);
/// The live regular meeting of a branch for a month ("2026-10").
std::optional<Meeting> regular_of(Connection& connection, core::BranchId branch, std::string_view month);
/// The soonest live meeting that has not ended at `now`, else the latest past one; for "danh sách".
std::optional<Meeting> next_or_last(Connection& connection, core::BranchId branch, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::meetings
