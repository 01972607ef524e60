#pragma once
#include <string>
#include <string_view>

namespace mungba::web {

/// A text as a QR code: its black modules as the path of an SVG, with the quiet zone around it. Any thread. Throws std::runtime_error for what
/// no QR code can hold.
struct QrCode {
    int size = 0;  ///< of the view box, both ways
    std::string path;
};
QrCode qr_code(std::string_view text);

/// Text for an HTML page: &, <, >, quotes.
std::string escaped(std::string_view text);

}  // namespace mungba::web
