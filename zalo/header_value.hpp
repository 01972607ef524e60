#pragma once
#include <algorithm>
#include <string_view>

namespace mungba::zalo {

/// Whether a token or a key may go into a header: one word of printable ASCII. One with a line
/// break in it would write headers of its own.
inline bool can_be_header(std::string_view value) {
    return !value.empty() &&
           std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

}  // namespace mungba::zalo
