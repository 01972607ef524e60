#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/event.hpp"

namespace mungba::zalo {

/// What hangs on an item of the history, as zalo/attachments reads it from a webhook. Fields of
/// another type than ours count as absent. Pure, any thread.
/// @param kind  what the item's type says.
std::vector<core::Attachment> history_attachments(const nlohmann::json& item,
                                                  core::ContentKind kind);

/// True for a link that is a business card: its description is a string that holds JSON with
/// `phone` or `qrCodeUrl`. The webhook tells the two apart by name, the history does not.
bool is_business_card(const nlohmann::json& item);

}  // namespace mungba::zalo
