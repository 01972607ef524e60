#include "zalo/read_json.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace mungba::zalo {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxIdBytes = 128;  // as json::kMaxIdBytes of zalo/json_fields

}  // namespace

std::optional<nlohmann::json> read_json(std::string_view text) {
    bool too_deep = false;
    const auto watch_depth = [&too_deep](int depth, nlohmann::json::parse_event_t event, auto&) {
        using Seen = nlohmann::json::parse_event_t;
        const bool opens = event == Seen::object_start || event == Seen::array_start;
        if (opens && depth >= kMaxDepth) too_deep = true;
        return !too_deep;  // what lies deeper is thrown away unbuilt
    };
    auto value = nlohmann::json::parse(text, watch_depth, false);
    if (too_deep || value.is_discarded()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> whole_number(const nlohmann::json& parent, const char* key) {
    const auto found = parent.find(key);
    if (found == parent.end()) return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) return std::nullopt;
    if (found->is_number_integer()) return found->get<std::int64_t>();
    if (!found->is_string()) return std::nullopt;
    const auto& text = found->get_ref<const std::string&>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string id_or_empty(const nlohmann::json& parent, const char* key) {
    const auto found = parent.find(key);
    if (found == parent.end()) return {};
    if (found->is_number_integer()) return found->dump();
    if (!found->is_string()) return {};
    const auto& text = found->get_ref<const std::string&>();
    const bool plain =
        text.size() <= kMaxIdBytes && std::none_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        });
    return plain ? text : std::string{};
}

}  // namespace mungba::zalo
