#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "domain/meeting.hpp"
#include "domain/quarter.hpp"
#include "storage/sqlite.hpp"

/// Thematic meetings: suggestions of the office, the plan of a branch, the results. Writer's thread for what writes, any one thread a connection for what
/// reads. All throw StorageError.
namespace mungba::storage {

/// A topic that branches may pick.
struct TopicSuggestion {
    core::TopicId id;
    core::OrganizationId organization;
    int year = 2026;
    int quarter = 0;  ///< 0: for the whole year
    std::string topic;
    int group = 8;  ///< from 1, its place in the rule pack's list
};

/// A thematic meeting in the plan of a branch.
struct ThematicSlot {
    core::SlotId id;
    core::OrganizationId organization;
    core::BranchId branch;
    domain::Quarter quarter;
    std::string topic{};                     ///< empty: not chosen yet
    int group = 0;                           ///< 0: not known
    core::PersonId presenter{};
    std::optional<std::string> draft_due{};  ///< "2026-11-26"
    std::string combine_month{};             ///< with the regular meeting of that month ("2026-12"), which is still to be made
    core::MeetingId meeting{};               ///< 0: none, or it was cancelled
    domain::MeetingState state = domain::MeetingState::proposed;  ///< of the meeting
    std::optional<core::Instant> starts_at{};
    bool hour_open = false;
    bool combined = false;                   ///< the meeting is a part of the regular one

    bool has_date() const { return meeting || !combine_month.empty(); }
    bool is_held() const { return meeting && (state == domain::MeetingState::held || state == domain::MeetingState::recorded); }
};

struct ThematicResult {
    core::MeetingId meeting;
    core::OrganizationId organization;
    int present = 0;
    int members = 0;
    bool resolution = false;
    int tasks = 0;
    core::PersonId reported_by;
    core::Instant reported_at;
};

}  // namespace mungba::storage

namespace mungba::storage::thematic {

core::TopicId suggest(Connection& connection, const TopicSuggestion& suggestion, core::PersonId by, core::Instant now);
/// Those of a year that stand, of its quarters in their order, those of the whole year last.
std::vector<TopicSuggestion> suggestions(Connection& connection, core::OrganizationId organization, int year);
std::optional<TopicSuggestion> suggestion(Connection& connection, core::TopicId id);  ///< one that stands
bool withdraw_suggestion(Connection& connection, core::TopicId id, core::Instant now);

core::SlotId add(Connection& connection, const ThematicSlot& slot, core::PersonId by, core::Instant now);
std::optional<ThematicSlot> find(Connection& connection, core::SlotId id);
std::optional<ThematicSlot> of_meeting(Connection& connection, core::MeetingId meeting);
/// Quarter by quarter, what has its date first.
std::vector<ThematicSlot> of_branch(Connection& connection, core::BranchId branch, int year);
std::vector<ThematicSlot> of_organization(Connection& connection, core::OrganizationId organization, int year);
/// Those that wait for the regular meeting of a month.
std::vector<ThematicSlot> waiting_for(Connection& connection, core::BranchId branch, std::string_view month);
/// Topic, group, presenter, draft's day and quarter.
void update(Connection& connection, const ThematicSlot& slot);
/// One of the two, or neither: when the meeting is.
void set_date(Connection& connection, core::SlotId id, core::MeetingId meeting, std::string_view combine_month);
bool withdraw(Connection& connection, core::SlotId id, core::Instant now);

void put_result(Connection& connection, const ThematicResult& result);  ///< the last one stands
std::optional<ThematicResult> result_of(Connection& connection, core::MeetingId meeting);

void excuse(Connection& connection, core::OrganizationId organization, core::BranchId branch, const domain::Quarter& quarter, core::PersonId by, core::Instant now);
bool take_back_excuse(Connection& connection, core::BranchId branch, const domain::Quarter& quarter);
struct Excuse {
    core::BranchId branch;
    int quarter = 1;
};
std::vector<Excuse> excuses(Connection& connection, core::OrganizationId organization, int year);
bool is_excused(Connection& connection, core::BranchId branch, const domain::Quarter& quarter);

/// Branches of that organization with an id above `after` that have planned nothing for the year; at most `limit`.
std::vector<core::BranchId> without_plan(Connection& connection, core::OrganizationId organization, int year, core::BranchId after, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::thematic
