#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// Who did what, on what: ids and names of fields, never values. Append-only; each row's hash is over the row and the hash before it.
namespace mungba::storage::audit {

struct Entry {
    core::OrganizationId organization;
    std::string actor_kind = "person";  ///< person, operator, clock, channel
    std::int64_t actor_id = 0;          ///< the person; 0 for others
    std::string source = "chat";        ///< chat, command, page, clock, plugin
    std::string action;                 ///< "meeting.open", "roster.import"
    core::BranchId branch;
    std::string object_kind;            ///< "meeting", "roster"
    std::int64_t object_id = 0;
    std::string fields;                 ///< names, separated by spaces
};

void append(Connection& connection, const Entry& entry, core::Instant now);
/// Goes through the whole chain; the id of the first row that does not fit, nothing if all is well.
std::optional<std::int64_t> first_broken(Connection& connection);

std::span<const Query* const> queries();

}  // namespace mungba::storage::audit
