#include "web/static_files.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

namespace mungba::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTypes{{
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
}};

std::string fingerprint(std::string_view bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    std::string text;
    constexpr std::string_view kHex = "0123456789abcdef";
    for (std::size_t at = 0; at < 5; ++at) {
        text += kHex[hash[at] >> 4];
        text += kHex[hash[at] & 15];
    }
    return text;
}

std::map<std::string, std::string, std::less<>> addresses() {
    std::map<std::string, std::string, std::less<>> made;
    for (const EmbeddedFile& file : embedded_files()) {
        const std::string name(file.name);
        made[name] = "/static/" + name + "?v=" + fingerprint(file.bytes);
    }
    return made;
}

}  // namespace

std::optional<EmbeddedFile> find_static(std::string_view name) {
    const auto files = embedded_files();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found == files.end()) return std::nullopt;
    return *found;
}

std::string_view content_type_of(std::string_view name) {
    const auto found =
        std::ranges::find_if(kTypes, [&](const auto& type) { return name.ends_with(type.first); });
    return found == kTypes.end() ? "application/octet-stream" : found->second;
}

const std::string& static_address(std::string_view name) {
    static const auto kAddresses = addresses();
    const auto found = kAddresses.find(name);
    if (found == kAddresses.end()) throw std::logic_error("there is no static file " + std::string(name));
    return found->second;
}

}  // namespace mungba::web
