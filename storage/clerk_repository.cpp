#include "storage/clerk_repository.hpp"

namespace mungba::storage::clerks {
namespace {

constexpr Query kName{"clerks.name", R"sql(
    INSERT INTO meeting_clerk (meeting_id, person_id, named_by, named_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (meeting_id) DO UPDATE SET person_id = excluded.person_id, named_by = excluded.named_by, named_at = excluded.named_at)sql"};
constexpr Query kOf{"clerks.of", "SELECT c.person_id, p.name FROM meeting_clerk c JOIN person p ON p.id = c.person_id WHERE c.meeting_id = ?1"};
constexpr Query kHeldBy{"clerks.held_by", R"sql(
    SELECT m.id, m.branch_id FROM meeting_clerk c JOIN meeting m ON m.id = c.meeting_id
    WHERE c.person_id = ?1 AND m.starts_at >= ?2 AND m.starts_at < ?3 ORDER BY m.starts_at)sql"};
constexpr const Query* kQueries[] = {&kName, &kOf, &kHeldBy};

}  // namespace

void name(Connection& connection, core::MeetingId meeting, core::PersonId person, core::PersonId by, core::Instant now) {
    connection.execute(kName, meeting, person, by, now);
}

std::optional<Clerk> of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kOf, meeting);
    if (!rows.next()) return std::nullopt;
    return Clerk{.person = rows.id<core::PersonId>(0), .name = rows.text(1)};
}

std::vector<ClerkHeld> held_by(Connection& connection, core::PersonId person, core::Instant from, core::Instant until) {
    Rows rows = connection.rows(kHeldBy, person, from, until);
    std::vector<ClerkHeld> held;
    while (rows.next()) held.push_back({.meeting = rows.id<core::MeetingId>(0), .branch = rows.id<core::BranchId>(1)});
    return held;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::clerks
