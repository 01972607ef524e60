#include "storage/restore_repository.hpp"

namespace mungba::storage::restores {
namespace {

constexpr Query kDoubt{"restores.doubt_open_messages", R"sql(
    UPDATE outbox SET state = 'unknown', since = max(?1, not_before), began_at = coalesce(began_at, created_at)
    WHERE state = 'queued' OR state = 'sending')sql"};
// A copy that no server ever worked on knows of no instant: then nothing can have been missed from before the organization was there.
constexpr Query kGaps{"restores.note_gaps", R"sql(
    INSERT INTO gap (organization_id, reason, from_at, until_at, created_at)
    SELECT id, 'stopped', since, max(since, ?2), ?2 FROM (SELECT id, iif(?1 > 0, ?1, created_at) AS since FROM organization))sql"};
constexpr const Query* kQueries[] = {&kDoubt, &kGaps};

}  // namespace

int doubt_open_messages(Connection& connection, core::Instant newest) { return connection.execute(kDoubt, newest); }

int note_gaps(Connection& connection, core::Instant newest, core::Instant now) {
    return connection.execute(kGaps, newest, now);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::restores
