#pragma once
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"

namespace mungba::config {

/// Reads a JSON file of at most 1 MiB; no comments, no repeated keys. A mistake names file, line
/// and column, or the repeated key.
/// @returns nothing after a mistake.
std::optional<nlohmann::json> read_json_file(const std::filesystem::path& path,
                                             std::vector<std::string>& mistakes);

/// Takes members out of one JSON object; what no call asked for is unknown. Messages bear the
/// file's name and the path in it: `days-off-2026.json: days[3].date: "2026-02-30" is not a date
/// (2026-01-31)`.
class StrictObject {
public:
    enum class Need { optional, required };

    /// @param path  of the object in the file, "days[3]"; empty for the outermost. A value that is
    /// no object is a mistake.
    StrictObject(const nlohmann::json& value,
                 std::string file_name,
                 std::string path,
                 std::vector<std::string>& mistakes);

    void text(std::string_view key, std::string& value, Need need = Need::optional);
    void whole_number(
        std::string_view key, int& value, int lowest, int highest, Need need = Need::optional);
    void hour(std::string_view key, core::TimeOfDay& value);
    void texts(std::string_view key, std::vector<std::string>& value);
    void yes_or_no(std::string_view key, bool& value);
    void whole_numbers(std::string_view key, std::vector<int>& value, int lowest, int highest);
    bool has(std::string_view key) const;
    /// All members, whatever was asked for.
    std::vector<std::string> keys() const;
    /// "2026-01-31"; nothing, and a mistake, for anything else.
    std::optional<core::LocalDate> date(std::string_view key);
    /// A list; an empty one if it is absent.
    const nlohmann::json& list(std::string_view key);
    /// An object within; without members if it is absent.
    StrictObject object(std::string_view key);

    void mistake(std::string_view key, std::string_view what);
    void tell_unknown();
    /// The path of the member `key`, or of an element of it.
    std::string path_of(std::string_view key) const;
    const std::string& file_name() const { return file_name_; }
    std::vector<std::string>& mistakes() const { return mistakes_; }

private:
    const nlohmann::json* find(std::string_view key, Need need);
    void wrong(std::string_view key, const nlohmann::json& value, std::string_view what);

    const nlohmann::json& value_;
    std::string file_name_;
    std::string path_;
    std::vector<std::string>& mistakes_;
    std::set<std::string, std::less<>> known_;
};

/// "2026-01-31" → that day; nothing for anything else.
std::optional<core::LocalDate> read_iso_date(std::string_view text);

}  // namespace mungba::config
