#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace mungba::sim {

/// Where the byte of a syntax error stands: "2:17". (nlohmann's own message quotes what it read
/// last, which may be a secret.)
std::string line_and_column(std::string_view text, std::size_t byte);

/// Reads the fields of JSON objects strictly and gathers every mistake with its place, one a line.
class JsonFields {
public:
    /// @param name  before each mistake ("world.json"); empty: only the place
    explicit JsonFields(std::string_view name) : name_(name) {}

    const std::string& mistakes() const { return mistakes_; }
    void mistake(const std::string& place, std::string_view what);

    bool is_object(const nlohmann::json& item, const std::string& place);
    void known_keys(const nlohmann::json& item,
                    const std::string& at,
                    const std::set<std::string_view>& known);

    // `at` is the object's own place with its dot ("people[3]."), empty at the top.
    std::string optional_text(const nlohmann::json& item, const std::string& at, const char* key);
    std::string text(const nlohmann::json& item, const std::string& at, const char* key);
    bool flag(const nlohmann::json& item, const std::string& at, const char* key, bool fallback);
    /// A whole number within its bounds; `fallback` if it is not there.
    std::int64_t whole(const nlohmann::json& item,
                       const std::string& at,
                       const char* key,
                       std::int64_t fallback,
                       std::int64_t least,
                       std::int64_t most);

private:
    std::string_view name_;
    std::string mistakes_;
};

}  // namespace mungba::sim
