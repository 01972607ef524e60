#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

/// An organization's month at a glance: its regular meetings. Any one thread a connection. All throw StorageError.
namespace mungba::storage::months {

/// When the first date of the month becomes final by itself; nothing if none waits.
std::optional<core::Instant> first_final(Connection& connection, core::OrganizationId organization, std::string_view month);

struct Counts {
    int meetings = 0;
    int confirmed = 0;  ///< somebody has approved them
};
Counts counts(Connection& connection, core::OrganizationId organization, std::string_view month);

std::span<const Query* const> queries();

}  // namespace mungba::storage::months
