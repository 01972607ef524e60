#pragma once
#include <string>

#include "handlers/contract/context.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

namespace mungba::handlers::meetings {

/// Who carries the notice into the group.
enum class Carrier { bot, secretary };

/// M1 of a meeting as it reads when it leaves at `leaves_at`. The texts that people typed in are
/// made harmless.
std::string notice(const storage::Branch& branch,
                   const storage::Meeting& meeting,
                   core::Instant leaves_at,
                   Carrier carrier,
                   Context& context);

/// "họp chi bộ bất thường", "sinh hoạt chi bộ thường kỳ tháng 10", "họp chi ủy".
std::string plain_name(domain::MeetingKind kind, core::Instant starts_at);

/// What stands before a notice that the secretary is to carry.
std::string forward_head(domain::MeetingKind kind);

}  // namespace mungba::handlers::meetings
