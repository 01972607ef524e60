#pragma once
#include "core/event.hpp"
#include "domain/rule_pack.hpp"
#include "storage/sqlite.hpp"

/// How much the bot may start by itself in a group (conversation.md §4). The one place that knows; what is urgent is not asked about.
/// Reads only; throws StorageError.
namespace mungba::usecases::budget {

/// Whether the group has room on that day and in that month for one more message that leaves at `at`. Branch groups and the secretaries'
/// group have their figures; any other chat has room.
bool has_room(storage::Connection& connection,
              const domain::RulePack& rules,
              core::OrganizationId organization,
              const core::Chat& chat,
              core::Instant at);

}  // namespace mungba::usecases::budget
