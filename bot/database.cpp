#include "bot/database.hpp"

#include <filesystem>
#include <utility>

#include "core/log.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/state_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::bot {
namespace {

// So much is checked before the start.
constexpr std::uintmax_t kCheckAtOnceBytes = 256u << 20;

Refusal refused(std::string message) { return {kDatabaseRefused, std::move(message)}; }

std::variant<Database, Refusal> open_locked(storage::DataLock lock, const std::string& path, const core::Clock& clock) {
    std::error_code ignored;
    const bool there = std::filesystem::exists(path, ignored);
    if (!there && lock.database_was_made()) {
        return refused(path + ": the database that was here is missing; restore a backup, or remove " + path +
                       ".lock if you mean to begin anew");
    }
    if (there && lock.database_was_made() && std::filesystem::file_size(path, ignored) == 0) {
        return refused(path + ": the database that was here is empty; restore a backup, or remove it and " + path +
                       ".lock if you mean to begin anew");
    }
    // A look first: opening for writing would already change a file that is not ours.
    if (there && std::filesystem::file_size(path, ignored) > 0) {
        storage::Connection look(path, storage::Connection::Mode::read_only);
        storage::refuse_foreign(look);
    }
    Database database{.lock = std::move(lock), .connection = nullptr};
    database.connection = std::make_unique<storage::Connection>(path, storage::Connection::Mode::write);
    const auto line = storage::migration_line(storage::embedded_files());
    storage::migrate(*database.connection, "core", line, clock.now());
    database.lock.remember_database_made();
    database.after_unclean_stop = storage::state::read(*database.connection).running;
    // Else beside the work: webhooks are stored at once.
    if (database.after_unclean_stop && std::filesystem::file_size(path, ignored) < kCheckAtOnceBytes) {
        const std::string complaint = storage::quick_check(*database.connection);
        if (!complaint.empty()) return refused(path + ": damaged: " + complaint + "; restore a backup");
        database.checked = true;
    }
    return database;
}

}  // namespace

std::variant<Database, Refusal> open_database(const std::string& path, const core::Clock& clock) {
    const auto folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
        return refused(folder.string() + ": there is no such folder; make it, or mend storage.path");
    }
    auto lock = storage::DataLock::take(path);
    if (const auto* failure = std::get_if<storage::DataLock::Failure>(&lock)) {
        const bool held = failure->refusal == storage::DataLock::Refusal::held;
        return Refusal{held ? kInUse : kDatabaseRefused, failure->message};
    }
    try {
        return open_locked(std::get<storage::DataLock>(std::move(lock)), path, clock);
    } catch (const storage::DatabaseRefused& error) {
        return refused(error.what());
    } catch (const storage::StorageError& error) {
        return refused(path + ": cannot be used: " + error.what());
    }
}

std::variant<config::SealingKey, Refusal> open_key(const config::Settings& settings, storage::Connection& connection) {
    bool sealed = false;
    for (const storage::Organization& organization : storage::organizations::all(connection)) {
        sealed = sealed || storage::tokens::current(connection, organization.id).has_value();
    }
    auto key = config::SealingKey::load(
        settings.secrets.key_file,
        sealed ? config::SealingKey::IfMissing::refuse : config::SealingKey::IfMissing::create);
    if (!key) return Refusal{kBadInput, key.error().message};
    return std::move(key).value();
}

}  // namespace mungba::bot
