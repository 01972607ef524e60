#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace mungba::core::log {

enum class Level { debug, info, warning, error };
enum class Format { text, json };

/// One value of a log line. Texts are escaped (no line breaks, no quotes that end early).
struct Field {
    std::string_view key;
    std::variant<std::string_view, std::int64_t, double, bool> value;

    Field(std::string_view k, std::string_view v) : key(k), value(v) {}
    Field(std::string_view k, const std::string& v) : key(k), value(std::string_view(v)) {}
    Field(std::string_view k, const char* v) : key(k), value(std::string_view(v)) {}
    Field(std::string_view k, bool v) : key(k), value(v) {}
    Field(std::string_view k, double v) : key(k), value(v) {}
    template <typename Integer>
        requires std::is_integral_v<Integer>
    Field(std::string_view k, Integer v) : key(k), value(static_cast<std::int64_t>(v)) {}
};

/// Call once, before the first line; standard error. Lines before it are text at level info.
void setup(Format format, Level lowest);

/// One fact a line: what happened, then key=value. Never a token, never a member's text. Any thread.
void write(Level level, std::string_view fact, std::initializer_list<Field> fields = {});

inline void debug(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::debug, fact, fields); }
inline void info(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::info, fact, fields); }
inline void warning(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::warning, fact, fields); }
inline void error(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::error, fact, fields); }

}  // namespace mungba::core::log
