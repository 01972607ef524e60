#include "storage/echo_repository.hpp"

#include <chrono>
#include <string_view>

namespace mungba::storage::echoes {
namespace {

// A message that is called by another id in the history bears the time at which it was answered.
constexpr core::Milliseconds kSameInstant{3'000};

// Settled rows of these words. The text goes after a day, and with it the way to the row by an
// index.
#define MUNGBA_SETTLED                                                                           \
    " FROM outbox WHERE body IS NOT NULL AND finished_at IS NOT NULL AND finished_at >= ?5"      \
    " AND organization_id = ?1 AND way = ?2 AND recipient = ?3 AND text_hash = ?4 AND began_at " \
    "IS NOT NULL"
constexpr Query kSent{"echoes.sent",
                      "SELECT id, attempts, repeated, finished_at" MUNGBA_SETTLED
                      " AND state = 'sent' AND began_at <= ?6 ORDER BY attempts DESC, finished_at"};
constexpr Query kGivenUp{"echoes.given_up",
                         "SELECT id" MUNGBA_SETTLED
                         " AND state IN ('expired', 'dead', 'unreachable') AND began_at <= ?6"
                         " ORDER BY attempts DESC, finished_at LIMIT 1"};
constexpr Query kMark{"echoes.mark_repeated", "UPDATE outbox SET repeated = 1 WHERE id = ?1"};
constexpr Query kCameAfterAll{"echoes.came_after_all", R"sql(
    UPDATE outbox SET state = 'sent', zalo_message_id = ?2 WHERE id = ?1
    RETURNING meeting_id, template)sql"};
constexpr Query kOfSameWords{"echoes.of_same_words",
                             "SELECT coalesce(sum(1 + repeated), 0)" MUNGBA_SETTLED
                             " AND id <> ?6 AND (state = 'sent' OR repeated = 1)"};
constexpr const Query* kQueries[] = {&kSent, &kGivenUp, &kMark, &kCameAfterAll, &kOfSameWords};

std::string_view way_of(const core::Chat& chat) { return chat.is_private() ? "private" : "group"; }

Rows tried(Connection& connection, const Query& query, const Brought& echo) {
    return connection.rows(query,
                           echo.organization,
                           way_of(echo.to),
                           echo.to.id,
                           Blob(echo.hash),
                           echo.said_at - echo.clocks_apart,
                           echo.said_at + echo.clocks_apart);
}

// Is it the echo of a row that was sent: of an attempt before, or under another id? A mark too many
// says no more than that it may have come twice.
bool is_of_sent(Connection& connection, const Brought& echo) {
    core::OutgoingId to_mark;
    bool is_known = false;
    {
        Rows rows = tried(connection, kSent, echo);
        while (rows.next() && !to_mark) {
            const auto apart = std::chrono::abs(rows.instant(3) - echo.said_at);
            const bool of_more_attempts = rows.integer(1) > 1;
            if (of_more_attempts || (echo.from_history && apart <= kSameInstant)) is_known = true;
            if (of_more_attempts && rows.integer(2) == 0) to_mark = rows.id<core::OutgoingId>(0);
        }
    }
    if (to_mark) connection.execute(kMark, to_mark);
    return is_known;
}

}  // namespace

std::optional<outbox::Settled> late(Connection& connection, const Brought& echo) {
    if (is_of_sent(connection, echo)) return std::nullopt;
    core::OutgoingId row;
    {
        Rows rows = tried(connection, kGivenUp, echo);
        if (!rows.next()) return std::nullopt;
        row = rows.id<core::OutgoingId>(0);
    }
    Rows rows = connection.rows(kCameAfterAll, row, echo.message);
    rows.next();
    outbox::Settled settled{.id = row,
                            .organization = echo.organization,
                            .meeting = rows.id<core::MeetingId>(0),
                            .template_name = rows.text(1),
                            .to = echo.to};
    while (rows.next()) {  // RETURNING gives its rows before the statement has ended
    }
    return settled;
}

int of_same_words(Connection& connection,
                  core::OrganizationId organization,
                  const core::Chat& to,
                  const outbox::TextHash& hash,
                  core::OutgoingId but,
                  core::Instant since) {
    Rows rows =
        connection.rows(kOfSameWords, organization, way_of(to), to.id, Blob(hash), since, but);
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::echoes
