#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A meeting whose minutes somebody takes.
struct ClerkHeld {
    core::MeetingId meeting;
    core::BranchId branch;
    friend bool operator==(const ClerkHeld&, const ClerkHeld&) = default;
};

}  // namespace mungba::storage

/// Thư ký cuộc họp: named for one meeting. Writer's thread for what writes; all throw StorageError.
namespace mungba::storage::clerks {

struct Clerk {
    core::PersonId person;
    std::string name;  ///< empty: erased
};
/// The last one named stands.
void name(Connection& connection, core::MeetingId meeting, core::PersonId person, core::PersonId by, core::Instant now);
std::optional<Clerk> of(Connection& connection, core::MeetingId meeting);
/// The meetings of a person that begin within [from, until).
std::vector<ClerkHeld> held_by(Connection& connection, core::PersonId person, core::Instant from, core::Instant until);

std::span<const Query* const> queries();

}  // namespace mungba::storage::clerks
