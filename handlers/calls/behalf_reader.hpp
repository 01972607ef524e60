#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/calls/results.hpp"

namespace mungba::handlers::calls {

/// A word on somebody else's behalf, not yet looked up: whom it means and what it says.
struct Behalf {
    std::string whom{};  ///< a number of the list, a mention or a name, as typed
    Result result{};
};

/// "2 có mặt", "bà Hoa vắng vì ốm": a person and what comes after. `is_somebody` says whether words mean somebody; the shortest that does, with
/// an answer behind it, counts.
std::optional<Behalf> read_behalf(std::string_view arguments, const std::function<bool(const std::string&)>& is_somebody);

/// "báo vắng giúp cụ Bình ốm", "nhờ báo muộn hộ chị Lan": an errand in a member's own words, turned round to "cụ Bình ốm" and "vắng": what
/// follows the name is the reason. Nothing if it is none. Pure.
struct Errand {
    std::string answer{};      ///< "vắng"
    std::string whom_and_why{};  ///< "cụ Bình ốm"
};
std::optional<Errand> read_errand(std::string_view text);

}  // namespace mungba::handlers::calls
