#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A time in which events may have been missed; open until the channel's history has been read.
struct Gap {
    enum class Reason {
        stopped,   ///< the server did not run
        refused,   ///< events were answered 503
        unsigned_,  ///< events of a known OA came without a signature
        clock,     ///< the clock was set forward by ten minutes or more
    };
    std::int64_t id = 0;
    core::OrganizationId organization;
    Reason reason = Reason::stopped;
    core::Instant from;
    core::Instant until;
};

}  // namespace mungba::storage

/// Writer's connection. All throw StorageError.
namespace mungba::storage::gaps {

/// Opens a gap, or draws an open one of the same reason out to `until`. @returns its id.
std::int64_t note(Connection& connection, const Gap& gap, core::Instant now);
/// The open ones, oldest first.
std::vector<Gap> open(Connection& connection, core::OrganizationId organization);
std::optional<Gap> find(Connection& connection, std::int64_t id);
/// The history has been read; `found` events joined the inbox.
void fill(Connection& connection, std::int64_t id, int found, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::gaps
