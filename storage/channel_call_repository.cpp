#include "storage/channel_call_repository.hpp"

#include "storage/job_repository.hpp"
#include "storage/names.hpp"

namespace mungba::storage::channel_calls {
namespace {

using Kind = ChannelCall::Kind;
constexpr Names<Kind, 4> kKinds{
    {{Kind::invite, "invite"}, {Kind::accept, "accept"}, {Kind::reject, "reject"}, {Kind::remove, "remove"}}};

#define MUNGBA_CALL                                                                                                \
    "SELECT c.id, c.organization_id, c.kind, c.chat_group_id, c.user_id, c.unique_key, coalesce(c.then_job, '')," \
    " c.attempts, g.group_id, o.oa_id, c.state, coalesce(c.error_code, 0)"                                         \
    " FROM channel_call c JOIN chat_group g ON g.id = c.chat_group_id JOIN organization o ON o.id = c.organization_id "

constexpr Query kQueue{"channel_calls.queue", R"sql(
    INSERT INTO channel_call (organization_id, kind, chat_group_id, user_id, unique_key, then_job, not_before, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?7) ON CONFLICT (unique_key) DO NOTHING)sql"};
constexpr Query kFind{"channel_calls.find", MUNGBA_CALL "WHERE c.id = ?1"};
constexpr Query kDue{"channel_calls.due", MUNGBA_CALL
                     "WHERE c.finished_at IS NULL AND c.state = 'waiting' AND c.not_before <= ?1 ORDER BY c.not_before, c.id LIMIT ?2"};
constexpr Query kCalling{"channel_calls.calling", "UPDATE channel_call SET state = 'calling', attempts = attempts + 1 WHERE id = ?1"};
constexpr Query kRecover{"channel_calls.recover",
                         "UPDATE channel_call SET state = 'waiting', not_before = ?1 WHERE finished_at IS NULL AND state = 'calling'"};
constexpr Query kFinish{"channel_calls.finish", R"sql(
    UPDATE channel_call SET state = ?2, error_code = nullif(?3, 0), error_detail = nullif(?4, ''), finished_at = ?5
    WHERE id = ?1 AND finished_at IS NULL)sql"};
constexpr Query kLater{"channel_calls.try_later", R"sql(
    UPDATE channel_call SET state = 'waiting', not_before = ?2, attempts = attempts - ?3 WHERE id = ?1 AND finished_at IS NULL)sql"};
constexpr Query kNext{"channel_calls.next_due", "SELECT min(not_before) FROM channel_call WHERE finished_at IS NULL AND state = 'waiting'"};
constexpr const Query* kQueries[] = {&kQueue, &kFind, &kDue, &kCalling, &kRecover, &kFinish, &kLater, &kNext};

ChannelCall read(const Rows& rows) {
    return {.id = rows.id<core::ChannelCallId>(0),
            .organization = rows.id<core::OrganizationId>(1),
            .kind = value_in(kKinds, rows.text_view(2)),
            .group = rows.id<core::ChatGroupId>(3),
            .user = rows.id<core::UserId>(4),
            .unique_key = rows.text(5),
            .then_job = rows.text(6),
            .attempts = static_cast<int>(rows.integer(7)),
            .group_id = rows.id<core::GroupId>(8),
            .oa = rows.id<core::OaId>(9),
            .state = rows.text(10),
            .error_code = static_cast<int>(rows.integer(11))};
}

}  // namespace

core::ChannelCallId queue(Connection& connection, const ChannelCall& call, core::Instant now) {
    const int changed = connection.execute(
        kQueue, call.organization, name_in(kKinds, call.kind), call.group, call.user, call.unique_key, call.then_job, now);
    return changed == 1 ? core::ChannelCallId{connection.last_insert_id()} : core::ChannelCallId{};
}

std::optional<ChannelCall> find(Connection& connection, core::ChannelCallId id) {
    Rows rows = connection.rows(kFind, id);
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<ChannelCall> claim(Connection& connection, core::Instant now, int limit) {
    std::vector<ChannelCall> claimed;
    {
        Rows rows = connection.rows(kDue, now, limit);
        while (rows.next()) claimed.push_back(read(rows));
    }
    for (ChannelCall& one : claimed) {
        connection.execute(kCalling, one.id);
        ++one.attempts;
    }
    return claimed;
}

void recover(Connection& connection, core::Instant now) { connection.execute(kRecover, now); }

void finish(Connection& connection, const ChannelCall& call, bool done, int code, std::string_view detail, core::Instant now) {
    if (connection.execute(kFinish, call.id, done ? "done" : "failed", code, detail, now) == 0 || call.then_job.empty()) return;
    jobs::schedule(connection,
                   {.id = {},
                    .organization = call.organization,
                    .kind = call.then_job,
                    .unique_key = "call=" + std::to_string(call.id.value),
                    .due_at = now,
                    .details = "{\"call\":" + std::to_string(call.id.value) + "}"},
                   now);
}

void try_later(Connection& connection, core::ChannelCallId id, core::Instant not_before, bool counts) {
    connection.execute(kLater, id, not_before, counts ? 0 : 1);
}

std::optional<core::Instant> next_due(Connection& connection) {
    Rows rows = connection.rows(kNext);
    rows.next();
    return rows.optional_instant(0);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::channel_calls
