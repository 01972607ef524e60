#pragma once
#include <string_view>

#include "core/outgoing.hpp"
#include "domain/rule_pack.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/meetings.hpp"

/// How the words about a meeting get into the outbox, each once a revision. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::meeting_notices {

/// Puts the notice (its head first) into the outbox, until the meeting begins. Where the group has had its share, the person who approved
/// it starts it, not the bot.
/// @returns false if this word of this revision was there already.
bool queue(storage::Connection& connection,
           const storage::Meeting& meeting,
           const meetings::Notice& notice,
           core::OutgoingClass message_class,
           const domain::RulePack& rules,
           core::Instant now);

/// Takes back every word about the meeting that has not begun to leave. How many.
int take_back(storage::Connection& connection, core::MeetingId meeting, core::Instant now);

/// The meeting of the branch, other than `except`, that has that time; regular and thematic may share one as two parts.
std::optional<storage::Meeting> in_the_slot(storage::Connection& connection,
                                            core::BranchId branch,
                                            domain::MeetingKind kind,
                                            core::Instant starts_at,
                                            int minutes,
                                            core::MeetingId except);

void write_audit(storage::Connection& connection,
                 const Actor& actor,
                 std::string action,
                 core::BranchId branch,
                 core::MeetingId meeting,
                 std::string fields,
                 core::Instant now);

}  // namespace mungba::usecases::meeting_notices
