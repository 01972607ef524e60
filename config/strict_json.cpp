#include "config/strict_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "config/settings_reader.hpp"
#include "core/text.hpp"

namespace mungba::config {
namespace {

using nlohmann::json;

constexpr std::uintmax_t kLargestFile = 1 << 20;
constexpr int kDeepest = 16;
constexpr std::size_t kLongestShown = 60;

std::optional<std::string> read_whole(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) ||
        std::filesystem::file_size(path, error) > kLargestFile)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) return std::nullopt;
    return content.str();
}

std::string line_and_column(std::string_view content, std::size_t byte) {
    const std::string_view before = content.substr(0, byte == 0 ? 0 : byte - 1);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t last = before.rfind('\n');
    return fmt::format(
        "{}:{}", lines + 1, before.size() - (last == std::string_view::npos ? 0 : last + 1) + 1);
}

/// Watches the parser: repeated keys (of which the library keeps the last without a word) and too
/// deep nesting.
class Watch {
public:
    bool operator()(int depth, json::parse_event_t event, const json& parsed) {
        if (depth > kDeepest) too_deep_ = true;
        if (event == json::parse_event_t::object_start) open_.emplace_back();
        if (event == json::parse_event_t::object_end) open_.pop_back();
        if (event == json::parse_event_t::key &&
            !open_.back().insert(parsed.get<std::string>()).second) {
            repeated_.insert(parsed.get<std::string>());
        }
        return !too_deep_;
    }
    bool too_deep() const { return too_deep_; }
    const std::set<std::string>& repeated() const { return repeated_; }

private:
    std::vector<std::set<std::string>> open_;
    std::set<std::string> repeated_;
    bool too_deep_ = false;
};

std::string shown(const json& value) {
    const std::string text =
        core::text::defuse(value.dump(-1, ' ', false, json::error_handler_t::replace));
    const std::string_view head = core::text::cut(text, kLongestShown);
    return head.size() < text.size() ? std::string(head) + "…" : text;
}

const json& empty_object() {
    static const json empty = json::object();
    return empty;
}
const json& empty_list() {
    static const json empty = json::array();
    return empty;
}

}  // namespace

std::optional<core::LocalDate> read_iso_date(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto instant = core::parse_iso(std::string(text) + "T12:00:00+07:00");
    if (!instant) return std::nullopt;
    return core::local_date(*instant);
}

std::optional<json> read_json_file(const std::filesystem::path& path,
                                   std::vector<std::string>& mistakes) {
    const std::string name = path.filename().string();
    const auto content = read_whole(path);
    if (!content) {
        mistakes.push_back(
            fmt::format("{}: cannot be read, or is larger than 1 MiB", path.string()));
        return std::nullopt;
    }
    Watch watch;
    json value;
    try {
        value = json::parse(*content, std::ref(watch));
    } catch (const json::parse_error& error) {
        mistakes.push_back(
            fmt::format("{}:{}: is not JSON here", name, line_and_column(*content, error.byte)));
        return std::nullopt;
    } catch (const json::exception&) {  // a number beyond all measure
        mistakes.push_back(fmt::format("{}: is not JSON that can be read", name));
        return std::nullopt;
    }
    if (watch.too_deep())
        mistakes.push_back(fmt::format("{}: is nested deeper than {}", name, kDeepest));
    for (const std::string& key : watch.repeated())
        mistakes.push_back(fmt::format("{}: \"{}\" stands twice in one object", name, key));
    if (watch.too_deep() || !watch.repeated().empty()) return std::nullopt;
    return value;
}

StrictObject::StrictObject(const json& value,
                           std::string file_name,
                           std::string path,
                           std::vector<std::string>& mistakes)
    : value_(value.is_object() ? value : empty_object()),
      file_name_(std::move(file_name)),
      path_(std::move(path)),
      mistakes_(mistakes) {
    if (!value.is_object()) {
        mistakes_.push_back(
            fmt::format("{}: {}{}is not an object", file_name_, path_, path_.empty() ? "" : ": "));
    }
}

std::string StrictObject::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

void StrictObject::mistake(std::string_view key, std::string_view what) {
    mistakes_.push_back(fmt::format("{}: {}: {}", file_name_, path_of(key), what));
}

void StrictObject::wrong(std::string_view key, const json& value, std::string_view what) {
    mistake(key, fmt::format("{} is not {}", shown(value), what));
}

const json* StrictObject::find(std::string_view key, Need need) {
    known_.emplace(key);
    const auto member = value_.find(key);
    if (member != value_.end()) return &*member;
    if (need == Need::required) mistake(key, "is missing");
    return nullptr;
}

void StrictObject::text(std::string_view key, std::string& value, Need need) {
    const json* found = find(key, need);
    if (found == nullptr) return;
    if (!found->is_string()) return wrong(key, *found, "a text");
    value = core::text::nfc(core::text::trim(found->get_ref<const std::string&>()));
    if (need == Need::required && value.empty()) mistake(key, "is empty");
}

void StrictObject::whole_number(
    std::string_view key, int& value, int lowest, int highest, Need need) {
    const json* found = find(key, need);
    if (found == nullptr) return;
    const bool whole = found->is_number_integer() &&
                       !(found->is_number_unsigned() && found->get<std::uint64_t>() > INT32_MAX);
    const auto number = whole ? found->get<std::int64_t>() : 0;
    if (!whole || number < lowest || number > highest)
        return wrong(key, *found, fmt::format("a whole number {}..{}", lowest, highest));
    value = static_cast<int>(number);
}

void StrictObject::hour(std::string_view key, core::TimeOfDay& value) {
    const json* found = find(key, Need::optional);
    if (found == nullptr) return;
    const auto read =
        found->is_string() ? read_clock_hour(found->get_ref<const std::string&>()) : std::nullopt;
    if (!read) return wrong(key, *found, "an hour (\"00:00\"..\"23:59\")");
    value = *read;
}

void StrictObject::texts(std::string_view key, std::vector<std::string>& value) {
    const json* found = find(key, Need::optional);
    if (found == nullptr) return;
    const bool all_texts =
        found->is_array() && std::all_of(found->begin(), found->end(), [](const json& element) {
            return element.is_string() &&
                   !core::text::trim(element.get_ref<const std::string&>()).empty();
        });
    if (!all_texts) return wrong(key, *found, "a list of texts");
    value.clear();
    for (const json& element : *found)
        value.push_back(core::text::nfc(core::text::trim(element.get_ref<const std::string&>())));
}

void StrictObject::yes_or_no(std::string_view key, bool& value) {
    const json* found = find(key, Need::optional);
    if (found == nullptr) return;
    if (!found->is_boolean()) return wrong(key, *found, "true or false");
    value = found->get<bool>();
}

void StrictObject::whole_numbers(std::string_view key, std::vector<int>& value, int lowest, int highest) {
    const json* found = find(key, Need::optional);
    if (found == nullptr) return;
    const bool fits = found->is_array() && std::all_of(found->begin(), found->end(), [&](const json& element) {
        return element.is_number_integer() && element >= lowest && element <= highest;
    });
    if (!fits) return wrong(key, *found, fmt::format("a list of whole numbers {}..{}", lowest, highest));
    value = found->get<std::vector<int>>();
}

bool StrictObject::has(std::string_view key) const { return value_.contains(key); }

std::vector<std::string> StrictObject::keys() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : value_.items()) all.push_back(key);
    return all;
}

std::optional<core::LocalDate> StrictObject::date(std::string_view key) {
    const json* found = find(key, Need::required);
    if (found == nullptr) return std::nullopt;
    const auto read =
        found->is_string() ? read_iso_date(found->get_ref<const std::string&>()) : std::nullopt;
    if (!read) wrong(key, *found, "a date as in 2026-01-31");
    return read;
}

const json& StrictObject::list(std::string_view key) {
    const json* found = find(key, Need::optional);
    if (found == nullptr) return empty_list();
    if (found->is_array()) return *found;
    wrong(key, *found, "a list");
    return empty_list();
}

StrictObject StrictObject::object(std::string_view key) {
    const json* found = find(key, Need::optional);
    return {found == nullptr ? empty_object() : *found, file_name_, path_of(key), mistakes_};
}

void StrictObject::tell_unknown() {
    for (const auto& [key, value] : value_.items()) {
        if (!known_.contains(key)) mistake(key, "unknown key");
    }
}

}  // namespace mungba::config
