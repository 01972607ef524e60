#pragma once
#include "usecases/meeting_changes.hpp"

/// What is told of a meeting once its hour has come: that it was held, or could not be. A meeting of which nobody says a word stays as it was announced:
/// never "not held" by itself. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::meeting_record {

/// `over` here: it has not begun, is cancelled, or its record stands otherwise.
meeting_changes::Changed held(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now);
meeting_changes::Changed not_held(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::Instant now);

}  // namespace mungba::usecases::meeting_record
