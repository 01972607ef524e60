#include "zalo/multipart.hpp"

#include "core/text.hpp"
#include "zalo/sha256.hpp"

namespace mungba::zalo {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestEnding = 16;

std::string hex_of(const Sha256& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string made;
    for (std::size_t i = 0; i < 16; ++i) {
        const auto byte = std::to_integer<unsigned>(digest[i]);
        made += kDigits[byte >> 4];
        made += kDigits[byte & 15];
    }
    return made;
}

// No file can know the digest of itself, but one may hold whatever it likes: so look.
std::string boundary_for(std::string_view bytes) {
    std::string boundary = "mungba-" + hex_of(sha256({bytes}));
    while (bytes.find(boundary) != std::string_view::npos) {
        boundary = "mungba-" + hex_of(sha256({boundary}));
    }
    return boundary;
}

// Whole code points only.
std::string_view begin_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

std::string shortened(const std::string& name) {
    if (name.size() <= kLongestName) return name;
    const std::size_t dot = name.rfind('.');
    const bool has_ending = dot != std::string::npos && name.size() - dot <= kLongestEnding;
    const std::string ending = has_ending ? name.substr(dot) : std::string{};
    return std::string(begin_of(name, kLongestName - ending.size())) + ending;
}

}  // namespace

std::string quoted_file_name(std::string_view name) {
    if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    std::string safe;
    for (const char c : core::text::trim(core::text::defuse(core::text::nfc(name)))) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) continue;
        if (c == '"')
            safe += "%22";
        else
            safe += c;
    }
    safe = shortened(safe);
    return safe.empty() ? "file" : safe;
}

Multipart multipart_file(std::string_view field,
                         std::string_view name,
                         std::string_view type,
                         std::string_view bytes) {
    const std::string boundary = boundary_for(bytes);
    Multipart made;
    made.content_type = "multipart/form-data; boundary=" + boundary;
    made.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" +
                std::string(field) + "\"; filename=\"" + quoted_file_name(name) +
                "\"\r\nContent-Type: " + std::string(type) + "\r\n\r\n";
    made.body.append(bytes);
    made.body += "\r\n--" + boundary + "--\r\n";
    return made;
}

}  // namespace mungba::zalo
