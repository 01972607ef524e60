#pragma once
#include "core/event.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "usecases/bulletin_sending.hpp"

/// One bulletin's way to one branch: its rows in the outbox. For usecases/bulletin_sending and bulletin_notices. Writer's thread, inside a
/// transaction; all throw StorageError.
namespace mungba::usecases::bulletin_queue {

/// Into the group, or through the secretary where there is none; into the list of the secretary if it is for the library.
/// @returns false if the group has had its messages of the day or month: another day.
bool deliver(storage::Connection& connection, const storage::Bulletin& bulletin, const storage::Branch& branch, const bulletin_sending::Setting& setting, core::Instant now);
/// The office has one that failed tried again: outside the budget, for a person asks for it.
void deliver_again(storage::Connection& connection,
                   const storage::Bulletin& bulletin,
                   const storage::BulletinDelivery& delivery,
                   const bulletin_sending::Setting& setting,
                   core::Instant now);
/// The text has arrived: the file follows at once, as the second half of one message.
void file_after_text(storage::Connection& connection, const storage::Bulletin& bulletin, const storage::BulletinDelivery& delivery, const core::Chat& to, core::Instant now);
void file_again(storage::Connection& connection,
                const storage::Bulletin& bulletin,
                const storage::BulletinDelivery& delivery,
                const bulletin_sending::Setting& setting,
                core::Instant now);

/// M22 or M23 to who got the original.
void say_later(storage::Connection& connection,
               const storage::Bulletin& bulletin,
               const storage::BulletinNotice& notice,
               core::BranchId branch,
               std::string_view text,
               const bulletin_sending::Setting& setting,
               core::Instant now);

}  // namespace mungba::usecases::bulletin_queue
