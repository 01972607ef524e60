#pragma once
#include <optional>
#include <span>

#include "storage/outbox_repository.hpp"

/// What the channel's own word, an echo or its record, says of messages that are settled. Writer's
/// connection only.
namespace mungba::storage::echoes {

/// A text that the channel says it has brought.
struct Brought {
    core::OrganizationId organization;
    const core::Chat& to;
    outbox::TextHash hash;
    core::MessageId message;
    core::Instant said_at;
    core::Milliseconds clocks_apart{0};
    bool from_history = false;  ///< which may call a message by another id than we were told
};
/// Of an echo under an id that no row bears and that settles no open row. A message that was sent
/// in more than one attempt has come twice then, and is marked as repeated. One that had expired or
/// was given up has come after all: it is `sent`, and comes back.
std::optional<outbox::Settled> late(Connection& connection, const Brought& echo);

/// How many texts of these words other settled rows may have left in the channel's record since
/// then; a repeated one counts twice.
int of_same_words(Connection& connection,
                  core::OrganizationId organization,
                  const core::Chat& to,
                  const outbox::TextHash& hash,
                  core::OutgoingId but,
                  core::Instant since);

std::span<const Query* const> queries();

}  // namespace mungba::storage::echoes
