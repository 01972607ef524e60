#pragma once
#include <string>
#include <variant>

#include "sim/api_json.hpp"
#include "sim/oa_types.hpp"

namespace mungba::sim {

/// Reads `message` of a send: text, picture, GIF, sticker, file, buttons, quote. Uploads are looked
/// up. Source: Zalo's pages on sending to groups and on consultation messages.
/// @param own_url  where this program hosts uploads ("http://127.0.0.1:8090")
std::variant<Outgoing, ApiError> read_message(Oa& oa, const Json& body, const std::string& own_url);

}  // namespace mungba::sim
