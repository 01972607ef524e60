#include "sim/json_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mungba::sim {

using nlohmann::json;

std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte > 0 ? std::min(byte - 1, text.size()) : 0);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t line_start = before.rfind('\n');
    const std::size_t column =
        before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

void JsonFields::mistake(const std::string& place, std::string_view what) {
    if (!mistakes_.empty()) mistakes_ += '\n';
    if (!name_.empty()) mistakes_.append(name_).append(": ");
    mistakes_.append(place).append(": ").append(what);
}

bool JsonFields::is_object(const json& item, const std::string& place) {
    if (!item.is_object()) mistake(place, "is not an object");
    return item.is_object();
}

void JsonFields::known_keys(const json& item,
                            const std::string& at,
                            const std::set<std::string_view>& known) {
    for (const auto& entry : item.items()) {
        if (!known.contains(entry.key())) mistake(at + entry.key(), "is not a known key");
    }
}

std::string JsonFields::optional_text(const json& item, const std::string& at, const char* key) {
    const auto found = item.find(key);
    if (found == item.end() || found->is_null()) return {};
    if (!found->is_string()) {
        mistake(at + key, "is not a text");
        return {};
    }
    return found->get<std::string>();
}

std::string JsonFields::text(const json& item, const std::string& at, const char* key) {
    const std::size_t before = mistakes_.size();
    std::string value = optional_text(item, at, key);
    if (value.empty() && mistakes_.size() == before) mistake(at + key, "is missing or empty");
    return value;
}

bool JsonFields::flag(const json& item, const std::string& at, const char* key, bool fallback) {
    const auto found = item.find(key);
    if (found == item.end()) return fallback;
    if (!found->is_boolean()) {
        mistake(at + key, "is neither true nor false");
        return fallback;
    }
    return found->get<bool>();
}

std::int64_t JsonFields::whole(const json& item,
                               const std::string& at,
                               const char* key,
                               std::int64_t fallback,
                               std::int64_t least,
                               std::int64_t most) {
    const auto found = item.find(key);
    if (found == item.end()) return fallback;
    if (!found->is_number_integer() || *found < least || *found > most) {
        mistake(at + key, "is not in " + std::to_string(least) + ".." + std::to_string(most));
        return fallback;
    }
    return found->get<std::int64_t>();
}

}  // namespace mungba::sim
