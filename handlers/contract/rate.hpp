#pragma once
#include <fmt/format.h>

#include <string>

namespace mungba::handlers {

/// "88,0%", "100%"; of nothing it is "–".
inline std::string percent(int part, int of) {
    if (of <= 0) return "–";
    if (part == of) return "100%";
    const long long tenths = (2000LL * part + of) / (2LL * of);
    return fmt::format("{},{}%", tenths / 10, tenths % 10);
}
/// "22/25 (88,0%)"
inline std::string rate(int part, int of) { return fmt::format("{}/{} ({})", part, of, percent(part, of)); }

}  // namespace mungba::handlers
