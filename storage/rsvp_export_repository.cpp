#include "storage/rsvp_export_repository.hpp"

#include "core/local_time.hpp"

namespace mungba::storage::rsvp_export {
namespace {

constexpr Query kMeetings{"rsvp_export.meetings", R"sql(
    SELECT m.id, m.branch_id, b.name, m.kind, m.starts_at, m.revision
    FROM meeting m JOIN branch b ON b.id = m.branch_id
    WHERE m.organization_id = ?1 AND (?2 IS NULL OR m.branch_id = ?2)
        AND (?3 IS NULL OR iif(m.kind = 'regular', m.month = ?3, m.starts_at >= ?4 AND m.starts_at < ?5))
        AND m.state IN ('confirmed', 'announced', 'held', 'recorded')
        AND NOT (m.kind = 'thematic' AND m.combined_with IS NOT NULL)
    ORDER BY m.starts_at, m.branch_id, m.id)sql"};
constexpr const Query* kQueries[] = {&kMeetings};

core::Instant beginning_of(std::chrono::year_month month) {
    return core::to_instant(month / 1, core::TimeOfDay{});
}

}  // namespace

std::vector<AnsweredMeeting> meetings(Connection& connection,
                                      core::OrganizationId organization,
                                      std::optional<std::chrono::year_month> month,
                                      core::BranchId branch) {
    std::optional<std::string> name;
    std::optional<core::Instant> from;
    std::optional<core::Instant> to;
    if (month) {
        name = core::format_iso_date(*month / 1).substr(0, std::string_view("2026-10").size());
        from = beginning_of(*month);
        to = beginning_of(*month + std::chrono::months{1});
    }
    std::vector<AnsweredMeeting> list;
    Rows rows = connection.rows(kMeetings, organization, branch, name, from, to);
    while (rows.next()) {
        list.push_back({.id = rows.id<core::MeetingId>(0),
                        .branch = rows.id<core::BranchId>(1),
                        .branch_name = rows.text(2),
                        .kind = domain::meeting_kind_named(rows.text_view(3)).value(),
                        .starts_at = rows.instant(4),
                        .revision = static_cast<int>(rows.integer(5))});
    }
    return list;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::rsvp_export
