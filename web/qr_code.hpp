#pragma once
#include <string>
#include <string_view>

namespace mungba::web {

/// A text as a QR code: one inline SVG, black on white with its quiet zone, of no size of its own. Any thread. Throws std::runtime_error for
/// what no QR code can hold.
/// @param label  what it is, for those who cannot see it.
std::string qr_svg(std::string_view text, std::string_view label);

/// Text for an HTML page: &, <, >, quotes.
std::string escaped(std::string_view text);

}  // namespace mungba::web
