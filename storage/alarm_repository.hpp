#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Something that only a person can mend; told once until it changes.
struct Alarm {
    std::int64_t id = 0;
    core::OrganizationId organization;  ///< 0: it concerns the whole server
    std::string kind;                   ///< "token_refused", "group_package" …
    std::string subject;                ///< which of its kind: a group, a year; may be empty
    std::string level;                  ///< when it changes the alarm is told again: days left, say
    std::string details = "{}";         ///< JSON for its words; ids and numbers, no secret
    core::Instant since;
    std::optional<core::Instant> told_at;
    int attempts = 0;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::alarms {

/// Opens it, or keeps it open; with another level it is told anew. `since` of an open one stays.
/// @returns true if it is to be told.
bool raise(Connection& connection, const Alarm& alarm, core::Instant now);
/// It is mended. Nothing is told of that.
void clear(Connection& connection,
           core::OrganizationId organization,
           std::string_view kind,
           std::string_view subject,
           core::Instant now);
/// Clears those of a kind whose subject is none of `subjects`.
void keep_only(Connection& connection,
               core::OrganizationId organization,
               std::string_view kind,
               const std::vector<std::string>& subjects,
               core::Instant now);

/// Those that stand, oldest first.
std::vector<Alarm> open(Connection& connection);
/// Those that are still to be told and may be tried now.
std::vector<Alarm> to_tell(Connection& connection, core::Instant now);
std::optional<core::Instant> next_try_at(Connection& connection);
void mark_told(Connection& connection, std::int64_t id, core::Instant now);
void try_later(Connection& connection, std::int64_t id, core::Instant next_try_at);

std::span<const Query* const> queries();

}  // namespace mungba::storage::alarms
