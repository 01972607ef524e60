// What the doctor sees on this machine: config, key file, database.
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

#include "bot/care/document_reader.hpp"
#include "bot/commands/doctor_rooms.hpp"
#include "config/rules.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"

namespace mungba::bot::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLookThroughBytes = 256u << 20;
constexpr std::uintmax_t kLittleSpaceMb = 500;
constexpr std::uintmax_t kNoSpaceMb = 50;

/// Without it a bulletin takes no file; everything else works.
void look_at_reader(Report& report) {
    const std::string program = care::DocumentReader::usual_program();
    const auto read = care::DocumentReader(program).read(handlers::Outside::Mode::page, "<p>x</p>");
    if (read.ending == handlers::FromOutside::Ending::done) return report.ok("documents", program + " reads them");
    report.warn("documents", program + " does not read them", "install mungba-extract beside mungba; until then bulletins take no file");
}

void look_at_space(Report& report, const std::string& folder) {
    struct statvfs space {};
    if (::statvfs(folder.c_str(), &space) != 0) return;
    const std::uintmax_t mb = static_cast<std::uintmax_t>(space.f_bavail) * space.f_frsize >> 20;
    const std::string seen = std::to_string(mb) + " MB free in " + folder;
    if (mb < kNoSpaceMb) return report.no("disk", seen, "make room: a full disk stores no event");
    if (mb < kLittleSpaceMb) return report.warn("disk", seen, "make room soon");
    report.ok("disk", seen);
}

std::vector<Patient> patients_in(storage::Connection& connection) {
    std::vector<Patient> patients;
    for (auto& organization : storage::organizations::all(connection)) {
        const auto id = organization.id;
        patients.push_back({.organization = std::move(organization),
                            .tokens = storage::tokens::current(connection, id),
                            .groups = storage::group_packages::of(connection, id)});
    }
    return patients;
}

std::optional<std::vector<Patient>> examine(Report& report, const std::string& path) {
    storage::Connection connection(path, storage::Connection::Mode::read_only, storage::Connection::Missing::refuse);
    storage::refuse_foreign(connection);
    const auto line = storage::migration_line(storage::embedded_files());
    storage::refuse_newer(connection, "core", line);
    const bool small = fs::file_size(path) < kLookThroughBytes;
    if (const std::string complaint = small ? storage::quick_check(connection) : std::string(); !complaint.empty()) {
        report.no("database", path + ": damaged: " + complaint, "stop the server and restore a backup: mungba restore FILE");
        return std::nullopt;
    }
    if (storage::applied_steps(connection, "core") < static_cast<int>(line.size())) {
        report.warn("database", path + ": of an older version", "it is brought forward when the server starts; make a backup before");
        return std::nullopt;
    }
    report.ok("database", path + (small ? ": sound" : ": can be read; mungba check --database looks through all of it"));
    return patients_in(connection);
}

}  // namespace

std::optional<config::Settings> look_at_config(Report& report, const std::string& config) {
    config::Loaded loaded = config::load(config, config::process_environment());
    const std::string file = loaded.file.empty() ? std::string("the config") : loaded.file.string();
    for (const std::string& warning : loaded.warnings) report.warn("config", warning, "mend it in " + file);
    for (const std::string& mistake : loaded.mistakes) report.no("config", mistake, "mend it in " + file);
    if (!loaded.settings) {
        report.warn("everything else", "not looked at", "mend the config first");
        return std::nullopt;
    }
    report.ok("config", file);
    const config::LoadedRules rules = config::load_rules(loaded.settings->rules);
    for (const std::string& mistake : rules.mistakes) report.no("rule packs", mistake, "take the file of this version again, or mend it");
    if (rules.mistakes.empty()) report.ok("rule packs", "read");
    look_at_reader(report);
    return loaded.settings;
}

std::optional<config::SealingKey> look_at_key(Report& report, const config::Settings& settings, bool something_is_sealed) {
    auto key = config::SealingKey::load(settings.secrets.key_file, config::SealingKey::IfMissing::refuse);
    if (key) {
        report.ok("key file", settings.secrets.key_file.string());
        return std::move(key).value();
    }
    std::error_code ignored;
    if (!something_is_sealed && !fs::exists(settings.secrets.key_file, ignored)) {
        report.warn("key file", settings.secrets.key_file.string() + ": not there", "the first start makes it; keep a copy apart from the backups");
        return std::nullopt;
    }
    report.no("key file", key.error().message, "put its copy back, open to its owner alone: without it the stored tokens cannot be opened");
    return std::nullopt;
}

std::optional<std::vector<Patient>> look_at_database(Report& report, const config::Settings& settings) {
    const std::string path = settings.storage.path.string();
    const std::string folder = settings.storage.path.parent_path().string();
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        report.no("database", folder + ": there is no such folder", "make it, or mend storage.path");
        return std::nullopt;
    }
    if (::access(folder.c_str(), W_OK) != 0) {
        report.no("database", folder + ": this user may not write there", "run the doctor as the server's user, or give the folder to it");
    }
    look_at_space(report, folder);
    if (!fs::exists(path, ignored) || fs::file_size(path, ignored) == 0) {
        const bool was_made = fs::exists(path + ".lock", ignored) && fs::file_size(path + ".lock", ignored) > 0;
        if (was_made) {
            report.no("database", path + ": the database that was here is missing", "restore a backup: mungba restore FILE");
            return std::nullopt;
        }
        report.warn("database", path + ": not there yet", "the first start makes it");
        return std::vector<Patient>{};
    }
    try {
        return examine(report, path);
    } catch (const storage::DatabaseRefused& error) {
        report.no("database", error.what(), "name another file in storage.path, or restore a backup");
    } catch (const storage::StorageError& error) {
        const bool damaged = error.kind() == storage::StorageError::Kind::damaged;
        report.no("database", path + (damaged ? ": damaged: " : ": cannot be read: ") + error.what(),
                  damaged ? "stop the server and restore a backup: mungba restore FILE" : "run the doctor as the server's user");
    }
    return std::nullopt;
}

}  // namespace mungba::bot::doctor
