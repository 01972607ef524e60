#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/outgoing.hpp"
#include "storage/sqlite.hpp"

/// The outbox as a page shows it: never a body. All throw StorageError.
namespace mungba::storage::outbox_lists {

struct Line {
    core::OutgoingId id;
    core::OutgoingClass message_class = core::OutgoingClass::reply;
    bool to_group = false;
    core::BranchId branch;        ///< of the group; 0 for the secretaries' and for private ones
    std::string group_kind;       ///< branch, branch_committee, secretaries; empty for private ones
    std::string template_name;
    std::string state;
    bool repeated = false;
    int attempts = 0;
    int error_code = 0;
    core::Instant due_at;
    std::optional<core::Instant> finished_at;
    std::optional<core::Instant> useful_until;
    bool has_body = false;
};

/// What is looked for: newest first, after a given id.
struct Filter {
    std::string state{};     ///< empty: all
    core::BranchId branch{}; ///< 0: of the whole organization
    core::OutgoingId before{};
};
/// At most `limit`. Reads only.
std::vector<Line> page(Connection& connection, core::OrganizationId organization, const Filter& filter, int limit);
/// One of that organization.
std::optional<Line> find(Connection& connection, core::OrganizationId organization, core::OutgoingId id);
/// Rows of the last days, by state; reads only.
std::map<std::string, std::int64_t> counts(Connection& connection, core::OrganizationId organization, core::Instant since);

/// A dead letter waits again, from its first attempt on. False if it is none, has lost its body, or is useless by now.
bool revive(Connection& connection, core::OutgoingId id, core::Instant now);
/// One that waits and was never under way in vain.
bool cancel(Connection& connection, core::OutgoingId id, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::outbox_lists
