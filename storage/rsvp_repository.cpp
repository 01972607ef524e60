#include "storage/rsvp_repository.hpp"

#include <stdexcept>

namespace mungba::storage::rsvps {
namespace {

#define MUNGBA_RSVP_COLUMNS                                                                                       \
    "meeting_id, revision, person_id, membership_id, answer, minutes_late, reason, event_at, msg_id, source, reported_by," \
    " after_deadline"

constexpr Query kFind{"rsvps.find",
                      "SELECT " MUNGBA_RSVP_COLUMNS
                      " FROM rsvp WHERE meeting_id = ?1 AND revision = ?2 AND person_id = ?3 AND after_deadline = ?4"};
constexpr Query kPut{"rsvps.put", R"sql(
    INSERT INTO rsvp (meeting_id, revision, person_id, membership_id, answer, minutes_late, reason, event_at, msg_id, source, reported_by,
        after_deadline, recorded_at)
    VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, 0), nullif(?7, ''), ?8, ?9, ?10, ?11, ?12, ?13)
    ON CONFLICT (meeting_id, revision, person_id, after_deadline) DO UPDATE SET
        membership_id = excluded.membership_id, answer = excluded.answer, minutes_late = excluded.minutes_late,
        reason = excluded.reason, event_at = excluded.event_at, msg_id = excluded.msg_id, source = excluded.source,
        reported_by = excluded.reported_by, recorded_at = excluded.recorded_at)sql"};
constexpr Query kOfMeeting{"rsvps.of_meeting",
                           "SELECT " MUNGBA_RSVP_COLUMNS " FROM rsvp WHERE meeting_id = ?1 AND revision = ?2 ORDER BY id"};
// An answer is older than its meeting's beginning, which keeps the search short.
// "sai" of a word that was taken back is no reason and keeps an earlier answer from coming back to life; nothing does any more by then.
constexpr Query kEraseReasons{"rsvps.erase_reasons", R"sql(
    UPDATE rsvp SET reason = NULL WHERE id IN (
        SELECT r.id FROM rsvp r JOIN meeting m ON m.id = r.meeting_id WHERE r.reason IS NOT NULL AND r.event_at < ?1 AND m.starts_at < ?1 LIMIT ?2))sql"};
constexpr Query kEraseReasonsOf{"rsvps.erase_reasons_of", "UPDATE rsvp SET reason = NULL WHERE meeting_id = ?1 AND reason IS NOT NULL"};
constexpr Query kLookedAfter{"rsvps.looked_after", R"sql(
    SELECT b.name, m.starts_at FROM rsvp r JOIN meeting m ON m.id = r.meeting_id JOIN branch b ON b.id = m.branch_id
    WHERE r.person_id = ?1 AND r.membership_id IS NULL AND r.after_deadline = 0 AND r.answer = 'present' AND r.revision = m.revision
        AND m.starts_at >= ?2 AND m.starts_at < ?3 AND m.state IN ('confirmed', 'announced', 'held', 'recorded')
    ORDER BY m.starts_at)sql"};
constexpr const Query* kQueries[] = {&kFind, &kPut, &kOfMeeting, &kEraseReasons, &kEraseReasonsOf, &kLookedAfter};

template <typename T>
T known(std::optional<T> value) {
    if (!value) throw std::logic_error("rsvp: an answer or source that this program does not know");
    return *value;
}

Rsvp read(const Rows& rows) {
    return {.meeting = rows.id<core::MeetingId>(0),
            .revision = static_cast<int>(rows.integer(1)),
            .person = rows.id<core::PersonId>(2),
            .membership = rows.id<core::MembershipId>(3),
            .answer = known(domain::answer_named(rows.text_view(4))),
            .minutes_late = static_cast<int>(rows.integer(5)),
            .reason = rows.text(6),
            .event_at = rows.instant(7),
            .message = rows.id<core::MessageId>(8),
            .source = known(domain::answer_source_named(rows.text_view(9))),
            .reported_by = rows.id<core::PersonId>(10),
            .after_deadline = rows.integer(11) == 1};
}

}  // namespace

std::optional<Rsvp> find(
    Connection& connection, core::MeetingId meeting, int revision, core::PersonId person, bool after_deadline) {
    Rows rows = connection.rows(kFind, meeting, revision, person, after_deadline);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

void put(Connection& connection, const Rsvp& rsvp, core::Instant now) {
    connection.execute(kPut,
                       rsvp.meeting,
                       rsvp.revision,
                       rsvp.person,
                       rsvp.membership,
                       domain::name_of(rsvp.answer),
                       rsvp.minutes_late,
                       rsvp.reason,
                       rsvp.event_at,
                       rsvp.message,
                       domain::name_of(rsvp.source),
                       rsvp.reported_by,
                       rsvp.after_deadline,
                       now);
}

std::vector<Rsvp> of_meeting(Connection& connection, core::MeetingId meeting, int revision) {
    std::vector<Rsvp> list;
    Rows rows = connection.rows(kOfMeeting, meeting, revision);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::vector<LookedAfter> looked_after(Connection& connection, core::PersonId person, core::Instant from, core::Instant to) {
    std::vector<LookedAfter> list;
    Rows rows = connection.rows(kLookedAfter, person, from, to);
    while (rows.next()) list.push_back({.branch_name = rows.text(0), .starts_at = rows.instant(1)});
    return list;
}

int erase_reasons(Connection& connection, core::Instant begun_before, int limit) {
    return connection.execute(kEraseReasons, begun_before, limit);
}

int erase_reasons_of(Connection& connection, core::MeetingId meeting) { return connection.execute(kEraseReasonsOf, meeting); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::rsvps
