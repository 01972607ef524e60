#include "storage/meeting_repository.hpp"

#include <stdexcept>

namespace mungba::storage::meetings {
namespace {

#define MUNGBA_MEETING_COLUMNS                                                                                         \
    "id, organization_id, branch_id, kind, state, revision, month, starts_at, answers_close_at, planned_minutes, mode," \
    " venue, created_by, approved_by, announce_at, announced_at, moved_by_rule, date_open, hour_open, off_rule, told_at," \
    " combined_with, (SELECT t.id FROM meeting t WHERE t.combined_with = meeting.id AND t.state NOT IN ('cancelled', 'moved', 'not_held') LIMIT 1)"
#define MUNGBA_LIVE "state IN ('proposed', 'confirmed', 'announced', 'held', 'recorded')"

constexpr Query kInsert{"meetings.insert", R"sql(
    INSERT INTO meeting (organization_id, branch_id, kind, state, revision, month, starts_at, answers_close_at, planned_minutes, mode,
        venue, created_by, created_at, approved_by, approved_at, announce_at, moved_by_rule, date_open, hour_open, combined_with)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, nullif(?11, ''), ?12, ?13, ?14, ?15, ?16, nullif(?17, ''), ?18, ?19, ?20))sql"};
constexpr Query kFind{"meetings.find", "SELECT " MUNGBA_MEETING_COLUMNS " FROM meeting WHERE id = ?1"};
constexpr Query kSetState{"meetings.set_state", "UPDATE meeting SET state = ?2 WHERE id = ?1"};
constexpr Query kConfirm{"meetings.confirm", R"sql(
    UPDATE meeting SET state = CASE state WHEN 'proposed' THEN 'confirmed' ELSE state END, approved_by = coalesce(?2, approved_by),
        approved_at = CASE WHEN ?2 IS NULL THEN approved_at ELSE ?3 END
    WHERE id = ?1)sql"};
constexpr Query kAnnouncing{"meetings.set_announcing", "UPDATE meeting SET announce_at = ?2, answers_close_at = ?3 WHERE id = ?1"};
constexpr Query kTold{"meetings.set_told", "UPDATE meeting SET told_at = ?2 WHERE id = ?1 AND told_at IS NULL"};
constexpr Query kSetTime{"meetings.set_time", R"sql(
    UPDATE meeting SET starts_at = ?2, answers_close_at = ?3, off_rule = ?5, date_open = 0, hour_open = 0, reason = nullif(?6, ''),
        revision = revision + ?4, announce_at = CASE ?4 WHEN 1 THEN NULL ELSE announce_at END,
        announced_at = CASE ?4 WHEN 1 THEN NULL ELSE announced_at END, told_figures = NULL,
        state = CASE WHEN ?4 = 1 AND state = 'announced' THEN 'confirmed' ELSE state END
    WHERE id = ?1)sql"};
constexpr Query kSetHourOpen{"meetings.set_hour_open", "UPDATE meeting SET hour_open = ?2 WHERE id = ?1"};
constexpr Query kSetVenue{"meetings.set_venue", "UPDATE meeting SET venue = nullif(?2, '') WHERE id = ?1"};
constexpr Query kSetMode{"meetings.set_mode", "UPDATE meeting SET mode = ?2 WHERE id = ?1"};
constexpr Query kSetMinutes{"meetings.set_planned_minutes", "UPDATE meeting SET planned_minutes = ?2 WHERE id = ?1"};
constexpr Query kSetCombined{"meetings.set_combined_with", "UPDATE meeting SET combined_with = ?2 WHERE id = ?1"};
constexpr Query kCancel{"meetings.cancel", "UPDATE meeting SET state = 'cancelled', reason = nullif(?2, '') WHERE id = ?1"};
constexpr Query kFigures{"meetings.told_figures", "SELECT told_figures FROM meeting WHERE id = ?1"};
constexpr Query kSetFigures{"meetings.set_told_figures", "UPDATE meeting SET told_figures = ?2 WHERE id = ?1"};
constexpr Query kAnnounced{"meetings.set_announced", R"sql(
    UPDATE meeting SET announced_at = ?2, state = CASE state WHEN 'confirmed' THEN 'announced' ELSE state END
    WHERE id = ?1 AND announced_at IS NULL)sql"};
constexpr Query kOpen{"meetings.open_questions",
                      "SELECT " MUNGBA_MEETING_COLUMNS
                      " FROM meeting WHERE branch_id = ?1 AND starts_at > ?2 AND announce_at <= ?2"
                      " AND state IN ('confirmed', 'announced') ORDER BY starts_at, id"};
constexpr Query kBetween{"meetings.between",
                         "SELECT " MUNGBA_MEETING_COLUMNS
                         " FROM meeting WHERE branch_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND combined_with IS NULL AND " MUNGBA_LIVE
                         " ORDER BY starts_at, id"};
constexpr Query kRegular{"meetings.regular_of",
                         "SELECT " MUNGBA_MEETING_COLUMNS
                         " FROM meeting WHERE branch_id = ?1 AND kind = 'regular' AND month = ?2 AND " MUNGBA_LIVE};
constexpr Query kNext{"meetings.next",
                      "SELECT " MUNGBA_MEETING_COLUMNS
                      " FROM meeting WHERE branch_id = ?1 AND starts_at + planned_minutes * 60000 > ?2 AND combined_with IS NULL AND " MUNGBA_LIVE
                      " ORDER BY starts_at, id LIMIT 1"};
constexpr Query kLast{"meetings.last",
                      "SELECT " MUNGBA_MEETING_COLUMNS " FROM meeting WHERE branch_id = ?1 AND combined_with IS NULL AND " MUNGBA_LIVE
                      " ORDER BY starts_at DESC, id DESC LIMIT 1"};
constexpr const Query* kQueries[] = {
    &kInsert, &kFind, &kSetState, &kConfirm, &kAnnouncing, &kTold, &kSetTime, &kSetHourOpen, &kSetVenue, &kSetMode, &kSetMinutes, &kSetCombined, &kCancel, &kFigures, &kSetFigures, &kAnnounced, &kOpen, &kBetween, &kRegular, &kNext, &kLast};

// What a CHECK of the table has let in must be a name of ours.
template <typename T>
T known(std::optional<T> value) {
    if (!value) throw std::logic_error("meeting: a state or kind that this program does not know");
    return *value;
}

Meeting read(const Rows& rows) {
    return {.id = rows.id<core::MeetingId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .branch = rows.id<core::BranchId>(2),
            .kind = known(domain::meeting_kind_named(rows.text_view(3))),
            .state = known(domain::meeting_state_named(rows.text_view(4))),
            .revision = static_cast<int>(rows.integer(5)),
            .month = rows.text(6),
            .starts_at = rows.instant(7),
            .answers_close_at = rows.instant(8),
            .planned_minutes = static_cast<int>(rows.integer(9)),
            .mode = known(domain::meeting_mode_named(rows.text_view(10))),
            .venue = rows.text(11),
            .created_by = rows.id<core::PersonId>(12),
            .approved_by = rows.id<core::PersonId>(13),
            .announce_at = rows.optional_instant(14),
            .announced_at = rows.optional_instant(15),
            .moved_by_rule = rows.text(16),
            .date_open = rows.integer(17) == 1,
            .hour_open = rows.integer(18) == 1,
            .off_rule = rows.integer(19) == 1,
            .told_at = rows.optional_instant(20),
            .combined_with = rows.id<core::MeetingId>(21),
            .thematic_part = rows.id<core::MeetingId>(22)};
}

std::optional<Meeting> first(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<Meeting> all(Rows rows) {
    std::vector<Meeting> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

}  // namespace

core::MeetingId insert(Connection& connection, const Meeting& meeting, core::Instant now) {
    connection.execute(kInsert,
                       meeting.organization,
                       meeting.branch,
                       domain::name_of(meeting.kind),
                       domain::name_of(meeting.state),
                       meeting.revision,
                       meeting.month,
                       meeting.starts_at,
                       meeting.answers_close_at,
                       meeting.planned_minutes,
                       domain::name_of(meeting.mode),
                       meeting.venue,
                       meeting.created_by,
                       now,
                       meeting.approved_by,
                       meeting.approved_by ? std::optional(now) : std::nullopt,
                       meeting.announce_at,
                       meeting.moved_by_rule,
                       meeting.date_open ? 1 : 0,
                       meeting.hour_open ? 1 : 0,
                       meeting.combined_with);
    return core::MeetingId{connection.last_insert_id()};
}

std::optional<Meeting> find(Connection& connection, core::MeetingId id) { return first(connection.rows(kFind, id)); }

void set_state(Connection& connection, core::MeetingId id, domain::MeetingState state) {
    connection.execute(kSetState, id, domain::name_of(state));
}
void confirm(Connection& connection, core::MeetingId id, core::PersonId approved_by, core::Instant now) {
    connection.execute(kConfirm, id, approved_by, now);
}
void set_announcing(Connection& connection, core::MeetingId id, core::Instant announce_at, core::Instant answers_close_at) {
    connection.execute(kAnnouncing, id, announce_at, answers_close_at);
}
void set_told(Connection& connection, core::MeetingId id, core::Instant now) { connection.execute(kTold, id, now); }
void set_time(Connection& connection, core::MeetingId id, const NewTime& time) {
    connection.execute(kSetTime, id, time.starts_at, time.answers_close_at, time.new_revision ? 1 : 0, time.off_rule ? 1 : 0, time.reason);
}
void set_hour_open(Connection& connection, core::MeetingId id, bool hour_open) { connection.execute(kSetHourOpen, id, hour_open ? 1 : 0); }
void set_venue(Connection& connection, core::MeetingId id, std::string_view venue) { connection.execute(kSetVenue, id, venue); }
void set_planned_minutes(Connection& connection, core::MeetingId id, int minutes) { connection.execute(kSetMinutes, id, minutes); }
void set_combined_with(Connection& connection, core::MeetingId id, core::MeetingId regular) { connection.execute(kSetCombined, id, regular); }
void set_mode(Connection& connection, core::MeetingId id, domain::MeetingMode mode) {
    connection.execute(kSetMode, id, domain::name_of(mode));
}
void cancel(Connection& connection, core::MeetingId id, std::string_view reason) { connection.execute(kCancel, id, reason); }
std::string told_figures(Connection& connection, core::MeetingId id) {
    Rows rows = connection.rows(kFigures, id);
    return rows.next() ? rows.text(0) : std::string();
}
void set_told_figures(Connection& connection, core::MeetingId id, std::string_view figures) { connection.execute(kSetFigures, id, figures); }
void set_announced(Connection& connection, core::MeetingId id, core::Instant announced_at) {
    connection.execute(kAnnounced, id, announced_at);
}
std::vector<Meeting> open_questions(Connection& connection, core::BranchId branch, core::Instant now) {
    return all(connection.rows(kOpen, branch, now));
}
std::vector<Meeting> between(Connection& connection, core::BranchId branch, core::Instant from, core::Instant to) {
    return all(connection.rows(kBetween, branch, from, to));
}
std::optional<Meeting> regular_of(Connection& connection, core::BranchId branch, std::string_view month) {
    return first(connection.rows(kRegular, branch, month));
}
std::optional<Meeting> next_or_last(Connection& connection, core::BranchId branch, core::Instant now) {
    if (auto next = first(connection.rows(kNext, branch, now))) return next;
    return first(connection.rows(kLast, branch));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::meetings
