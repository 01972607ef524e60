#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace mungba::zalo {

/// A JSON text of somebody else; nothing if it is not one, is not UTF-8, or nests deeper than 32
/// levels (a deep value overflows the stack when it is copied or written). Pure, any thread; never
/// throws for anything in the text.
std::optional<nlohmann::json> read_json(std::string_view text);

/// A whole number, or a string of one: some of Zalo's fields are either. Nothing for anything else.
std::optional<std::int64_t> whole_number(const nlohmann::json& parent, const char* key);

/// An id: a string, or a whole number's digits. Empty for anything else, and for a string that is
/// too long or has control characters (an id goes into keys, logs and addresses).
std::string id_or_empty(const nlohmann::json& parent, const char* key);

}  // namespace mungba::zalo
