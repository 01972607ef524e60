#pragma once
#include <nlohmann/json_fwd.hpp>

#include "sim/feed.hpp"
#include "sim/lockstep.hpp"
#include "sim/oa.hpp"

/// The simulator's state as the JSON of its own paths (docs/simulator.md); no secret and no token
/// is in it. Pure.
namespace mungba::sim {

nlohmann::json to_json(const ChatMessage& message);
nlohmann::json to_json(const LogLine& line);
/// Groups and people, with who is in what.
nlohmann::json members_json(const Oa& oa);
/// Time and bot: {"now","now_ms","bot","next_due_ms"?,"next_what"?}.
nlohmann::json clock_json(const Oa& oa, const BotState& bot);
/// What is set beside the world: faults, and whether Zalo tells the bot anything.
nlohmann::json controls_json(const Oa& oa);
/// What Zalo has taken from the bot, chat by chat, and what became of every webhook.
/// @param chat  its key: only that one; empty: all
nlohmann::json ledger_json(const Oa& oa, const std::string& chat);
nlohmann::json state_json(const Oa& oa, const BotState& bot, const Feed& feed);

}  // namespace mungba::sim
