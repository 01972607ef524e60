#include "storage/inbox_repository.hpp"

#include <chrono>

#include "storage/event_codec.hpp"

namespace mungba::storage::inbox {
namespace {

constexpr Query kInsert{"inbox.insert", R"sql(
    INSERT INTO inbox (organization_id, event_key, name, chat_kind, chat_id, sender_id, msg_id, event_at, received_at, text, details,
        text_hash, from_history)
    VALUES (?1, ?2, ?3, nullif(?4, ''), nullif(?5, ''), nullif(?6, ''), nullif(?7, ''), ?8, ?9, nullif(?10, ''), nullif(?11, ''), ?12, ?13)
    ON CONFLICT (event_key) DO NOTHING)sql"};
constexpr Query kNext{"inbox.next_waiting", R"sql(
    SELECT id, organization_id, name, chat_kind, chat_id, sender_id, msg_id, event_at, received_at, text, details, attempts, crashes, state,
        from_history
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
// Rows come in the order of their receipt, so a time is found by halving.
constexpr Query kAt{"inbox.received_at", "SELECT id, received_at FROM inbox WHERE id >= ?1 ORDER BY id LIMIT 1"};
constexpr Query kSame{"inbox.same_words", R"sql(
    SELECT 1 FROM inbox WHERE id >= ?1 AND chat_id = ?2 AND sender_id = ?3 AND text_hash = ?4 AND event_at BETWEEN ?5 AND ?6 LIMIT 1)sql"};
constexpr Query kFromHistory{"inbox.from_history", R"sql(
    SELECT 1 FROM inbox WHERE from_history = 1 AND chat_id = ?1 AND event_at BETWEEN ?4 AND ?5 AND sender_id = ?2 AND text_hash = ?3
    LIMIT 1)sql"};
constexpr Query kNewestFromHistory{"inbox.newest_from_history",
                                   "SELECT coalesce(max(event_at), 0) FROM inbox WHERE from_history = 1"};
constexpr Query kLastWebhook{"inbox.last_webhook_at", R"sql(
    SELECT received_at FROM inbox WHERE organization_id = ?1 AND from_history = 0 ORDER BY id DESC LIMIT 1)sql"};
constexpr Query kForget{"inbox.forget_hashes", R"sql(
    UPDATE inbox SET text_hash = NULL WHERE id > ?1 AND id <= ?2 AND text_hash IS NOT NULL)sql"};
constexpr Query kOlder{"inbox.older", R"sql(
    SELECT id FROM (SELECT id, received_at FROM inbox WHERE id > ?1 ORDER BY id LIMIT ?3) WHERE received_at < ?2 ORDER BY id)sql"};
constexpr const Query* kQueries[] = {
    &kAt,     &kSame, &kFromHistory, &kNewestFromHistory, &kLastWebhook, &kForget, &kOlder, &kInsert, &kNext, &kNewest, &kCount, &kNextTry, &kFinish, &kRetry, &kHandling, &kCrash, &kPrune};

core::Instant credible(core::Instant event_at, core::Instant received_at) {
    constexpr auto kDay = std::chrono::hours{24};
    return event_at < received_at - kDay || event_at > received_at + kDay ? received_at : event_at;
}

}  // namespace

core::EventId first_since(Connection& connection, core::Instant instant) {
    std::int64_t low = 1;
    std::int64_t high = newest(connection).value + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        Rows rows = connection.rows(kAt, middle);
        if (!rows.next() || rows.instant(1) >= instant) {
            high = middle;
        } else {
            low = rows.integer(0) + 1;
        }
    }
    return core::EventId{low};
}

namespace {

constexpr core::Milliseconds kSameWords{3'000};
// A webhook is received after it happened; clocks may be so far apart.
constexpr core::Milliseconds kClocksApart{2 * 60'000};

enum class From { webhook, history };

Stored write(Connection& connection,
             core::OrganizationId organization,
             const core::Event& event,
             core::Instant received_at,
             const TextHash* text_hash,
             From from) {
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
                                           details,
                                           text_hash != nullptr ? Value(Blob(*text_hash)) : Value(nullptr),
                                           from == From::history);
    return changed == 1 ? Stored::fresh : Stored::repeat;
}

bool came_by_webhook(Connection& connection, const core::Event& event, const TextHash& text_hash) {
    const EventColumns columns = columns_of(event.body);
    const core::EventId first = first_since(connection, event.at - kClocksApart);
    Rows rows = connection.rows(kSame,
                                first.value,
                                columns.chat_id,
                                columns.sender_id,
                                Blob(text_hash),
                                event.at - kSameWords,
                                event.at + kSameWords);
    return rows.next();
}

}  // namespace

Stored insert(Connection& connection,
              core::OrganizationId organization,
              const core::Event& event,
              core::Instant received_at,
              const TextHash* text_hash) {
    return write(connection, organization, event, received_at, text_hash, From::webhook);
}

Stored insert_from_history(Connection& connection,
                           core::OrganizationId organization,
                           const core::Event& event,
                           core::Instant received_at,
                           const TextHash* text_hash) {
    if (text_hash != nullptr && came_by_webhook(connection, event, *text_hash)) return Stored::repeat;
    return write(connection, organization, event, received_at, text_hash, From::history);
}

bool came_from_history(Connection& connection, const core::Event& event, const TextHash& text_hash) {
    const EventColumns columns = columns_of(event.body);
    Rows rows = connection.rows(kFromHistory,
                                columns.chat_id,
                                columns.sender_id,
                                Blob(text_hash),
                                event.at - kSameWords,
                                event.at + kSameWords);
    return rows.next();
}

core::Instant newest_from_history(Connection& connection) {
    Rows rows = connection.rows(kNewestFromHistory);
    rows.next();
    return rows.instant(0);
}

std::optional<core::Instant> last_webhook_at(Connection& connection, core::OrganizationId organization) {
    Rows rows = connection.rows(kLastWebhook, organization);
    if (!rows.next()) return std::nullopt;
    return rows.instant(0);
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
    waiting.from_history = rows.integer(14) == 1;
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
core::EventId forget_hashes(Connection& connection, core::EventId after, core::Instant before, int limit) {
    core::EventId last = after;
    {
        Rows rows = connection.rows(kOlder, after.value, before, limit);
        while (rows.next()) last = rows.id<core::EventId>(0);
    }
    if (last > after) connection.execute(kForget, after.value, last.value);
    return last;
}
int prune(Connection& connection, core::Instant before, int limit) { return connection.execute(kPrune, before, limit); }

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::inbox
