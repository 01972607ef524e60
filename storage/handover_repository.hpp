#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

using HandoverId = core::RowId<struct HandoverTag>;

/// Somebody is to take over the work of a branch's secretary.
struct Handover {
    HandoverId id;
    core::OrganizationId organization;
    core::BranchId branch;
    core::PersonId from;  ///< 0: the seat was empty, or the office does it
    core::PersonId to;
    std::string from_date;                  ///< "2026-11-01"
    std::optional<std::string> until_date;  ///< last day of an acting secretary; none: for good
    std::optional<core::Instant> accepted_at;   ///< by the successor
    std::optional<core::Instant> confirmed_at;  ///< by the office or the operator
    std::string state = "open";                 ///< open, in_force, ended, dropped
    bool is_ready() const { return state == "open" && accepted_at && confirmed_at; }
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::handovers {

/// An open one of the same branch is dropped for it.
HandoverId insert(Connection& connection, const Handover& handover, core::Instant now);
std::optional<Handover> find(Connection& connection, HandoverId id);
std::optional<Handover> open_of(Connection& connection, core::BranchId branch);
std::vector<Handover> open_for(Connection& connection, core::PersonId successor);
void set_accepted(Connection& connection, HandoverId id, core::Instant at);
void set_confirmed(Connection& connection, HandoverId id, core::Instant at);
void begin(Connection& connection, HandoverId id, core::Instant at);  ///< open → in_force
void end(Connection& connection, HandoverId id);                      ///< in_force → ended
void end_of_branch(Connection& connection, core::BranchId branch);          ///< all that are in force
void drop(Connection& connection, HandoverId id);                     ///< open → dropped

std::span<const Query* const> queries();

}  // namespace mungba::storage::handovers
