#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.hpp"

namespace mungba::config {

/// A value of a TOML file that is none of the kinds a setting can have: a float, a date, a table, a
/// mixed list.
struct OtherKind {};

struct RawValue {
    std::variant<std::string, std::int64_t, bool, std::vector<std::string>, OtherKind> content;
    std::string shown;  ///< for messages, shortened; not for secrets
    unsigned line = 0;
};

/// A TOML file as plain values: sections of keys, nothing deeper.
struct RawFile {
    struct Section {
        unsigned line = 0;
        std::map<std::string, RawValue, std::less<>> keys;
    };
    std::map<std::string, Section, std::less<>> sections;
    std::map<std::string, unsigned, std::less<>>
        strays;  ///< what stands in no section, with its line
};

/// The error tells line and column and stops at the first: "mungba.toml:3:7: …". It never shows a
/// value.
core::Result<RawFile> read_toml(std::string_view content, std::string_view file_name);

}  // namespace mungba::config
