#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"

/// The operator's file, read strictly: config/mungba.example.toml shows and explains every key.
namespace mungba::config {

/// A listener: `listen` is "address:port" with an address literal ("127.0.0.1:8080", "[::1]:0");
/// port 0 takes any free one.
struct Listener {
    std::string listen;
    std::filesystem::path tls_cert;  ///< PEM; both files or neither (then empty)
    std::filesystem::path tls_key;
};

struct Server : Listener {
    int max_connections = 1024;  ///< 1..65536
    std::string verifier;        ///< letters, digits, "-" and "_"; empty: none
};

struct Web : Listener {
    std::string public_url;  ///< http(s), without a slash at the end; empty: links bear the
                             ///< listener's own address
};

/// What becomes of a webhook with a bad signature; `observe` answers 200 and logs, but still does
/// not process it.
enum class SignaturePolicy { enforce, observe };

/// The first organization.
struct Zalo {
    std::string organization;
    std::string app_id;
    std::string app_secret;
    std::string oa_id;
    std::string oa_secret_key;
    std::string oa_secret_key_next;  ///< empty: no key is being rotated
    SignaturePolicy signature = SignaturePolicy::enforce;
    std::string openapi_url = "https://openapi.zalo.me";  ///< http(s), without a slash at the end
    std::string oauth_url = "https://oauth.zaloapp.com";
    bool paid_messages = false;
};

struct Storage {
    std::filesystem::path path;  ///< of the database
};

struct Secrets {
    std::filesystem::path key_file;  ///< see config/secrets.hpp
};

struct Rules {
    std::optional<std::filesystem::path> pack;  ///< nothing: the built-in defaults
    std::vector<std::filesystem::path> days_off;
};

struct QuietHours {
    core::TimeOfDay from = core::at_hour(21);
    core::TimeOfDay to = core::at_hour(7);
};

/// How the operator is told when Zalo is the problem; `command` first, else mail, else nobody.
struct Alerts {
    std::string command;
    std::string smtp_url;  ///< smtp(s)://, may hold a password: a secret
    std::string from;
    std::string to;
    bool empty() const { return command.empty() && smtp_url.empty(); }
};

/// All paths are absolute.
struct Settings {
    Server server;
    Web web;
    Zalo zalo;
    Storage storage;
    Secrets secrets;
    Rules rules;
    QuietHours quiet_hours;
    Alerts alerts;
};

/// Environment variables by name.
using Environment = std::map<std::string, std::string, std::less<>>;

/// Those of this process that begin with MUNGBA_. Call before other threads start.
Environment process_environment();

/// What reading came to. `settings` is set exactly when there is no mistake; a mistake names its
/// key, the value where it is no secret, and its place: `server.max_connections: "many" is not a
/// whole number (1..65536) (mungba.toml:3)`.
struct Loaded {
    std::optional<Settings> settings;
    std::vector<std::string> mistakes;
    std::vector<std::string> warnings;
    std::filesystem::path file;  ///< absolute; empty if none was found
};

/// Reads the config. A key may also come from the environment as MUNGBA_<SECTION>_<KEY>, which goes
/// before the file; a secret also from a file of its own named by <key>_file, which only its owner
/// may read. Paths are relative to the folder of the config file; those of [rules] are looked for
/// there first, then in the working directory.
/// @param path  empty: mungba.toml in the working directory, else /etc/mungba/mungba.toml.
Loaded load(const std::filesystem::path& path, const Environment& environment);

}  // namespace mungba::config
