#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/event.hpp"
#include "storage/sqlite.hpp"

/// Everything that came in, once. Writer's connection only.
namespace mungba::storage::inbox {

enum class Stored { fresh, repeat };

/// Tells two words of a person apart without keeping either: a keyed hash, which goes after some days.
using TextHash = std::array<std::byte, 16>;

/// Writes an event; a repeat (same key) changes nothing. `received_at` replaces an event time that is more than a day off (P3).
Stored insert(Connection& connection, core::OrganizationId organization, const core::Event& event, core::Instant received_at, const TextHash* text_hash = nullptr);
/// An event of the channel's history joins as if it had come by webhook. It is a repeat, too, if the same person has said the same words there
/// within three seconds, for the history may bear other ids (P7).
Stored insert_from_history(Connection& connection,
                           core::OrganizationId organization,
                           const core::Event& event,
                           core::Instant received_at,
                           const TextHash* text_hash);
/// A webhook that comes after the history was read: has it joined from there under another id?
bool came_from_history(Connection& connection, const core::Event& event, const TextHash& text_hash);
/// The newest event that came from the history; the epoch if none did.
core::Instant newest_from_history(Connection& connection);
/// When somebody last spoke to that OA or in its groups by webhook; nothing if nobody has.
std::optional<core::Instant> last_webhook_at(Connection& connection, core::OrganizationId organization);
/// The first row that was received at `instant` or later; behind the last if there is none.
core::EventId first_since(Connection& connection, core::Instant instant);
/// Of the rows behind `after` that were received before `before`, at most `limit` lose their text hash. @returns the last of them, or `after`.
core::EventId forget_hashes(Connection& connection, core::EventId after, core::Instant before, int limit);

/// An event that waits to be handled.
struct Waiting {
    core::EventId id;
    core::OrganizationId organization;
    core::Event event;  ///< key and OA are not read back
    core::Instant received_at;
    int attempts = 0;
    int crashes = 0;
    bool was_handling = false;  ///< the process ended while this one was in hand
    bool from_history = false;
};

/// A row whose details this program cannot read.
class Unreadable : public std::runtime_error {
public:
    Unreadable(core::EventId row, int tried, const std::string& why) : std::runtime_error(why), id(row), attempts(tried) {}
    core::EventId id;
    int attempts;
};

/// The oldest event that may be tried now, with an id in (after, up_to]; order of arrival. Throws Unreadable.
std::optional<Waiting> next_waiting(Connection& connection, core::EventId after, core::EventId up_to, core::Instant now);
core::EventId newest(Connection& connection);
std::int64_t waiting_count(Connection& connection);
/// When the next event that failed may be tried again.
std::optional<core::Instant> next_try_at(Connection& connection);

/// Final states: text and details go in the same statement (design §2.4).
void finish(Connection& connection, core::EventId id, core::Instant now);
void give_up(Connection& connection, core::EventId id, core::Instant now);
void set_aside(Connection& connection, core::EventId id, core::Instant now);
/// It failed: another try at `next_try_at`.
void retry_later(Connection& connection, core::EventId id, int attempts, core::Instant next_try_at);
/// After an unclean stop: written and committed before the event is touched.
void mark_handling(Connection& connection, core::EventId id);
/// The process ended while the event was in hand.
void count_crash(Connection& connection, core::EventId id);

/// Of the `limit` oldest rows, those that are finished and were received before `before` go; their keys are then forgotten (30 days).
int prune(Connection& connection, core::Instant before, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::inbox
