#include "storage/roll_call_repository.hpp"

#include <stdexcept>

namespace mungba::storage::roll_calls {
namespace {

constexpr Query kPut{"roll_calls.put", R"sql(
    INSERT INTO roll_call (meeting_id, membership_id, state, minutes_late, recorded_by, recorded_at) VALUES (?1, ?2, ?3, nullif(?4, 0), ?5, ?6)
    ON CONFLICT (meeting_id, membership_id) DO UPDATE SET state = excluded.state, minutes_late = excluded.minutes_late,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at)sql"};
constexpr Query kOf{"roll_calls.of", R"sql(
    SELECT meeting_id, membership_id, state, coalesce(minutes_late, 0), recorded_by, recorded_at FROM roll_call WHERE meeting_id = ?1 ORDER BY id)sql"};
constexpr Query kOfErased{"roll_calls.of_erased", R"sql(
    SELECT r.meeting_id, r.membership_id, r.state, coalesce(r.minutes_late, 0), r.recorded_by, r.recorded_at FROM roll_call r
    JOIN membership m ON m.id = r.membership_id JOIN person p ON p.id = m.person_id WHERE r.meeting_id = ?1 AND p.erased_at IS NOT NULL ORDER BY r.id)sql"};
constexpr Query kEnding{"roll_calls.ending_of", "SELECT started_at, ended_at, grade FROM meeting WHERE id = ?1"};
constexpr Query kSetEnding{"roll_calls.set_ending", "UPDATE meeting SET started_at = ?2, ended_at = ?3, grade = ?4 WHERE id = ?1"};
constexpr const Query* kQueries[] = {&kPut, &kOf, &kOfErased, &kEnding, &kSetEnding};

std::vector<RollCall> all(Rows rows) {
    std::vector<RollCall> list;
    while (rows.next()) {
        const auto state = domain::attendance_named(rows.text_view(2));
        if (!state) throw std::logic_error("roll call: a state that this program does not know");
        list.push_back({.meeting = rows.id<core::MeetingId>(0),
                        .membership = rows.id<core::MembershipId>(1),
                        .state = *state,
                        .minutes_late = static_cast<int>(rows.integer(3)),
                        .recorded_by = rows.id<core::PersonId>(4),
                        .recorded_at = rows.instant(5)});
    }
    return list;
}

}  // namespace

void put(Connection& connection, const RollCall& row) {
    connection.execute(kPut, row.meeting, row.membership, domain::name_of(row.state), row.minutes_late, row.recorded_by, row.recorded_at);
}

std::vector<RollCall> of(Connection& connection, core::MeetingId meeting) { return all(connection.rows(kOf, meeting)); }

std::vector<RollCall> of_erased(Connection& connection, core::MeetingId meeting) { return all(connection.rows(kOfErased, meeting)); }

Ending ending_of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kEnding, meeting);
    if (!rows.next()) return {};
    return {.started_at = rows.optional_instant(0), .ended_at = rows.optional_instant(1), .grade = domain::grade_named(rows.text_view(2))};
}

void set_ending(Connection& connection, core::MeetingId meeting, const Ending& ending) {
    const auto grade = ending.grade ? std::optional(domain::name_of(*ending.grade)) : std::nullopt;
    connection.execute(kSetEnding, meeting, ending.started_at, ending.ended_at, grade);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::roll_calls
