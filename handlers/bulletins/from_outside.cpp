#include "handlers/bulletins/from_outside.hpp"

namespace mungba::handlers::bulletins {

std::string packed(const FromOutside& result) { return std::to_string(static_cast<int>(result.ending)) + "\n" + result.bytes; }

FromOutside unpacked(std::string_view text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end == 0 || end > 2 || text.find_first_not_of("0123456789") != end) return {};
    const int ending = std::stoi(std::string(text.substr(0, end)));
    if (ending > static_cast<int>(FromOutside::Ending::failed)) return {};
    return {.ending = static_cast<FromOutside::Ending>(ending), .bytes = std::string(text.substr(end + 1))};
}

}  // namespace mungba::handlers::bulletins
