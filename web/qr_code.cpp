#include "web/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace mungba::web {
namespace {

// Modules of white around it; fewer and telephones do not find it. ISO/IEC 18004, 6.3.8.
constexpr int kQuiet = 4;

}  // namespace

QrCode qr_code(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) throw std::runtime_error("a QR code of " + std::to_string(text.size()) + " bytes cannot be made");
    const int width = code->width;
    QrCode drawing{.size = width + 2 * kQuiet, .path = {}};
    for (int y = 0; y < width; ++y) {
        for (int x = 0; x < width; ++x) {
            if ((code->data[y * width + x] & 1) == 0) continue;
            int run = 1;
            while (x + run < width && (code->data[y * width + x + run] & 1) != 0) ++run;
            const std::string length = std::to_string(run);
            drawing.path += "M" + std::to_string(x + kQuiet) + " " + std::to_string(y + kQuiet) + "h" + length + "v1h-" + length + "z";
            x += run - 1;
        }
    }
    return drawing;
}

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html += c;
        }
    }
    return html;
}

}  // namespace mungba::web
