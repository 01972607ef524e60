#pragma once
#include <utility>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"

/// Who may answer for a branch, and where. Writer's thread.
namespace mungba::handlers {

/// The accounts of secretary and deputies, each in the chats where a word for the secretary may arrive.
std::vector<std::pair<core::UserId, core::Chat>> leaders(core::BranchId branch, Context& context);
/// Of the people behind the account the one who may change meetings of that branch today; nothing if none may.
const usecases::Actor* leader_among(const Incoming& incoming, core::BranchId branch);

}  // namespace mungba::handlers
