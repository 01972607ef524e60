#pragma once
#include <string>
#include <string_view>

#include "handlers/contract/outside.hpp"

namespace mungba::handlers::bulletins {

/// How the slow part of a page hands over what it came to: the ending as a number, a line end, the bytes.
std::string packed(const FromOutside& result);
/// `failed` for what is none.
FromOutside unpacked(std::string_view text);

}  // namespace mungba::handlers::bulletins
