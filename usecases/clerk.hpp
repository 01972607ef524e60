#pragma once
#include "storage/clerk_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"

/// Thư ký cuộc họp: may call the roll of that one meeting, tell its hours and grade and have the head of its minutes; nothing else.
namespace mungba::usecases::clerk {

enum class Outcome { done, unchanged, not_found, not_allowed, not_there };
/// Names the clerk of a meeting; the last one named stands. Only somebody who is invited to it. Writer's thread, inside a transaction; throws
/// StorageError.
Outcome name(storage::Connection& connection, const Actor& actor, core::MeetingId meeting, core::PersonId person, core::Instant now);

}  // namespace mungba::usecases::clerk
