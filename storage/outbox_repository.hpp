#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/outgoing.hpp"
#include "storage/sqlite.hpp"

/// What is to be said, until it is settled. States and their ways: reliability.md §4, docs/architecture.md. Writer's connection only.
namespace mungba::storage::outbox {

using TextHash = std::array<std::byte, 16>;

/// A message on its way into the outbox. The text is what leaves, whole; longer than one message is cut by the caller.
struct NewMessage {
    core::OrganizationId organization;
    core::OutgoingClass message_class = core::OutgoingClass::reply;
    core::Chat to;
    std::string template_name;  ///< which text of conversation.md ("M1"), for budget, log and office
    std::string text;
    bool started_by_bot = false;  ///< counts in the budget
    core::EventId cause;          ///< the event that it answers
    core::MeetingId meeting;
    std::string idempotency_key;  ///< a second row of the same key is not written; empty: none
    core::Instant not_before;
    std::optional<core::Instant> useful_until;
    core::MediaId media{};                 ///< leaves with the text as its caption; a file has no text
    std::vector<core::Button> buttons{};   ///< as core::Outgoing's
    core::MessageId quote{};
};

/// @returns the row, or 0 if the idempotency key was there already.
core::OutgoingId queue(Connection& connection, const NewMessage& message, const TextHash& hash, core::Instant now);

/// What a row was when it was settled, for features that wait for it.
struct Settled {
    core::OutgoingId id;
    core::OrganizationId organization;
    core::MeetingId meeting;
    std::string template_name;
    core::Chat to;
};
/// A row that has just gone to `sending`, or one that waits to be settled.
struct Claimed {
    core::Outgoing message;
    core::OutgoingClass message_class = core::OutgoingClass::reply;
    std::string template_name;
    std::optional<core::Instant> useful_until;
    core::MeetingId meeting;
    int attempts = 0;       ///< with this one
    core::MediaId media{};  ///< `message.media` bears its kind, and the upload's id while that is good
};

/// Marks as `sending` the first due row of each conversation that has none under way, urgent ones first. Organizations in `resting` are
/// left alone. The caller commits before it calls the channel.
std::vector<Claimed> claim(Connection& connection, core::Instant now, int limit, const std::vector<core::OrganizationId>& resting);
/// Queued rows that have outlived their use become `expired`; at most `limit`.
std::vector<Settled> expire(Connection& connection, core::Instant now, int limit);

/// To final states (`sent` from sending or unknown only). Nothing if the row had been settled before.
std::optional<Settled> mark_sent(Connection& connection, core::OutgoingId id, const core::MessageId& message, core::Instant now);
std::optional<Settled> mark_final(
    Connection& connection, core::OutgoingId id, std::string_view state, int code, std::string_view detail, core::Instant now);
/// Back to the queue. `counts`: false for a stop of ours, which costs no attempt.
void requeue(Connection& connection, core::OutgoingId id, core::Instant not_before, bool counts, int code, std::string_view detail);
void mark_unknown(Connection& connection, core::OutgoingId id, core::Instant now);
/// An unknown one goes out once more, marked as a possible repeat. False if it has been repeated before; the caller then gives it up.
bool repeat_unknown(Connection& connection, core::OutgoingId id, core::Instant now);

/// The oldest open row to that recipient with that text whose first attempt was no later than `said_at`: what an echo settles. One that waits
/// for its next attempt is meant, too: what the channel has said of the last one was not true then.
std::optional<core::OutgoingId> find_unsettled(Connection& connection,
                                               core::OrganizationId organization,
                                               const core::Chat& to,
                                               const TextHash& hash,
                                               core::Instant said_at);
/// A row whose outcome is unknown, with what the channel's record is asked by; nothing if it is settled.
struct Unsettled {
    core::Outgoing message;
    core::Instant began_at;  ///< of the first attempt
};
std::optional<Unsettled> unsettled(Connection& connection, core::OutgoingId id);
/// Rows left in `sending` by a process that ended; after the start they are unknown.
std::vector<core::OutgoingId> in_state(Connection& connection, std::string_view state, core::Instant since_before);

/// Takes back what has not begun to leave; one that waits for its repeat may have arrived and stays. How many rows.
int cancel_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view template_name, core::Instant now);
/// The same of one row.
bool cancel(Connection& connection, core::OutgoingId id, core::Instant now);
/// What the bot started (urgent things apart) and is due goes to `until`, with its place in the order: a reply may pass it. How many rows.
int put_off_started(Connection& connection, core::Instant now, core::Instant until);
/// Which meeting and text a message of ours was about; for quotes.
struct About {
    core::MeetingId meeting;
    std::string template_name;
};
std::optional<About> about_message(Connection& connection, core::OrganizationId organization, const core::MessageId& message);

/// What the bot started towards a chat in [from, to), by due time, cancelled and expired ones aside; for the budget.
int started_between(Connection& connection, core::OrganizationId organization, const core::Chat& to, core::Instant from, core::Instant to_);
int count_of_meeting(Connection& connection, core::MeetingId meeting, std::string_view template_name);

/// The next instant at which `claim` or settling may have work.
std::optional<core::Instant> next_due(Connection& connection, core::Instant now, core::Milliseconds unknown_wait);
/// Rows in the open states: queued, sending, unknown.
std::map<std::string, std::int64_t> open_counts(Connection& connection);
/// Its words, as long as they are kept.
std::optional<std::string> body_of(Connection& connection, core::OutgoingId id);
/// At once, of one that is settled: its words are a secret.
void erase_body(Connection& connection, core::OutgoingId id);
/// Bodies go some time after the final state (24 h; 7 days for dead letters). How many went.
int erase_bodies(Connection& connection, core::Instant finished_before, core::Instant dead_before, int limit);
/// When the next body is due to go.
std::optional<core::Instant> next_erasure(
    Connection& connection, core::Milliseconds keep_finished, core::Milliseconds keep_dead);

std::span<const Query* const> queries();

}  // namespace mungba::storage::outbox
