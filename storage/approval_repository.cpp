#include "storage/approval_repository.hpp"

#include "storage/names.hpp"

namespace mungba::storage::approvals {
namespace {

constexpr Query kGive{"approvals.give", R"sql(
    INSERT INTO standing_approval (organization_id, branch_id, year, approved_by, approved_at) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (branch_id, year) DO NOTHING)sql"};
constexpr Query kOf{"approvals.of", "SELECT approved_by, approved_at FROM standing_approval WHERE branch_id = ?1 AND year = ?2"};
constexpr Query kTakeBack{"approvals.take_back", "DELETE FROM standing_approval WHERE branch_id = ?1 AND year = ?2"};
constexpr const Query* kQueries[] = {&kGive, &kOf, &kTakeBack};

}  // namespace

void give(Connection& connection,
          core::OrganizationId organization,
          core::BranchId branch,
          int year,
          core::PersonId approved_by,
          core::Instant now) {
    connection.execute(kGive, organization, branch, year, approved_by, now);
}
std::optional<Approval> of(Connection& connection, core::BranchId branch, int year) {
    Rows rows = connection.rows(kOf, branch, year);
    if (!rows.next()) return std::nullopt;
    return Approval{.approved_by = rows.id<core::PersonId>(0), .approved_at = rows.instant(1)};
}
bool take_back(Connection& connection, core::BranchId branch, int year) { return connection.execute(kTakeBack, branch, year) > 0; }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::approvals

namespace mungba::storage::meeting_changes {
namespace {

using Kind = Change::Kind;
constexpr Names<Kind, 5> kKinds{
    {{Kind::moved, "moved"}, {Kind::place, "place"}, {Kind::agenda, "agenda"}, {Kind::mode, "mode"}, {Kind::cancelled, "cancelled"}}};

constexpr Query kAdd{"meeting_changes.add", R"sql(
    INSERT INTO meeting_change (meeting_id, revision, kind, before, after, reason, changed_by, changed_at)
    VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?8))sql"};
constexpr Query kOf{"meeting_changes.of", R"sql(
    SELECT meeting_id, revision, kind, before, after, reason, changed_by, changed_at FROM meeting_change WHERE meeting_id = ?1 ORDER BY id)sql"};
constexpr const Query* kQueries[] = {&kAdd, &kOf};

}  // namespace

void add(Connection& connection, const Change& change) {
    connection.execute(kAdd,
                       change.meeting,
                       change.revision,
                       name_in(kKinds, change.kind),
                       change.before,
                       change.after,
                       change.reason,
                       change.changed_by,
                       change.changed_at);
}
std::vector<Change> of(Connection& connection, core::MeetingId meeting) {
    Rows rows = connection.rows(kOf, meeting);
    std::vector<Change> list;
    while (rows.next()) {
        list.push_back({.meeting = rows.id<core::MeetingId>(0),
                        .revision = static_cast<int>(rows.integer(1)),
                        .kind = value_in(kKinds, rows.text_view(2)),
                        .before = rows.text(3),
                        .after = rows.text(4),
                        .reason = rows.text(5),
                        .changed_by = rows.id<core::PersonId>(6),
                        .changed_at = rows.instant(7)});
    }
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::meeting_changes
