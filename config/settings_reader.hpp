#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"
#include "config/toml_file.hpp"

namespace mungba::config {

/// Takes settings out of the file and the environment, one call a key; what no call asked for is
/// unknown. A call that finds nothing leaves the default; one that finds something wrong notes the
/// mistake and goes on, so that all are told at once.
class SettingsReader {
public:
    SettingsReader(const RawFile& file,
                   std::string file_name,
                   std::filesystem::path folder,
                   const Environment& environment);

    /// Words and values of one key, for messages: `section.key: … (mungba.toml:3)`.
    struct Key {
        std::string_view section;
        std::string_view name;
    };

    enum class Need { optional, required };

    void text(Key key, std::string& value, Need need = Need::optional);
    void whole_number(Key key, int& value, int lowest, int highest);
    void flag(Key key, bool& value);
    void hour(Key key, core::TimeOfDay& value);
    /// An address and a port: see Listener.
    void listen(Key key, std::string& value);
    /// Begins with one of `schemes` ("https://"); a slash at its end goes.
    void url(Key key, std::string& value, const std::vector<std::string_view>& schemes);
    /// One of `words`; its index.
    std::optional<std::size_t> choice(Key key, const std::vector<std::string_view>& words);
    std::optional<std::vector<std::string>> texts(Key key);
    /// Itself, or `<name>_file`. Its value stands in no message.
    void secret(Key key, std::string& value, Need need = Need::optional);
    /// Relative to the config file's folder; an empty one stays empty.
    void path(Key key, std::filesystem::path& value);

    bool has_section(std::string_view section) const;
    /// True if the file itself holds one of the secrets asked for.
    bool holds_secrets() const { return holds_secrets_; }
    void mistake(Key key, std::string_view what);
    void tell_unknown();
    std::filesystem::path in_folder(const std::filesystem::path& path) const;
    std::vector<std::string>& mistakes() { return mistakes_; }

private:
    struct Found {
        RawValue value;
        bool from_environment = false;
    };
    std::optional<Found> find(Key key);
    std::optional<Found> in_environment(Key key) const;
    std::optional<Found> in_file(Key key) const;
    void know(Key key);
    void wrong(Key key, const Found& found, std::string_view what);
    std::string place(Key key) const;
    std::optional<std::string> text_of(Key key, const Found& found);
    struct SecretSource {
        std::optional<Found> direct;
        std::optional<Found> file;
        explicit operator bool() const { return direct || file; }
    };
    void take_secret(Key key, Key file_key, const SecretSource& source, std::string& value);
    void need_value(Key key,
                    const std::string& value,
                    std::size_t mistakes_before,
                    std::string_view advice);

    const RawFile& file_;
    std::string file_name_;
    std::filesystem::path folder_;
    const Environment& environment_;
    std::set<std::string, std::less<>> known_sections_;
    std::set<std::string, std::less<>> known_keys_;       ///< "section.key"
    std::set<std::string, std::less<>> known_variables_;  ///< "MUNGBA_SECTION_KEY"
    std::vector<std::string> mistakes_;
    bool holds_secrets_ = false;
};

/// "19:30" → 19 hours 30; nothing for anything else.
std::optional<core::TimeOfDay> read_clock_hour(std::string_view text);

}  // namespace mungba::config
