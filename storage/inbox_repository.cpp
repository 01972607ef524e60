#include "storage/inbox_repository.hpp"

#include <chrono>

#include "storage/event_codec.hpp"

namespace mungba::storage::inbox {
namespace {

constexpr Query kInsert{"inbox.insert", R"sql(
    INSERT INTO inbox (organization_id, event_key, name, chat_kind, chat_id, sender_id, msg_id, event_at, received_at, text, details)
    VALUES (?1, ?2, ?3, nullif(?4, ''), nullif(?5, ''), nullif(?6, ''), nullif(?7, ''), ?8, ?9, nullif(?10, ''), nullif(?11, ''))
    ON CONFLICT (event_key) DO NOTHING)sql"};
constexpr Query kNext{"inbox.next_waiting", R"sql(
    SELECT id, organization_id, name, chat_kind, chat_id, sender_id, msg_id, event_at, received_at, text, details, attempts, crashes, state
    FROM inbox WHERE finished_at IS NULL AND id > ?1 AND id <= ?2 AND next_try_at <= ?3 ORDER BY id LIMIT 1)sql"};
constexpr Query kNewest{"inbox.newest", "SELECT coalesce(max(id), 0) FROM inbox"};
constexpr Query kCount{"inbox.waiting_count", "SELECT count(*) FROM inbox WHERE finished_at IS NULL"};
constexpr Query kNextTry{"inbox.next_try_at",
                         "SELECT min(next_try_at) FROM inbox WHERE finished_at IS NULL AND next_try_at > 0"};
constexpr Query kFinish{"inbox.finish", R"sql(
    UPDATE inbox SET state = ?2, text = NULL, details = NULL, finished_at = ?3 WHERE id = ?1)sql"};
constexpr Query kRetry{"inbox.retry_later",
                       "UPDATE inbox SET state = 'stored', attempts = ?2, next_try_at = ?3 WHERE id = ?1"};
constexpr Query kHandling{"inbox.mark_handling", "UPDATE inbox SET state = 'handling' WHERE id = ?1"};
constexpr Query kCrash{"inbox.count_crash", "UPDATE inbox SET crashes = crashes + 1 WHERE id = ?1"};
constexpr Query kPrune{"inbox.prune", R"sql(
    DELETE FROM inbox WHERE id IN (
        SELECT id FROM (SELECT id, received_at, finished_at FROM inbox ORDER BY id LIMIT ?2)
        WHERE received_at < ?1 AND finished_at IS NOT NULL))sql"};
constexpr const Query* kQueries[] = {
    &kInsert, &kNext, &kNewest, &kCount, &kNextTry, &kFinish, &kRetry, &kHandling, &kCrash, &kPrune};

core::Instant credible(core::Instant event_at, core::Instant received_at) {
    constexpr auto kDay = std::chrono::hours{24};
    return event_at < received_at - kDay || event_at > received_at + kDay ? received_at : event_at;
}

}  // namespace

Stored insert(Connection& connection, core::OrganizationId organization, const core::Event& event, core::Instant received_at) {
    const EventColumns columns = columns_of(event.body);
    const std::string details = encode_details(event.body);
    const int changed = connection.execute(kInsert,
                                           organization,
                                           Blob(event.key),
                                           event.name,
                                           columns.chat_kind,
                                           columns.chat_id,
                                           columns.sender_id,
                                           columns.message_id,
                                           credible(event.at, received_at),
                                           received_at,
                                           columns.text,
                                           details);
    return changed == 1 ? Stored::fresh : Stored::repeat;
}

std::optional<Waiting> next_waiting(Connection& connection, core::EventId after, core::EventId up_to, core::Instant now) {
    Rows rows = connection.rows(kNext, after.value, up_to.value, now);
    if (!rows.next()) return std::nullopt;
    Waiting waiting;
    waiting.id = rows.id<core::EventId>(0);
    waiting.organization = rows.id<core::OrganizationId>(1);
    waiting.event.name = rows.text(2);
    waiting.event.at = rows.instant(7);
    waiting.received_at = rows.instant(8);
    waiting.attempts = static_cast<int>(rows.integer(11));
    try {
        waiting.event.body = decode_body(
            {rows.text_view(3), rows.text_view(4), rows.text_view(5), rows.text_view(6), rows.text_view(9)}, rows.text_view(10));
    } catch (const std::exception&) {  // what it says may quote the details
        throw Unreadable(waiting.id, waiting.attempts, "the row cannot be read: was it stored by another version?");
    }
    waiting.crashes = static_cast<int>(rows.integer(12));
    waiting.was_handling = rows.text_view(13) == "handling";
    return waiting;
}

core::EventId newest(Connection& connection) {
    Rows rows = connection.rows(kNewest);
    rows.next();
    return rows.id<core::EventId>(0);
}

std::int64_t waiting_count(Connection& connection) {
    Rows rows = connection.rows(kCount);
    rows.next();
    return rows.integer(0);
}

std::optional<core::Instant> next_try_at(Connection& connection) {
    Rows rows = connection.rows(kNextTry);
    rows.next();
    return rows.optional_instant(0);
}

void finish(Connection& connection, core::EventId id, core::Instant now) { connection.execute(kFinish, id, "done", now); }
void give_up(Connection& connection, core::EventId id, core::Instant now) { connection.execute(kFinish, id, "dead", now); }
void set_aside(Connection& connection, core::EventId id, core::Instant now) {
    connection.execute(kFinish, id, "set_aside", now);
}
void retry_later(Connection& connection, core::EventId id, int attempts, core::Instant next_try_at) {
    connection.execute(kRetry, id, attempts, next_try_at);
}
void mark_handling(Connection& connection, core::EventId id) { connection.execute(kHandling, id); }
void count_crash(Connection& connection, core::EventId id) { connection.execute(kCrash, id); }
int prune(Connection& connection, core::Instant before, int limit) { return connection.execute(kPrune, before, limit); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::inbox
