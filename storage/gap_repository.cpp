#include "storage/gap_repository.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace mungba::storage::gaps {
namespace {

using Reason = Gap::Reason;
constexpr std::array<std::pair<Reason, std::string_view>, 4> kReasons{{{Reason::stopped, "stopped"},
                                                                        {Reason::refused, "refused"},
                                                                        {Reason::unsigned_, "unsigned"},
                                                                        {Reason::clock, "clock"}}};
std::string_view name_of(Reason reason) {
    for (const auto& [value, name] : kReasons) {
        if (value == reason) return name;
    }
    throw std::logic_error("a reason without a name");
}
Reason reason_of(std::string_view word) {
    for (const auto& [value, name] : kReasons) {
        if (name == word) return value;
    }
    throw std::logic_error("gap: a reason that this program does not know");
}

constexpr Query kDrawOut{"gaps.draw_out", R"sql(
    UPDATE gap SET until_at = max(until_at, ?4), from_at = min(from_at, ?3)
    WHERE organization_id = ?1 AND reason = ?2 AND state = 'open' RETURNING id)sql"};
constexpr Query kInsert{"gaps.insert", R"sql(
    INSERT INTO gap (organization_id, reason, from_at, until_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5))sql"};
#define MUNGBA_GAP "SELECT id, organization_id, reason, from_at, until_at FROM gap "
constexpr Query kOpen{"gaps.open", MUNGBA_GAP "WHERE organization_id = ?1 AND state = 'open' ORDER BY from_at, id"};
constexpr Query kFind{"gaps.find", MUNGBA_GAP "WHERE id = ?1"};
constexpr Query kFill{"gaps.fill", "UPDATE gap SET state = 'filled', found = ?2, finished_at = ?3 WHERE id = ?1 AND state = 'open'"};
constexpr const Query* kQueries[] = {&kDrawOut, &kInsert, &kOpen, &kFind, &kFill};

Gap read(const Rows& rows) {
    return {.id = rows.integer(0),
            .organization = rows.id<core::OrganizationId>(1),
            .reason = reason_of(rows.text_view(2)),
            .from = rows.instant(3),
            .until = rows.instant(4)};
}

}  // namespace

std::int64_t note(Connection& connection, const Gap& gap, core::Instant now) {
    {
        Rows rows = connection.rows(kDrawOut, gap.organization, name_of(gap.reason), gap.from, gap.until);
        if (rows.next()) {
            const std::int64_t id = rows.integer(0);
            while (rows.next()) {  // RETURNING gives its rows before the statement has ended
            }
            return id;
        }
    }
    connection.execute(kInsert, gap.organization, name_of(gap.reason), gap.from, gap.until, now);
    return connection.last_insert_id();
}

std::vector<Gap> open(Connection& connection, core::OrganizationId organization) {
    std::vector<Gap> list;
    Rows rows = connection.rows(kOpen, organization);
    while (rows.next()) list.push_back(read(rows));
    return list;
}

std::optional<Gap> find(Connection& connection, std::int64_t id) {
    Rows rows = connection.rows(kFind, id);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

void fill(Connection& connection, std::int64_t id, int found, core::Instant now) { connection.execute(kFill, id, found, now); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::gaps
