#pragma once
#include <string>
#include <string_view>

namespace mungba::zalo {

/// A value for a query or a form: everything but ASCII letters, digits and "-._~" as %XX. Pure.
inline std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string made;
    made.reserve(text.size() * 3);
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            made += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        made += '%';
        made += kDigits[byte >> 4];
        made += kDigits[byte & 15];
    }
    return made;
}

}  // namespace mungba::zalo
