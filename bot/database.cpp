#include "bot/database.hpp"

#include <filesystem>
#include <optional>
#include <utility>

#include "core/log.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/erasure_list.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/state_repository.hpp"
#include "storage/token_repository.hpp"
#include "usecases/erasure.hpp"

namespace mungba::bot {
namespace {

// So much is checked before the start.
constexpr std::uintmax_t kCheckAtOnceBytes = 256u << 20;

Refusal refused(std::string message) { return {kDatabaseRefused, std::move(message)}; }

/// Why the place of a database is not right: it must not be taken for the place of a new one.
std::optional<Refusal> lost(const storage::DataLock& lock, const std::string& path) {
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
    return std::nullopt;
}

/// Those that an ended process had promised, or that a copy put in this place by hand does not know.
void carry_out_erasures(storage::Connection& connection, core::Instant now) {
    const auto list = storage::ErasureList::of_database(connection.path());
    const auto content = list.read();
    if (content.unreadable > 0) {
        core::log::error("lines of the erasures' list cannot be read", {{"file", list.path()}, {"lines", content.unreadable}});
    }
    if (content.erasures.empty()) return;
    storage::Transaction transaction(connection);
    const int again = usecases::erasure::carry_out_again(connection, content.erasures, now);
    transaction.commit();
    if (again > 0) core::log::warning("erasures carried out again", {{"people", again}});
}

std::variant<Database, Refusal> open_locked(storage::DataLock lock, const std::string& path, const core::Clock& clock) {
    if (auto refusal = lost(lock, path)) return std::move(*refusal);
    std::error_code ignored;
    const bool there = std::filesystem::exists(path, ignored);
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
    carry_out_erasures(*database.connection, clock.now());
    return database;
}

}  // namespace

std::variant<storage::DataLock, Refusal> lock_data_folder(const std::string& path) {
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
    return std::get<storage::DataLock>(std::move(lock));
}

std::variant<Database, Refusal> open_database(const std::string& path, const core::Clock& clock) {
    auto lock = lock_data_folder(path);
    if (auto* refusal = std::get_if<Refusal>(&lock)) return std::move(*refusal);
    try {
        return open_locked(std::get<storage::DataLock>(std::move(lock)), path, clock);
    } catch (const storage::DatabaseRefused& error) {
        return refused(error.what());
    } catch (const storage::StorageError& error) {
        return refused(path + ": cannot be used: " + error.what());
    }
}

std::variant<ReadableDatabase, Refusal> open_for_reading(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored) && !std::filesystem::exists(path + ".lock", ignored)) {
        return Refusal{kBadInput, path + ": there is no database yet; the first start makes it"};
    }
    auto lock = lock_data_folder(path);
    if (auto* refusal = std::get_if<Refusal>(&lock)) return std::move(*refusal);
    auto& locked = std::get<storage::DataLock>(lock);
    if (auto refusal = lost(locked, path)) return std::move(*refusal);
    if (!std::filesystem::exists(path, ignored) || std::filesystem::file_size(path, ignored) == 0) {
        return Refusal{kBadInput, path + ": there is no database yet; the first start makes it"};
    }
    try {
        ReadableDatabase database{.lock = std::move(locked), .connection = nullptr};
        database.connection = std::make_unique<storage::Connection>(path, storage::Connection::Mode::read_only);
        storage::refuse_foreign(*database.connection);
        storage::refuse_newer(*database.connection, "core", storage::migration_line(storage::embedded_files()));
        return database;
    } catch (const storage::DatabaseRefused& error) {
        return refused(error.what());
    } catch (const storage::StorageError& error) {
        return refused(path + ": cannot be read: " + error.what() + "; restore a backup");
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
