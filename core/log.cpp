#include "core/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace mungba::core::log {
namespace {

Format g_format = Format::text;

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = std::make_shared<spdlog::logger>("mungba", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        made->flush_on(spdlog::level::trace);
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum level_of(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

// Escapes as JSON does; both formats use it, so a value can never begin a line of its own.
void append_escaped(fmt::memory_buffer& out, std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20 || byte == 0x7f) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out.push_back(c);
        }
    }
}

bool is_plain(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || c == '"' || c == '\\' || c == '=') return false;
    }
    return true;
}

void append_text_value(fmt::memory_buffer& out, std::string_view text, bool always_quote) {
    if (!always_quote && is_plain(text)) {
        out.append(text);
        return;
    }
    out.push_back('"');
    append_escaped(out, text);
    out.push_back('"');
}

void append_value(fmt::memory_buffer& out, const Field& field, bool always_quote) {
    std::visit(
        [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string_view>) {
                append_text_value(out, value, always_quote);
            } else {
                fmt::format_to(std::back_inserter(out), "{}", value);
            }
        },
        field.value);
}

}  // namespace

void setup(Format format, Level lowest) {
    g_format = format;
    logger().set_level(level_of(lowest));
    if (format == Format::json) logger().set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})");
}

void write(Level level, std::string_view fact, std::initializer_list<Field> fields) {
    if (!logger().should_log(level_of(level))) return;
    fmt::memory_buffer line;
    const bool json = g_format == Format::json;
    if (json) {
        line.append(std::string_view("\"fact\":"));
        append_text_value(line, fact, true);
        for (const Field& field : fields) {
            fmt::format_to(std::back_inserter(line), ",\"{}\":", field.key);
            append_value(line, field, true);
        }
    } else {
        line.append(fact);
        for (const Field& field : fields) {
            fmt::format_to(std::back_inserter(line), " {}=", field.key);
            append_value(line, field, false);
        }
    }
    logger().log(level_of(level), std::string_view(line.data(), line.size()));
}

}  // namespace mungba::core::log
