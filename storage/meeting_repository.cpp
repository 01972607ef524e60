#include "storage/meeting_repository.hpp"

#include <stdexcept>

namespace mungba::storage::meetings {
namespace {

#define MUNGBA_MEETING_COLUMNS                                                                                         \
    "id, organization_id, branch_id, kind, state, revision, month, starts_at, answers_close_at, planned_minutes, mode," \
    " venue, created_by, approved_by, announce_at, announced_at"
#define MUNGBA_LIVE "state IN ('proposed', 'confirmed', 'announced', 'held', 'recorded')"

constexpr Query kInsert{"meetings.insert", R"sql(
    INSERT INTO meeting (organization_id, branch_id, kind, state, revision, month, starts_at, answers_close_at, planned_minutes, mode,
        venue, created_by, created_at, approved_by, approved_at, announce_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, nullif(?11, ''), ?12, ?13, ?14, ?15, ?16))sql"};
constexpr Query kFind{"meetings.find", "SELECT " MUNGBA_MEETING_COLUMNS " FROM meeting WHERE id = ?1"};
constexpr Query kSetState{"meetings.set_state", "UPDATE meeting SET state = ?2 WHERE id = ?1"};
constexpr Query kAnnounced{"meetings.set_announced", R"sql(
    UPDATE meeting SET announced_at = ?2, state = CASE state WHEN 'confirmed' THEN 'announced' ELSE state END
    WHERE id = ?1 AND announced_at IS NULL)sql"};
constexpr Query kOpen{"meetings.open_questions",
                      "SELECT " MUNGBA_MEETING_COLUMNS
                      " FROM meeting WHERE branch_id = ?1 AND starts_at > ?2 AND announce_at <= ?2"
                      " AND state IN ('confirmed', 'announced') ORDER BY starts_at, id"};
constexpr Query kBetween{"meetings.between",
                         "SELECT " MUNGBA_MEETING_COLUMNS
                         " FROM meeting WHERE branch_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND " MUNGBA_LIVE
                         " ORDER BY starts_at, id"};
constexpr Query kRegular{"meetings.regular_of",
                         "SELECT " MUNGBA_MEETING_COLUMNS
                         " FROM meeting WHERE branch_id = ?1 AND kind = 'regular' AND month = ?2 AND " MUNGBA_LIVE};
constexpr Query kNext{"meetings.next",
                      "SELECT " MUNGBA_MEETING_COLUMNS
                      " FROM meeting WHERE branch_id = ?1 AND starts_at + planned_minutes * 60000 > ?2 AND " MUNGBA_LIVE
                      " ORDER BY starts_at, id LIMIT 1"};
constexpr Query kLast{"meetings.last",
                      "SELECT " MUNGBA_MEETING_COLUMNS " FROM meeting WHERE branch_id = ?1 AND " MUNGBA_LIVE
                      " ORDER BY starts_at DESC, id DESC LIMIT 1"};
constexpr const Query* kQueries[] = {
    &kInsert, &kFind, &kSetState, &kAnnounced, &kOpen, &kBetween, &kRegular, &kNext, &kLast};

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
            .announced_at = rows.optional_instant(15)};
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
                       meeting.announce_at);
    return core::MeetingId{connection.last_insert_id()};
}

std::optional<Meeting> find(Connection& connection, core::MeetingId id) { return first(connection.rows(kFind, id)); }

void set_state(Connection& connection, core::MeetingId id, domain::MeetingState state) {
    connection.execute(kSetState, id, domain::name_of(state));
}
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
