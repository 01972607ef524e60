#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.hpp"
#include "storage/feed_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"

/// Meetings as a calendar that telephones and mail programs subscribe to (iCal, RFC 5545), by a secret address: a branch's for who leads it, an overseer's,
/// the office's. It names no member. Revoked by its owner, by a newer one, at a hand-over and an erasure; and empty once its owner has no right to it any more.
/// Writer's thread for what writes, any one thread a connection for what only reads; all throw StorageError.
namespace mungba::usecases::calendar_feeds {

using Kind = storage::CalendarFeed::Kind;

/// The secret of the address, told once; nothing without the right.
std::optional<std::string> make(
    storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch, core::Random& random, core::Instant now);
bool revoke(storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch, core::Instant now);
std::optional<storage::CalendarFeed> live(storage::Connection& connection, const Actor& actor, Kind kind, core::BranchId branch);

/// What stands in a calendar.
struct Entry {
    std::string branch_name;
    storage::Meeting meeting;
};
struct Calendar {
    storage::CalendarFeed feed;
    std::string name;
    std::vector<Entry> entries;  ///< from two months back to a year ahead, soonest first; what is of the chi ủy alone is left out
};
/// Nothing for an address that is none, or is revoked, or whose owner may no longer see it.
std::optional<Calendar> look(storage::Connection& connection, std::string_view secret, core::Instant now);

/// The calendar as a file of RFC 5545. `names` gives the words for a meeting. Pure.
std::string as_ical(const Calendar& calendar, std::string (*name_of)(const storage::Meeting&), core::Instant now);

}  // namespace mungba::usecases::calendar_feeds
