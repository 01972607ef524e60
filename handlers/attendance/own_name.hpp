#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mungba::handlers::attendance {

/// "Em Hương có mặt", "Nguyễn Thị Hà: vắng", written by Hương and by Hà: the text with "tôi" in the
/// place of the name. Nothing if the text does not begin with that person's own name, or nothing
/// follows it. Whether somebody else has the same name is for the caller. Pure, any thread.
/// @param full_name  of whoever wrote the text
std::optional<std::string> with_i_for_own_name(std::string_view text, std::string_view full_name);

/// True if both end with the same given name, accents or not.
bool share_given_name(std::string_view one, std::string_view other);

}  // namespace mungba::handlers::attendance
