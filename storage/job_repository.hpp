#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// What is to be done at an instant: each occurrence exists once (kind and key are unique), over restarts and clock changes.
namespace mungba::storage::jobs {

struct Job {
    core::JobId id;
    core::OrganizationId organization;
    std::string kind;        ///< e.g. "attendance.count"; the feature that named it carries it out
    std::string unique_key;  ///< e.g. "meeting=7 rev=1 day=2026-10-02"
    core::Instant due_at;
    std::string details;     ///< JSON of the feature's own
    int attempts = 0;
};

/// True if the job is new, or was cancelled before and now waits again; one that waits, is done, missed or dead stays as it is.
bool schedule(Connection& connection, const Job& job, core::Instant now);
/// The first waiting job that may be tried now.
std::optional<Job> next_due(Connection& connection, core::Instant now);
std::optional<core::Instant> next_due_at(Connection& connection);
void finish(Connection& connection, core::JobId id, std::string_view state, core::Instant now);  ///< done, missed, dead
void retry_later(Connection& connection, core::JobId id, int attempts, core::Instant not_before);
/// Waiting jobs whose key begins with `key_prefix`; how many.
int cancel(Connection& connection, std::string_view kind, std::string_view key_prefix, core::Instant now);
/// Due in [from, until] and written down as missed since `from`; soonest first.
std::vector<Job> missed(Connection& connection, core::OrganizationId organization, core::Instant from, core::Instant until);
/// Finished before `before`, at most `limit`.
int prune(Connection& connection, core::Instant before, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::jobs
