#include "config/settings_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/secret_file.hpp"
#include "core/text.hpp"

namespace mungba::config {
namespace {

constexpr std::string_view kPrefix = "MUNGBA_";
/// Names of the scripts' own (design §4) that look like a section and a key; the program ignores
/// them.
constexpr std::array<std::string_view, 2> kScriptVariables = {"MUNGBA_WEB_PORT", "MUNGBA_SIM_PORT"};

std::string upper(std::string_view name) {
    std::string letters(name);
    std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    });
    return letters;
}

std::string variable_name(SettingsReader::Key key) {
    return fmt::format("{}{}_{}", kPrefix, upper(key.section), upper(key.name));
}

}  // namespace

SettingsReader::SettingsReader(const RawFile& file,
                               std::string file_name,
                               std::filesystem::path folder,
                               const Environment& environment)
    : file_(file),
      file_name_(std::move(file_name)),
      folder_(std::move(folder)),
      environment_(environment) {}

void SettingsReader::know(Key key) {
    known_sections_.emplace(key.section);
    known_keys_.insert(fmt::format("{}.{}", key.section, key.name));
    known_variables_.insert(variable_name(key));
}

std::optional<SettingsReader::Found> SettingsReader::in_environment(Key key) const {
    const auto variable = environment_.find(variable_name(key));
    if (variable == environment_.end()) return std::nullopt;
    std::string shown = fmt::format("\"{}\"", core::text::defuse(variable->second));
    return Found{.value = {.content = variable->second, .shown = std::move(shown), .line = 0},
                 .from_environment = true};
}

std::optional<SettingsReader::Found> SettingsReader::in_file(Key key) const {
    const auto section = file_.sections.find(key.section);
    if (section == file_.sections.end()) return std::nullopt;
    const auto value = section->second.keys.find(key.name);
    if (value == section->second.keys.end()) return std::nullopt;
    return Found{.value = value->second, .from_environment = false};
}

std::optional<SettingsReader::Found> SettingsReader::find(Key key) {
    know(key);
    auto found = in_environment(key);
    return found ? found : in_file(key);
}

std::string SettingsReader::place(Key key) const {
    if (in_environment(key)) return fmt::format(" (environment, {})", variable_name(key));
    if (const auto found = in_file(key))
        return fmt::format(" ({}:{})", file_name_, found->value.line);
    const auto section = file_.sections.find(key.section);
    return section == file_.sections.end()
               ? fmt::format(" ({})", file_name_)
               : fmt::format(" ({}:{})", file_name_, section->second.line);
}

void SettingsReader::mistake(Key key, std::string_view what) {
    mistakes_.push_back(fmt::format("{}.{}: {}{}", key.section, key.name, what, place(key)));
}

void SettingsReader::wrong(Key key, const Found& found, std::string_view what) {
    mistake(key, fmt::format("{} is not {}", found.value.shown, what));
}

std::optional<std::string> SettingsReader::text_of(Key key, const Found& found) {
    const auto* text = std::get_if<std::string>(&found.value.content);
    if (text != nullptr) return *text;
    wrong(key, found, "a text in quotes");
    return std::nullopt;
}

void SettingsReader::need_value(Key key,
                                const std::string& value,
                                std::size_t mistakes_before,
                                std::string_view advice) {
    // What could not be read has been told already.
    if (value.empty() && mistakes_.size() == mistakes_before)
        mistake(key, fmt::format("is needed and empty{}", advice));
}

void SettingsReader::take_secret(Key key,
                                 Key file_key,
                                 const SecretSource& source,
                                 std::string& value) {
    const auto text_in = [&](const std::optional<Found>& found, Key where) -> std::string {
        if (!found) return {};
        const auto* text = std::get_if<std::string>(&found->value.content);
        if (text == nullptr) mistake(where, "is not a text in quotes");
        return text != nullptr ? *text : std::string{};
    };
    const std::string written = text_in(source.direct, key);
    const std::string named = text_in(source.file, file_key);
    if (!written.empty() && !named.empty()) {
        mistake(key, fmt::format("stands beside {}; one of the two is enough", file_key.name));
    } else if (!named.empty()) {
        auto read = read_secret_file(in_folder(named));
        if (!read) return mistake(file_key, read.error().message);
        value = std::move(read).value();
    } else if (!written.empty()) {
        value = written;
        holds_secrets_ = holds_secrets_ || !source.direct->from_environment;
    }
}

void SettingsReader::secret(Key key, std::string& value, Need need) {
    const std::string file_name = fmt::format("{}_file", key.name);
    const Key file_key{key.section, file_name};
    know(key);
    know(file_key);
    const std::size_t before = mistakes_.size();
    const SecretSource environment{in_environment(key), in_environment(file_key)};
    take_secret(key,
                file_key,
                environment ? environment : SecretSource{in_file(key), in_file(file_key)},
                value);
    if (need == Need::optional) return;
    need_value(
        key,
        value,
        before,
        fmt::format(
            "; write it here, in a file named by {}, or in {}", file_name, variable_name(key)));
}

std::filesystem::path SettingsReader::in_folder(const std::filesystem::path& path) const {
    return (path.is_absolute() ? path : folder_ / path).lexically_normal();
}

void SettingsReader::path(Key key, std::filesystem::path& value) {
    const auto found = find(key);
    if (!found) return;
    const auto text = text_of(key, *found);
    if (!text) return;
    if (text->find('\0') != std::string::npos) return mistake(key, "holds a zero byte");
    value = text->empty() ? std::filesystem::path{} : in_folder(*text);
}

bool SettingsReader::has_section(std::string_view section) const {
    const std::string prefix = fmt::format("{}{}_", kPrefix, upper(section));
    const auto variable = environment_.lower_bound(prefix);
    return file_.sections.contains(section) ||
           (variable != environment_.end() && variable->first.starts_with(prefix));
}

void SettingsReader::tell_unknown() {
    for (const auto& [name, line] : file_.strays) {
        mistakes_.push_back(
            fmt::format("{}: stands in no section ({}:{})", name, file_name_, line));
    }
    for (const auto& [name, section] : file_.sections) {
        if (!known_sections_.contains(name)) {
            mistakes_.push_back(
                fmt::format("{}: unknown section ({}:{})", name, file_name_, section.line));
            continue;
        }
        for (const auto& [key, value] : section.keys) {
            const std::string full = fmt::format("{}.{}", name, key);
            if (known_keys_.contains(full)) continue;
            mistakes_.push_back(
                fmt::format("{}: unknown key ({}:{})", full, file_name_, value.line));
        }
    }
    for (const auto& [name, value] : environment_) {
        const bool ours =
            name.starts_with(kPrefix) && name.find('_', kPrefix.size()) != std::string::npos;
        const bool scripts = std::find(kScriptVariables.begin(), kScriptVariables.end(), name) !=
                             kScriptVariables.end();
        if (!ours || scripts || known_variables_.contains(name)) continue;
        mistakes_.push_back(fmt::format("{}: unknown environment variable", name));
    }
}

}  // namespace mungba::config
