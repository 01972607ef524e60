#include "storage/alarm_repository.hpp"

#include <algorithm>

namespace mungba::storage::alarms {
namespace {

#define MUNGBA_ALARM "SELECT id, organization_id, kind, subject, level, details, since, told_at, attempts FROM alarm "
constexpr Query kFind{"alarms.find", MUNGBA_ALARM
                      "WHERE coalesce(organization_id, 0) = coalesce(?1, 0) AND kind = ?2 AND subject = ?3 AND cleared_at IS NULL"};
constexpr Query kInsert{"alarms.insert", R"sql(
    INSERT INTO alarm (organization_id, kind, subject, level, details, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};
constexpr Query kChange{"alarms.change", R"sql(
    UPDATE alarm SET level = ?2, details = ?3, told_at = NULL, attempts = 0, next_try_at = 0 WHERE id = ?1)sql"};
constexpr Query kClear{"alarms.clear", R"sql(
    UPDATE alarm SET cleared_at = ?4
    WHERE coalesce(organization_id, 0) = coalesce(?1, 0) AND kind = ?2 AND subject = ?3 AND cleared_at IS NULL)sql"};
constexpr Query kOfKind{"alarms.of_kind", MUNGBA_ALARM
                        "WHERE coalesce(organization_id, 0) = coalesce(?1, 0) AND kind = ?2 AND cleared_at IS NULL"};
constexpr Query kOpen{"alarms.open", MUNGBA_ALARM "WHERE cleared_at IS NULL ORDER BY since, id"};
constexpr Query kToTell{"alarms.to_tell", MUNGBA_ALARM
                        "WHERE cleared_at IS NULL AND told_at IS NULL AND next_try_at <= ?1 ORDER BY since, id LIMIT 20"};
constexpr Query kNext{"alarms.next_try_at", "SELECT min(next_try_at) FROM alarm WHERE cleared_at IS NULL AND told_at IS NULL"};
constexpr Query kTold{"alarms.mark_told", "UPDATE alarm SET told_at = ?2 WHERE id = ?1"};
constexpr Query kLater{"alarms.try_later", "UPDATE alarm SET attempts = attempts + 1, next_try_at = ?2 WHERE id = ?1"};
constexpr const Query* kQueries[] = {
    &kFind, &kInsert, &kChange, &kClear, &kOfKind, &kOpen, &kToTell, &kNext, &kTold, &kLater};

Alarm read(const Rows& rows) {
    return {.id = rows.integer(0),
            .organization = rows.id<core::OrganizationId>(1),
            .kind = rows.text(2),
            .subject = rows.text(3),
            .level = rows.text(4),
            .details = rows.text(5),
            .since = rows.instant(6),
            .told_at = rows.optional_instant(7),
            .attempts = static_cast<int>(rows.integer(8))};
}

std::vector<Alarm> all_of(Rows rows) {
    std::vector<Alarm> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

}  // namespace

bool raise(Connection& connection, const Alarm& alarm, core::Instant now) {
    const auto standing = all_of(connection.rows(kFind, alarm.organization, alarm.kind, alarm.subject));
    if (standing.empty()) {
        connection.execute(kInsert, alarm.organization, alarm.kind, alarm.subject, alarm.level, alarm.details, now);
        return true;
    }
    if (standing.front().level == alarm.level) return false;
    connection.execute(kChange, standing.front().id, alarm.level, alarm.details);
    return true;
}

void clear(Connection& connection,
           core::OrganizationId organization,
           std::string_view kind,
           std::string_view subject,
           core::Instant now) {
    connection.execute(kClear, organization, kind, subject, now);
}

void keep_only(Connection& connection,
               core::OrganizationId organization,
               std::string_view kind,
               const std::vector<std::string>& subjects,
               core::Instant now) {
    for (const Alarm& alarm : all_of(connection.rows(kOfKind, organization, kind))) {
        if (std::find(subjects.begin(), subjects.end(), alarm.subject) == subjects.end())
            clear(connection, organization, kind, alarm.subject, now);
    }
}

std::vector<Alarm> open(Connection& connection) { return all_of(connection.rows(kOpen)); }
std::vector<Alarm> to_tell(Connection& connection, core::Instant now) { return all_of(connection.rows(kToTell, now)); }

std::optional<core::Instant> next_try_at(Connection& connection) {
    Rows rows = connection.rows(kNext);
    rows.next();
    return rows.optional_instant(0);
}

void mark_told(Connection& connection, std::int64_t id, core::Instant now) { connection.execute(kTold, id, now); }
void try_later(Connection& connection, std::int64_t id, core::Instant next_try_at) {
    connection.execute(kLater, id, next_try_at);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::alarms
