#include "storage/thematic_repository.hpp"

#include <stdexcept>

namespace mungba::storage::thematic {
namespace {

constexpr Query kSuggest{"thematic.suggest", R"sql(
    INSERT INTO topic_suggestion (organization_id, year, quarter, topic, topic_group, made_by, made_at) VALUES (?1, ?2, nullif(?3, 0), ?4, ?5, ?6, ?7))sql"};
constexpr Query kSuggestions{"thematic.suggestions", R"sql(
    SELECT id, organization_id, year, coalesce(quarter, 0), topic, topic_group FROM topic_suggestion
    WHERE organization_id = ?1 AND year = ?2 AND withdrawn_at IS NULL ORDER BY coalesce(quarter, 9), id)sql"};
constexpr Query kSuggestion{"thematic.suggestion", R"sql(
    SELECT id, organization_id, year, coalesce(quarter, 0), topic, topic_group FROM topic_suggestion WHERE id = ?1 AND withdrawn_at IS NULL)sql"};
constexpr Query kWithdrawSuggestion{"thematic.withdraw_suggestion", "UPDATE topic_suggestion SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL"};

// A meeting that was cancelled or not held has left its place in the plan.
#define MUNGBA_SLOT                                                                                                                        \
    "SELECT s.id, s.organization_id, s.branch_id, s.year, s.quarter, s.topic, s.topic_group, s.presenter_id, s.draft_due, s.combine_month," \
    " m.id, m.state, m.starts_at, m.hour_open, m.combined_with IS NOT NULL FROM thematic_slot s"                                           \
    " LEFT JOIN meeting m ON m.id = s.meeting_id AND m.state NOT IN ('cancelled', 'moved', 'not_held')"
#define MUNGBA_SLOT_ORDER " ORDER BY s.branch_id, s.quarter, m.starts_at IS NULL, m.starts_at, s.combine_month IS NULL, s.id"

constexpr Query kAdd{"thematic.add", R"sql(
    INSERT INTO thematic_slot (organization_id, branch_id, year, quarter, topic, topic_group, presenter_id, draft_due, combine_month, meeting_id, made_by, made_at)
    VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), nullif(?6, 0), ?7, ?8, nullif(?9, ''), ?10, ?11, ?12))sql"};
constexpr Query kFind{"thematic.find", MUNGBA_SLOT " WHERE s.id = ?1 AND s.withdrawn_at IS NULL"};
constexpr Query kOfMeeting{"thematic.of_meeting", MUNGBA_SLOT " WHERE s.meeting_id = ?1 AND s.withdrawn_at IS NULL"};
constexpr Query kOfBranch{"thematic.of_branch", MUNGBA_SLOT " WHERE s.branch_id = ?1 AND s.year = ?2 AND s.withdrawn_at IS NULL" MUNGBA_SLOT_ORDER};
constexpr Query kOfOrganization{"thematic.of_organization",
                                MUNGBA_SLOT " WHERE s.organization_id = ?1 AND s.year = ?2 AND s.withdrawn_at IS NULL" MUNGBA_SLOT_ORDER};
constexpr Query kWaiting{"thematic.waiting_for", MUNGBA_SLOT " WHERE s.branch_id = ?1 AND s.combine_month = ?2 AND s.withdrawn_at IS NULL ORDER BY s.id"};
constexpr Query kUpdate{"thematic.update", R"sql(
    UPDATE thematic_slot SET topic = nullif(?2, ''), topic_group = nullif(?3, 0), presenter_id = ?4, draft_due = ?5, year = ?6, quarter = ?7 WHERE id = ?1)sql"};
constexpr Query kSetDate{"thematic.set_date", "UPDATE thematic_slot SET meeting_id = ?2, combine_month = nullif(?3, '') WHERE id = ?1"};
constexpr Query kWithdraw{"thematic.withdraw", "UPDATE thematic_slot SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL"};

constexpr Query kPutResult{"thematic.put_result", R"sql(
    INSERT INTO thematic_result (meeting_id, organization_id, present, members, resolution, tasks, reported_by, reported_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (meeting_id) DO UPDATE SET present = excluded.present, members = excluded.members, resolution = excluded.resolution,
        tasks = excluded.tasks, reported_by = excluded.reported_by, reported_at = excluded.reported_at)sql"};
constexpr Query kResult{"thematic.result_of", R"sql(
    SELECT meeting_id, organization_id, present, members, resolution, tasks, reported_by, reported_at FROM thematic_result WHERE meeting_id = ?1)sql"};

constexpr Query kExcuse{"thematic.excuse", R"sql(
    INSERT INTO thematic_excuse (organization_id, branch_id, year, quarter, noted_by, noted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (branch_id, year, quarter) DO NOTHING)sql"};
constexpr Query kTakeBackExcuse{"thematic.take_back_excuse", "DELETE FROM thematic_excuse WHERE branch_id = ?1 AND year = ?2 AND quarter = ?3"};
constexpr Query kExcuses{"thematic.excuses", "SELECT branch_id, quarter FROM thematic_excuse WHERE organization_id = ?1 AND year = ?2"};
constexpr Query kIsExcused{"thematic.is_excused", "SELECT 1 FROM thematic_excuse WHERE branch_id = ?1 AND year = ?2 AND quarter = ?3"};
constexpr Query kWithoutPlan{"thematic.without_plan", R"sql(
    SELECT b.id FROM branch b WHERE b.organization_id = ?1 AND b.id > ?3
        AND NOT EXISTS (SELECT 1 FROM thematic_slot s WHERE s.branch_id = b.id AND s.year = ?2 AND s.withdrawn_at IS NULL)
    ORDER BY b.id LIMIT ?4)sql"};
constexpr const Query* kQueries[] = {&kSuggest,   &kSuggestions, &kSuggestion, &kWithdrawSuggestion, &kAdd,     &kFind,           &kOfMeeting, &kOfBranch,  &kOfOrganization, &kWaiting,
                                     &kUpdate,    &kSetDate,     &kWithdraw,   &kPutResult,          &kResult,  &kExcuse,         &kTakeBackExcuse, &kExcuses, &kIsExcused, &kWithoutPlan};

TopicSuggestion read_suggestion(const Rows& rows) {
    return {.id = rows.id<core::TopicId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .year = static_cast<int>(rows.integer(2)),
            .quarter = static_cast<int>(rows.integer(3)),
            .topic = rows.text(4),
            .group = static_cast<int>(rows.integer(5))};
}

ThematicSlot read_slot(const Rows& rows) {
    ThematicSlot slot{.id = rows.id<core::SlotId>(0),
                      .organization = rows.id<core::OrganizationId>(1),
                      .branch = rows.id<core::BranchId>(2),
                      .quarter = {.year = static_cast<int>(rows.integer(3)), .number = static_cast<int>(rows.integer(4))},
                      .topic = rows.text(5),
                      .group = static_cast<int>(rows.integer(6)),
                      .presenter = rows.id<core::PersonId>(7),
                      .draft_due = rows.optional_text(8),
                      .combine_month = rows.text(9),
                      .meeting = rows.id<core::MeetingId>(10)};
    if (!slot.meeting) return slot;
    const auto state = domain::meeting_state_named(rows.text_view(11));
    if (!state) throw std::logic_error("meeting: a state that this program does not know");
    slot.state = *state;
    slot.starts_at = rows.instant(12);
    slot.hour_open = rows.integer(13) == 1;
    slot.combined = rows.integer(14) == 1;
    return slot;
}

std::vector<ThematicSlot> all(Rows rows) {
    std::vector<ThematicSlot> list;
    while (rows.next()) list.push_back(read_slot(rows));
    return list;
}
std::optional<ThematicSlot> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read_slot(rows);
}

}  // namespace

core::TopicId suggest(Connection& connection, const TopicSuggestion& suggestion, core::PersonId by, core::Instant now) {
    connection.execute(kSuggest, suggestion.organization, suggestion.year, suggestion.quarter, suggestion.topic, suggestion.group, by, now);
    return core::TopicId{connection.last_insert_id()};
}
std::vector<TopicSuggestion> suggestions(Connection& connection, core::OrganizationId organization, int year) {
    Rows rows = connection.rows(kSuggestions, organization, year);
    std::vector<TopicSuggestion> list;
    while (rows.next()) list.push_back(read_suggestion(rows));
    return list;
}
std::optional<TopicSuggestion> suggestion(Connection& connection, core::TopicId id) {
    Rows rows = connection.rows(kSuggestion, id);
    if (!rows.next()) return std::nullopt;
    return read_suggestion(rows);
}
bool withdraw_suggestion(Connection& connection, core::TopicId id, core::Instant now) { return connection.execute(kWithdrawSuggestion, id, now) > 0; }

core::SlotId add(Connection& connection, const ThematicSlot& slot, core::PersonId by, core::Instant now) {
    connection.execute(kAdd,
                       slot.organization,
                       slot.branch,
                       slot.quarter.year,
                       slot.quarter.number,
                       slot.topic,
                       slot.group,
                       slot.presenter,
                       slot.draft_due,
                       slot.combine_month,
                       slot.meeting,
                       by,
                       now);
    return core::SlotId{connection.last_insert_id()};
}
std::optional<ThematicSlot> find(Connection& connection, core::SlotId id) { return first(connection.rows(kFind, id)); }
std::optional<ThematicSlot> of_meeting(Connection& connection, core::MeetingId meeting) { return first(connection.rows(kOfMeeting, meeting)); }
std::vector<ThematicSlot> of_branch(Connection& connection, core::BranchId branch, int year) { return all(connection.rows(kOfBranch, branch, year)); }
std::vector<ThematicSlot> of_organization(Connection& connection, core::OrganizationId organization, int year) {
    return all(connection.rows(kOfOrganization, organization, year));
}
std::vector<ThematicSlot> waiting_for(Connection& connection, core::BranchId branch, std::string_view month) {
    return all(connection.rows(kWaiting, branch, month));
}
void update(Connection& connection, const ThematicSlot& slot) {
    connection.execute(kUpdate, slot.id, slot.topic, slot.group, slot.presenter, slot.draft_due, slot.quarter.year, slot.quarter.number);
}
void set_date(Connection& connection, core::SlotId id, core::MeetingId meeting, std::string_view combine_month) {
    connection.execute(kSetDate, id, meeting, combine_month);
}
bool withdraw(Connection& connection, core::SlotId id, core::Instant now) { return connection.execute(kWithdraw, id, now) > 0; }

void put_result(Connection& connection, const ThematicResult& result) {
    connection.execute(kPutResult,
                       result.meeting,
                       result.organization,
                       result.present,
                       result.members,
                       result.resolution ? 1 : 0,
                       result.tasks,
                       result.reported_by,
                       result.reported_at);
}
std::optional<ThematicResult> result_of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kResult, meeting);
    if (!rows.next()) return std::nullopt;
    return ThematicResult{.meeting = rows.id<core::MeetingId>(0),
                          .organization = rows.id<core::OrganizationId>(1),
                          .present = static_cast<int>(rows.integer(2)),
                          .members = static_cast<int>(rows.integer(3)),
                          .resolution = rows.integer(4) == 1,
                          .tasks = static_cast<int>(rows.integer(5)),
                          .reported_by = rows.id<core::PersonId>(6),
                          .reported_at = rows.instant(7)};
}

void excuse(Connection& connection, core::OrganizationId organization, core::BranchId branch, const domain::Quarter& quarter, core::PersonId by, core::Instant now) {
    connection.execute(kExcuse, organization, branch, quarter.year, quarter.number, by, now);
}
bool take_back_excuse(Connection& connection, core::BranchId branch, const domain::Quarter& quarter) {
    return connection.execute(kTakeBackExcuse, branch, quarter.year, quarter.number) > 0;
}
std::vector<Excuse> excuses(Connection& connection, core::OrganizationId organization, int year) {
    Rows rows = connection.rows(kExcuses, organization, year);
    std::vector<Excuse> list;
    while (rows.next()) list.push_back({.branch = rows.id<core::BranchId>(0), .quarter = static_cast<int>(rows.integer(1))});
    return list;
}
bool is_excused(Connection& connection, core::BranchId branch, const domain::Quarter& quarter) {
    return connection.rows(kIsExcused, branch, quarter.year, quarter.number).next();
}
std::vector<core::BranchId> without_plan(Connection& connection, core::OrganizationId organization, int year, core::BranchId after, int limit) {
    Rows rows = connection.rows(kWithoutPlan, organization, year, after.value, limit);
    std::vector<core::BranchId> list;
    while (rows.next()) list.push_back(rows.id<core::BranchId>(0));
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::thematic
