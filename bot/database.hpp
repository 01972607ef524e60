#pragma once
#include <memory>
#include <string>
#include <variant>

#include "config/config.hpp"
#include "config/secrets.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "storage/data_lock.hpp"
#include "storage/sqlite.hpp"

namespace mungba::bot {

/// Exit codes of the program (design §4).
enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2, kInUse = 3, kDatabaseRefused = 4, kStorageFailed = 70 };

/// Why something ended, for the shell.
struct Refusal {
    int exit_code = kFailed;
    std::string message;
};

/// The data folder, locked, with its database open for writing and brought up to date.
struct Database {
    storage::DataLock lock;
    std::unique_ptr<storage::Connection> connection;
    bool after_unclean_stop = false;
    bool checked = false;  ///< quick_check has run; else it is still to be done beside the work
};

/// The lock alone: exit code 3 if a server or another command holds it.
std::variant<storage::DataLock, Refusal> lock_data_folder(const std::string& path);

/// Lock, look, open, check, migrate. A missing database is made only where none was before; a damaged, foreign or newer one is left alone.
std::variant<Database, Refusal> open_database(const std::string& path, const core::Clock& clock);

/// The data folder, locked, with its database open for reading only: as it is, in whatever version.
struct ReadableDatabase {
    storage::DataLock lock;
    std::unique_ptr<storage::Connection> connection;
};
/// For commands that only read, while no server runs. Exit code 2 where there has never been a database, 4 where there must be one.
std::variant<ReadableDatabase, Refusal> open_for_reading(const std::string& path);

/// The key file; a new one is made only while the database holds nothing sealed.
std::variant<config::SealingKey, Refusal> open_key(const config::Settings& settings, storage::Connection& connection);

}  // namespace mungba::bot
