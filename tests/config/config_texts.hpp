#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "config/config.hpp"
#include "tests/config/folder.hpp"

namespace mungba::test {

using namespace mungba::config;

/// The least that a config must hold.
inline const std::string kZalo = R"([zalo]
organization = "Đảng bộ phường Hoa Sữa"
app_id = "2718281828459045235"
app_secret = "app-secret-of-the-test"
oa_id = "3141592653589793238"
oa_secret_key = "oa-key-of-the-test"
)";

inline std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

inline Loaded load_text(const std::string& text, const Environment& environment = {}) {
    const Folder folder;
    return load(folder.write("mungba.toml", text), environment);
}

/// The one mistake that this config has.
inline std::string only_mistake(const std::string& text, const Environment& environment = {}) {
    const Loaded loaded = load_text(text, environment);
    INFO(joined(loaded.mistakes));
    CHECK(loaded.mistakes.size() == 1);
    CHECK_FALSE(loaded.settings);
    return loaded.mistakes.empty() ? "" : loaded.mistakes.front();
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace mungba::test
