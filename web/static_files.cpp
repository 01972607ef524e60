#include "web/static_files.hpp"

#include <algorithm>
#include <array>
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

}  // namespace mungba::web
