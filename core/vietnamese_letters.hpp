#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mungba::core::text {

/// `fold` for a text of ASCII and Vietnamese letters, precomposed or with combining marks, which is nearly everything people type: by a table
/// that ICU fills once. Nothing for a text with any other character.
std::optional<std::string> fold_vietnamese(std::string_view text);

}  // namespace mungba::core::text
