#include "config/config.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "config/settings_reader.hpp"
#include "core/text.hpp"

namespace mungba::config {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLocalFile = "mungba.toml";
constexpr const char* kSystemFile = "/etc/mungba/mungba.toml";
constexpr const char* kDefaultPack = "config/rules/default.json";
constexpr std::uintmax_t kLargestFile = 1 << 20;

const std::vector<std::string_view> kWebSchemes = {"https://", "http://"};

void read_tls(SettingsReader& reader, std::string_view section, Listener& listener) {
    reader.path({section, "tls_cert"}, listener.tls_cert);
    reader.path({section, "tls_key"}, listener.tls_key);
    if (listener.tls_cert.empty() != listener.tls_key.empty()) {
        reader.mistake({section, listener.tls_cert.empty() ? "tls_key" : "tls_cert"},
                       "tls_cert and tls_key go together: both or neither");
        return;
    }
    if (listener.tls_cert.empty()) return;
    struct stat status {};
    if (::access(listener.tls_cert.c_str(), R_OK) != 0) {
        reader.mistake({section, "tls_cert"},
                       fmt::format("{} cannot be read", listener.tls_cert.string()));
    }
    if (::access(listener.tls_key.c_str(), R_OK) != 0) {
        reader.mistake({section, "tls_key"},
                       fmt::format("{} cannot be read", listener.tls_key.string()));
    } else if (::stat(listener.tls_key.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0) {
        reader.mistake({section, "tls_key"},
                       fmt::format("{} is readable by others", listener.tls_key.string()));
    }
}

void read_server(SettingsReader& reader, Server& server) {
    server.listen = "127.0.0.1:8080";
    reader.listen({"server", "listen"}, server.listen);
    reader.whole_number({"server", "max_connections"}, server.max_connections, 1, 65536);
    read_tls(reader, "server", server);
    reader.text({"server", "verifier"}, server.verifier);
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (server.verifier.size() > 200 ||
        server.verifier.find_first_not_of(kAllowed) != std::string::npos) {
        reader.mistake({"server", "verifier"},
                       "is not a code of letters, digits, - and _ (at most 200)");
    }
}

void read_web(SettingsReader& reader, Web& web, const Server& server) {
    web.listen = "127.0.0.1:8081";
    reader.listen({"web", "listen"}, web.listen);
    read_tls(reader, "web", web);
    reader.url({"web", "public_url"}, web.public_url, kWebSchemes);
    if (web.listen == server.listen && !web.listen.ends_with(":0")) {
        reader.mistake({"web", "listen"}, fmt::format("{} is server.listen already", web.listen));
    }
}

void read_zalo(SettingsReader& reader, Zalo& zalo) {
    constexpr auto kRequired = SettingsReader::Need::required;
    reader.text({"zalo", "organization"}, zalo.organization, kRequired);
    reader.text({"zalo", "app_id"}, zalo.app_id, kRequired);
    reader.secret({"zalo", "app_secret"}, zalo.app_secret, kRequired);
    reader.text({"zalo", "oa_id"}, zalo.oa_id, kRequired);
    reader.secret({"zalo", "oa_secret_key"}, zalo.oa_secret_key, kRequired);
    reader.secret({"zalo", "oa_secret_key_next"}, zalo.oa_secret_key_next);
    if (const auto word = reader.choice({"zalo", "signature"}, {"enforce", "observe"})) {
        zalo.signature = *word == 0 ? SignaturePolicy::enforce : SignaturePolicy::observe;
    }
    reader.url({"zalo", "openapi_url"}, zalo.openapi_url, kWebSchemes);
    reader.url({"zalo", "oauth_url"}, zalo.oauth_url, kWebSchemes);
    if (zalo.openapi_url.empty()) reader.mistake({"zalo", "openapi_url"}, "is needed and empty");
    if (zalo.oauth_url.empty()) reader.mistake({"zalo", "oauth_url"}, "is needed and empty");
    reader.flag({"zalo", "paid_messages"}, zalo.paid_messages);
}

void read_paths(SettingsReader& reader, Settings& settings) {
    settings.storage.path = reader.in_folder("mungba.db");
    reader.path({"storage", "path"}, settings.storage.path);
    if (settings.storage.path.empty()) reader.mistake({"storage", "path"}, "is needed and empty");
    settings.secrets.key_file = reader.in_folder("mungba.key");
    reader.path({"secrets", "key_file"}, settings.secrets.key_file);
    if (settings.secrets.key_file.empty())
        reader.mistake({"secrets", "key_file"}, "is needed and empty");
}

/// A rule file: absolute, or in the config's folder, or in the working directory, in this order.
std::optional<fs::path> find_rules(SettingsReader& reader,
                                   SettingsReader::Key key,
                                   const std::string& name) {
    std::error_code error;
    const fs::path beside = reader.in_folder(name);
    if (fs::exists(beside, error)) return beside;
    const fs::path here = fs::absolute(name).lexically_normal();
    if (fs::exists(here, error)) return here;
    const std::string places = beside == here
                                   ? fmt::format("{}", beside.string())
                                   : fmt::format("{} nor {}", beside.string(), here.string());
    reader.mistake(key, fmt::format("there is no {}", places));
    return std::nullopt;
}

void read_rules(SettingsReader& reader, Rules& rules, std::vector<std::string>& warnings) {
    const bool given = reader.has_section("rules");
    std::string pack = kDefaultPack;
    reader.text({"rules", "pack"}, pack);
    const auto days_off = reader.texts({"rules", "days_off"});
    if (!given) {
        warnings.push_back(
            "rules: there is no such section; built-in rules are used, and of days off only "
            "weekends are known");
        return;
    }
    if (pack.empty()) {
        reader.mistake({"rules", "pack"}, "is empty");
    } else {
        rules.pack = find_rules(reader, {"rules", "pack"}, pack);
    }
    if (!days_off || days_off->empty()) {
        warnings.push_back("rules.days_off: is empty; of days off only weekends are known");
        return;
    }
    for (const std::string& name : *days_off) {
        if (auto found = find_rules(reader, {"rules", "days_off"}, name))
            rules.days_off.push_back(*found);
    }
}

void read_alerts(SettingsReader& reader, Alerts& alerts, std::vector<std::string>& warnings) {
    const std::size_t before = reader.mistakes().size();
    reader.text({"alerts", "command"}, alerts.command);
    reader.secret({"alerts", "smtp_url"}, alerts.smtp_url);
    reader.text({"alerts", "from"}, alerts.from);
    reader.text({"alerts", "to"}, alerts.to);
    if (!alerts.smtp_url.empty()) {
        const bool mail =
            alerts.smtp_url.starts_with("smtp://") || alerts.smtp_url.starts_with("smtps://");
        if (!mail)
            reader.mistake({"alerts", "smtp_url"}, "does not begin with smtp:// or smtps://");
        for (const auto& [name, address] :
             {std::pair{"from", &alerts.from}, std::pair{"to", &alerts.to}}) {
            if (address->find('@') == std::string::npos)
                reader.mistake({"alerts", name}, "smtp_url needs a mail address here");
        }
    }
    if (alerts.empty() && reader.mistakes().size() == before) {
        warnings.push_back(
            "alerts: neither command nor smtp_url is set; nobody is told when Zalo is the problem");
    }
    if (alerts.command.starts_with('/') && ::access(alerts.command.c_str(), X_OK) != 0) {
        warnings.push_back(
            fmt::format("alerts.command: {} is no program that can be run", alerts.command));
    }
}

void warn(const Settings& settings, std::vector<std::string>& warnings) {
    if (settings.zalo.signature == SignaturePolicy::observe) {
        warnings.push_back(
            "zalo.signature: \"observe\" is for the first days; webhooks with a bad signature are "
            "answered 200");
    }
    if (settings.web.public_url.empty()) {
        warnings.push_back("web.public_url: is empty; links will bear the listener's own address");
    }
}

void read_all(SettingsReader& reader, Settings& settings, std::vector<std::string>& warnings) {
    read_server(reader, settings.server);
    read_web(reader, settings.web, settings.server);
    read_zalo(reader, settings.zalo);
    read_paths(reader, settings);
    read_rules(reader, settings.rules, warnings);
    reader.hour({"quiet_hours", "from"}, settings.quiet_hours.from);
    reader.hour({"quiet_hours", "to"}, settings.quiet_hours.to);
    read_alerts(reader, settings.alerts, warnings);
    warn(settings, warnings);
    reader.tell_unknown();
}

/// The file to read; nothing, and a mistake, if there is none.
std::optional<fs::path> find_file(const fs::path& asked, std::vector<std::string>& mistakes) {
    std::error_code error;
    if (!asked.empty()) {
        if (fs::exists(asked, error)) return fs::absolute(asked);
        mistakes.push_back(fmt::format("{}: there is no such config file", asked.string()));
        return std::nullopt;
    }
    for (const char* name : {kLocalFile, kSystemFile}) {
        if (fs::exists(name, error)) return fs::absolute(name);
    }
    mistakes.push_back(fmt::format("there is no config file: neither {} in {} nor {}",
                                   kLocalFile,
                                   fs::current_path(error).string(),
                                   kSystemFile));
    return std::nullopt;
}

core::Result<std::string> read_file(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return core::Error{fmt::format("{}: is not a file", path.string())};
    if (fs::file_size(path, error) > kLargestFile)
        return core::Error{fmt::format("{}: is larger than 1 MiB", path.string())};
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) return core::Error{fmt::format("{}: cannot be read", path.string())};
    return content.str();
}

bool is_open_to_others(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

}  // namespace

Environment process_environment() {
    Environment environment;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view line = *entry;
        const std::size_t equals = line.find('=');
        if (!line.starts_with("MUNGBA_") || equals == std::string_view::npos) continue;
        environment.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return environment;
}

Loaded load(const fs::path& path, const Environment& environment) {
    Loaded loaded;
    const auto file = find_file(path, loaded.mistakes);
    if (!file) return loaded;
    loaded.file = *file;
    const std::string name = path.empty() ? file->filename().string() : path.string();
    const auto content = read_file(*file);
    if (!content) {
        loaded.mistakes.push_back(content.error().message);
        return loaded;
    }
    const auto raw = read_toml(*content, name);
    if (!raw) {
        loaded.mistakes.push_back(raw.error().message);
        return loaded;
    }
    SettingsReader reader{*raw, name, file->parent_path(), environment};
    Settings settings;
    read_all(reader, settings, loaded.warnings);
    if (reader.holds_secrets() && is_open_to_others(*file)) {
        loaded.warnings.push_back(fmt::format(
            "{}: holds secrets and is readable by group or others; chmod 600 it", name));
    }
    loaded.mistakes = std::move(reader.mistakes());
    if (loaded.mistakes.empty()) loaded.settings = std::move(settings);
    return loaded;
}

}  // namespace mungba::config
