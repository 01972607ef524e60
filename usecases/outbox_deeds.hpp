#pragma once
#include "storage/outbox_list_repository.hpp"
#include "usecases/access.hpp"

/// What a person does with messages that wait or could not be sent. Writer's thread; all throw StorageError.
namespace mungba::usecases::outbox_deeds {

/// One that the actor may see: all of the organization for office and operator, those to the groups of the own branch for its secretary and
/// deputy. Reads only.
std::optional<storage::outbox_lists::Line> seen(storage::Connection& connection, const Actor& actor, core::OutgoingId id);

enum class Outcome {
    done,
    not_found,  ///< or not the actor's
    too_late,   ///< sent, cancelled or useless meanwhile
};
/// A dead letter is tried once more, from the first attempt on; whoever asks for it has put right what was wrong.
Outcome try_again(storage::Connection& connection, const Actor& actor, core::OutgoingId id, core::Instant now);
/// One that waits is not sent.
Outcome cancel(storage::Connection& connection, const Actor& actor, core::OutgoingId id, core::Instant now);

}  // namespace mungba::usecases::outbox_deeds
