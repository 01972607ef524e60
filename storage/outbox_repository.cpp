#include "storage/outbox_repository.hpp"

#include <algorithm>

#include "storage/extras_codec.hpp"
#include "storage/media_repository.hpp"

namespace mungba::storage::outbox {
namespace {

constexpr Query kQueue{"outbox.queue", R"sql(
    INSERT INTO outbox (organization_id, class, way, recipient, template, body, text_hash, length, by_bot, cause_event_id, meeting_id,
        idempotency_key, created_at, due_at, not_before, useful_until, media_id, extras)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, nullif(?12, ''), ?13, ?14, ?14, ?15, ?16, nullif(?17, ''))
    ON CONFLICT (idempotency_key) DO NOTHING)sql"};
// The head of each conversation: nothing earlier of it is open. `NOT EXISTS` is one look into outbox_open.
#define MUNGBA_DUE                                                                                                       \
    "SELECT o.id, o.organization_id, g.oa_id, o.way, o.recipient, o.body, o.class, o.template, o.useful_until,"          \
    " o.meeting_id, o.attempts, o.extras, o.media_id, m.kind, CASE WHEN m.uploaded_until > ?1 + 600000 THEN m.uploaded_id END" \
    " FROM outbox o JOIN organization g ON g.id = o.organization_id LEFT JOIN media m ON m.id = o.media_id"             \
    " WHERE o.state = 'queued' AND o.not_before <= ?1"                                                                   \
    " AND NOT EXISTS (SELECT 1 FROM outbox b WHERE b.organization_id = o.organization_id AND b.way = o.way"              \
    " AND b.recipient = o.recipient AND b.finished_at IS NULL"                                                           \
    " AND (b.due_at < o.due_at OR (b.due_at = o.due_at AND b.id < o.id)))"
#define MUNGBA_DUE_ORDER " ORDER BY o.class, coalesce(o.useful_until, 9223372036854775807), o.due_at, o.id LIMIT ?2"
constexpr Query kDue{"outbox.due", MUNGBA_DUE MUNGBA_DUE_ORDER};
constexpr Query kDueButResting{
    "outbox.due_but_resting",
    MUNGBA_DUE " AND o.organization_id NOT IN (SELECT value FROM json_each(?3))" MUNGBA_DUE_ORDER};
constexpr Query kSending{"outbox.sending",
                         "UPDATE outbox SET state = 'sending', since = ?2, attempts = attempts + 1,"
                         " began_at = coalesce(began_at, ?2) WHERE id = ?1"};
constexpr Query kHasExpired{"outbox.has_expired", R"sql(
    SELECT 1 FROM outbox WHERE state = 'queued' AND useful_until IS NOT NULL AND useful_until <= ?1 LIMIT 1)sql"};
constexpr Query kExpire{"outbox.expire", R"sql(
    UPDATE outbox SET state = 'expired', finished_at = ?1
    WHERE id IN (SELECT id FROM outbox WHERE state = 'queued' AND useful_until IS NOT NULL AND useful_until <= ?1 LIMIT ?2)
    RETURNING id, organization_id, meeting_id, template, way, recipient)sql"};
constexpr Query kSent{"outbox.mark_sent", R"sql(
    UPDATE outbox SET state = 'sent', since = NULL, zalo_message_id = ?2, finished_at = ?3 WHERE id = ?1 AND finished_at IS NULL
      AND (state <> 'queued' OR began_at IS NOT NULL)
    RETURNING id, organization_id, meeting_id, template, way, recipient)sql"};
constexpr Query kFinal{"outbox.mark_final", R"sql(
    UPDATE outbox SET state = ?2, since = NULL, error_code = nullif(?3, 0), error_detail = nullif(?4, ''), finished_at = ?5
    WHERE id = ?1 AND finished_at IS NULL
    RETURNING id, organization_id, meeting_id, template, way, recipient)sql"};
constexpr Query kRequeue{"outbox.requeue", R"sql(
    UPDATE outbox SET state = 'queued', since = NULL, not_before = ?2, attempts = attempts - ?3, error_code = nullif(?4, 0),
        error_detail = nullif(?5, '')
    WHERE id = ?1 AND state = 'sending')sql"};
constexpr Query kUnknown{"outbox.mark_unknown",
                         "UPDATE outbox SET state = 'unknown', since = ?2 WHERE id = ?1 AND state = 'sending'"};
constexpr Query kRepeat{"outbox.repeat_unknown", R"sql(
    UPDATE outbox SET state = 'queued', since = NULL, repeated = 1, not_before = ?2
    WHERE id = ?1 AND state = 'unknown' AND repeated = 0)sql"};
constexpr Query kFindUnsettled{"outbox.find_unsettled", R"sql(
    SELECT id FROM outbox WHERE organization_id = ?1 AND way = ?2 AND recipient = ?3 AND finished_at IS NULL
      AND text_hash = ?4 AND began_at <= ?5 ORDER BY due_at, id LIMIT 1)sql"};
constexpr Query kUnsettled{"outbox.unsettled", R"sql(
    SELECT o.id, o.organization_id, g.oa_id, o.way, o.recipient, o.body, o.class, o.attempts, o.began_at, m.kind
    FROM outbox o JOIN organization g ON g.id = o.organization_id LEFT JOIN media m ON m.id = o.media_id
    WHERE o.id = ?1 AND o.state = 'unknown')sql"};
constexpr Query kInState{"outbox.in_state", R"sql(
    SELECT id FROM outbox WHERE since IS NOT NULL AND state = ?1 AND since <= ?2 ORDER BY since, id)sql"};
constexpr Query kCancel{"outbox.cancel_of_meeting", R"sql(
    UPDATE outbox SET state = 'cancelled', finished_at = ?3
    WHERE meeting_id = ?1 AND template = ?2 AND state = 'queued' AND repeated = 0)sql"};
constexpr Query kCancelOne{"outbox.cancel", R"sql(
    UPDATE outbox SET state = 'cancelled', finished_at = ?2 WHERE id = ?1 AND state = 'queued' AND repeated = 0)sql"};
constexpr Query kPutOff{"outbox.put_off_started", R"sql(
    UPDATE outbox SET not_before = ?2, due_at = ?2
    WHERE state = 'queued' AND not_before <= ?1 AND by_bot = 1 AND class > 0)sql"};
constexpr Query kAbout{"outbox.about_message", R"sql(
    SELECT meeting_id, template FROM outbox WHERE zalo_message_id = ?2 AND organization_id = ?1)sql"};
constexpr Query kStarted{"outbox.started_between", R"sql(
    SELECT count(*) FROM outbox WHERE by_bot = 1 AND organization_id = ?1 AND recipient = ?2 AND due_at >= ?3 AND due_at < ?4
      AND state NOT IN ('cancelled', 'expired'))sql"};
constexpr Query kCountOfMeeting{"outbox.count_of_meeting", R"sql(
    SELECT count(*) FROM outbox WHERE meeting_id = ?1 AND template = ?2 AND state NOT IN ('cancelled', 'expired'))sql"};
constexpr Query kNextQueued{"outbox.next_queued", "SELECT min(not_before) FROM outbox WHERE state = 'queued' AND not_before > ?1"};
constexpr Query kNextUseful{
    "outbox.next_useful",
    "SELECT min(useful_until) FROM outbox WHERE state = 'queued' AND useful_until IS NOT NULL AND useful_until > ?1"};
constexpr Query kNextUnknown{
    "outbox.next_unknown",
    "SELECT min(since) FROM outbox WHERE since IS NOT NULL AND state = 'unknown'"};
constexpr Query kCounts{"outbox.open_counts", R"sql(
    SELECT state, count(*) FROM outbox WHERE finished_at IS NULL GROUP BY state)sql"};
constexpr Query kErase{"outbox.erase_bodies", R"sql(
    UPDATE outbox SET body = NULL, extras = NULL
    WHERE id IN (SELECT id FROM outbox WHERE body IS NOT NULL AND finished_at IS NOT NULL AND state <> 'dead' AND finished_at <= ?1
                 LIMIT ?2))sql"};
constexpr Query kEraseDead{"outbox.erase_dead_bodies", R"sql(
    UPDATE outbox SET body = NULL, extras = NULL
    WHERE id IN (SELECT id FROM outbox WHERE body IS NOT NULL AND state = 'dead' AND finished_at <= ?1 LIMIT ?2))sql"};
constexpr Query kBodyOf{"outbox.body_of", "SELECT body FROM outbox WHERE id = ?1 AND body IS NOT NULL"};
constexpr Query kEraseBody{"outbox.erase_body",
                           "UPDATE outbox SET body = NULL, extras = NULL WHERE id = ?1 AND finished_at IS NOT NULL"};
constexpr Query kOldestBody{
    "outbox.oldest_body",
    "SELECT min(finished_at) FROM outbox WHERE body IS NOT NULL AND finished_at IS NOT NULL AND state <> 'dead'"};
constexpr Query kOldestDeadBody{"outbox.oldest_dead_body",
                                "SELECT min(finished_at) FROM outbox WHERE body IS NOT NULL AND state = 'dead'"};
constexpr const Query* kQueries[] = {&kBodyOf, &kEraseBody, &kQueue,   &kDue,     &kSending,        &kExpire,         &kSent,       &kFinal,
                                     &kRequeue, &kUnknown, &kRepeat,         &kFindUnsettled,  &kUnsettled, &kInState,    &kCancel, &kCancelOne, &kPutOff,
                                     &kAbout,   &kStarted, &kCountOfMeeting, &kNextQueued, &kNextUseful,
                                     &kNextUnknown, &kCounts, &kErase,       &kEraseDead, &kOldestBody, &kOldestDeadBody, &kHasExpired, &kDueButResting};

std::string_view way_of(const core::Chat& chat) { return chat.is_private() ? "private" : "group"; }

core::Chat chat_of(std::string_view way, std::string_view recipient) {
    return {way == "group" ? core::ChatKind::group : core::ChatKind::private_chat, std::string(recipient)};
}

std::string json_list(const std::vector<core::OrganizationId>& ids) {
    std::string text = "[";
    for (const auto id : ids) text += (text.size() > 1 ? "," : "") + std::to_string(id.value);
    return text + "]";
}

Settled read_settled(const Rows& rows) {
    return {.id = rows.id<core::OutgoingId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .meeting = rows.id<core::MeetingId>(2),
            .template_name = rows.text(3),
            .to = chat_of(rows.text_view(4), rows.text_view(5))};
}

std::optional<Settled> first_settled(Rows rows) {
    if (!rows.next()) return std::nullopt;
    Settled settled = read_settled(rows);
    while (rows.next()) {  // RETURNING gives its rows before the statement has ended
    }
    return settled;
}

std::optional<core::Instant> single_instant(Rows rows) {
    rows.next();
    return rows.optional_instant(0);
}

int single_count(Rows rows) {
    rows.next();
    return static_cast<int>(rows.integer(0));
}

}  // namespace

core::OutgoingId queue(Connection& connection, const NewMessage& message, const TextHash& hash, core::Instant now) {
    const std::string extras = encode_extras(message.buttons, message.quote);
    const int changed = connection.execute(kQueue,
                                           message.organization,
                                           static_cast<int>(message.message_class),
                                           way_of(message.to),
                                           message.to.id,
                                           message.template_name,
                                           message.text,
                                           Blob(hash),
                                           message.text.size(),
                                           message.started_by_bot,
                                           message.cause,
                                           message.meeting,
                                           message.idempotency_key,
                                           now,
                                           std::max(message.not_before, now),
                                           message.useful_until,
                                           message.media,
                                           extras);
    return changed == 1 ? core::OutgoingId{connection.last_insert_id()} : core::OutgoingId{};
}

std::vector<Claimed> claim(
    Connection& connection, core::Instant now, int limit, const std::vector<core::OrganizationId>& resting) {
    std::vector<Claimed> claimed;
    {
        const std::string left_alone = json_list(resting);  // bound as a view: it must outlive the rows
        Rows rows = resting.empty() ? connection.rows(kDue, now, limit)
                                    : connection.rows(kDueButResting, now, limit, left_alone);
        while (rows.next()) {
            claimed.push_back({.message = {.id = rows.id<core::OutgoingId>(0),
                                           .organization = rows.id<core::OrganizationId>(1),
                                           .oa = rows.id<core::OaId>(2),
                                           .to = chat_of(rows.text_view(3), rows.text_view(4)),
                                           .text = rows.text(5),
                                           .attempt = static_cast<int>(rows.integer(10)) + 1,
                                           .message_class = static_cast<core::OutgoingClass>(rows.integer(6))},
                               .message_class = static_cast<core::OutgoingClass>(rows.integer(6)),
                               .template_name = rows.text(7),
                               .useful_until = rows.optional_instant(8),
                               .meeting = rows.id<core::MeetingId>(9),
                               .attempts = static_cast<int>(rows.integer(10)) + 1,
                               .media = rows.id<core::MediaId>(12)});
            core::Outgoing& message = claimed.back().message;
            decode_extras(rows.text(11), message);
            if (const auto kind = rows.optional_text(13))
                message.media = core::Media{.kind = media::kind_of(*kind), .uploaded_id = rows.optional_text(14).value_or("")};
        }
    }
    for (const Claimed& one : claimed) connection.execute(kSending, one.message.id, now);
    return claimed;
}

std::vector<Settled> expire(Connection& connection, core::Instant now, int limit) {
    std::vector<Settled> expired;
    // Nearly always there is none, and an UPDATE … RETURNING is dear even then.
    if (!connection.rows(kHasExpired, now).next()) return expired;
    Rows rows = connection.rows(kExpire, now, limit);
    while (rows.next()) expired.push_back(read_settled(rows));
    return expired;
}

std::optional<Settled> mark_sent(
    Connection& connection, core::OutgoingId id, const core::MessageId& message, core::Instant now) {
    return first_settled(connection.rows(kSent, id, message, now));
}

std::optional<Settled> mark_final(
    Connection& connection, core::OutgoingId id, std::string_view state, int code, std::string_view detail, core::Instant now) {
    return first_settled(connection.rows(kFinal, id, state, code, detail, now));
}

void requeue(
    Connection& connection, core::OutgoingId id, core::Instant not_before, bool counts, int code, std::string_view detail) {
    connection.execute(kRequeue, id, not_before, counts ? 0 : 1, code, detail);
}

void mark_unknown(Connection& connection, core::OutgoingId id, core::Instant now) { connection.execute(kUnknown, id, now); }

bool repeat_unknown(Connection& connection, core::OutgoingId id, core::Instant now) {
    return connection.execute(kRepeat, id, now) == 1;
}

std::optional<core::OutgoingId> find_unsettled(
    Connection& connection, core::OrganizationId organization, const core::Chat& to, const TextHash& hash, core::Instant said_at) {
    Rows rows = connection.rows(kFindUnsettled, organization, way_of(to), to.id, Blob(hash), said_at);
    if (!rows.next()) return std::nullopt;
    return rows.id<core::OutgoingId>(0);
}

std::optional<Unsettled> unsettled(Connection& connection, core::OutgoingId id) {
    Rows rows = connection.rows(kUnsettled, id);
    if (!rows.next()) return std::nullopt;
    Unsettled row;
    row.message = {.id = rows.id<core::OutgoingId>(0),
                   .organization = rows.id<core::OrganizationId>(1),
                   .oa = rows.id<core::OaId>(2),
                   .to = chat_of(rows.text_view(3), rows.text_view(4)),
                   .text = rows.text(5),
                   .attempt = static_cast<int>(rows.integer(7)),
                   .message_class = static_cast<core::OutgoingClass>(rows.integer(6))};
    row.began_at = rows.optional_instant(8).value_or(core::Instant{});
    if (const auto kind = rows.optional_text(9)) row.message.media = core::Media{.kind = media::kind_of(*kind)};
    return row;
}

std::vector<core::OutgoingId> in_state(Connection& connection, std::string_view state, core::Instant since_before) {
    std::vector<core::OutgoingId> ids;
    Rows rows = connection.rows(kInState, state, since_before);
    while (rows.next()) ids.push_back(rows.id<core::OutgoingId>(0));
    return ids;
}

int cancel_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view template_name, core::Instant now) {
    return connection.execute(kCancel, meeting, template_name, now);
}

bool cancel(Connection& connection, core::OutgoingId id, core::Instant now) { return connection.execute(kCancelOne, id, now) == 1; }

int put_off_started(Connection& connection, core::Instant now, core::Instant until) {
    return connection.execute(kPutOff, now, until);
}

std::optional<About> about_message(
    Connection& connection, core::OrganizationId organization, const core::MessageId& message) {
    Rows rows = connection.rows(kAbout, organization, message);
    if (!rows.next()) return std::nullopt;
    return About{.meeting = rows.id<core::MeetingId>(0), .template_name = rows.text(1)};
}

int started_between(Connection& connection,
                    core::OrganizationId organization,
                    const core::Chat& to,
                    core::Instant from,
                    core::Instant to_) {
    return single_count(connection.rows(kStarted, organization, to.id, from, to_));
}

int count_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view template_name) {
    return single_count(connection.rows(kCountOfMeeting, meeting, template_name));
}

std::optional<core::Instant> next_due(Connection& connection, core::Instant now, core::Milliseconds unknown_wait) {
    std::optional<core::Instant> next = single_instant(connection.rows(kNextQueued, now));
    const auto sooner = [&](std::optional<core::Instant> instant) {
        if (instant && (!next || *instant < *next)) next = instant;
    };
    sooner(single_instant(connection.rows(kNextUseful, now)));
    if (const auto since = single_instant(connection.rows(kNextUnknown))) sooner(*since + unknown_wait);
    return next;
}

std::map<std::string, std::int64_t> open_counts(Connection& connection) {
    std::map<std::string, std::int64_t> counts{{"queued", 0}, {"sending", 0}, {"unknown", 0}};
    Rows rows = connection.rows(kCounts);
    while (rows.next()) counts[rows.text(0)] = rows.integer(1);
    return counts;
}

std::optional<std::string> body_of(Connection& connection, core::OutgoingId id) {
    Rows rows = connection.rows(kBodyOf, id);
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}
void erase_body(Connection& connection, core::OutgoingId id) { connection.execute(kEraseBody, id); }

int erase_bodies(Connection& connection, core::Instant finished_before, core::Instant dead_before, int limit) {
    return connection.execute(kErase, finished_before, limit) + connection.execute(kEraseDead, dead_before, limit);
}

std::optional<core::Instant> next_erasure(
    Connection& connection, core::Milliseconds keep_finished, core::Milliseconds keep_dead) {
    std::optional<core::Instant> next = single_instant(connection.rows(kOldestBody));
    if (next) *next += keep_finished;
    if (const auto dead = single_instant(connection.rows(kOldestDeadBody))) {
        if (!next || *dead + keep_dead < *next) next = *dead + keep_dead;
    }
    return next;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::outbox
