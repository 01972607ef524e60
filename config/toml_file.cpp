#include "config/toml_file.hpp"

#include <fmt/format.h>

#include <sstream>

#include <toml++/toml.h>

#include "core/text.hpp"

namespace mungba::config {
namespace {

constexpr std::size_t kLongestShown = 60;

std::string shown(const toml::node& node) {
    std::ostringstream out;
    node.visit([&](const auto& value) { out << value; });
    const std::string text = core::text::defuse(out.str());
    const std::string_view head = core::text::cut(text, kLongestShown);
    return head.size() < text.size() ? std::string(head) + "…" : text;
}

RawValue read_value(const toml::node& node) {
    RawValue value{.content = OtherKind{}, .shown = {}, .line = node.source().begin.line};
    if (const auto* text = node.as_string()) {
        value.content = text->get();
        value.shown =
            fmt::format("\"{}\"", core::text::cut(core::text::defuse(text->get()), kLongestShown));
        return value;
    }
    value.shown = shown(node);
    if (const auto* number = node.as_integer()) value.content = number->get();
    if (const auto* flag = node.as_boolean()) value.content = flag->get();
    if (const auto* list = node.as_array()) {
        std::vector<std::string> texts;
        for (const toml::node& element : *list) {
            if (const auto* text = element.as_string()) texts.push_back(text->get());
        }
        if (texts.size() == list->size()) value.content = std::move(texts);
    }
    return value;
}

RawFile read_sections(const toml::table& root) {
    RawFile file;
    for (const auto& [name, node] : root) {
        const auto* table = node.as_table();
        if (table == nullptr) {
            file.strays.emplace(name.str(), name.source().begin.line);
            continue;
        }
        RawFile::Section& section = file.sections[std::string(name.str())];
        section.line = name.source().begin.line;
        for (const auto& [key, value] : *table) section.keys.emplace(key.str(), read_value(value));
    }
    return file;
}

}  // namespace

core::Result<RawFile> read_toml(std::string_view content, std::string_view file_name) {
    if (!core::text::is_utf8(content))
        return core::Error{fmt::format("{}: is not UTF-8", file_name)};
    try {
        return read_sections(toml::parse(content));
    } catch (const toml::parse_error& error) {
        // The description may quote what it stumbled over, and that may be a secret: only the place
        // is told.
        const auto& begin = error.source().begin;
        return core::Error{
            fmt::format("{}:{}:{}: is not TOML here", file_name, begin.line, begin.column)};
    }
}

}  // namespace mungba::config
