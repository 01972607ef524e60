#include "bot/commands/restore_command.hpp"

#include <filesystem>
#include <memory>
#include <optional>

#include "bot/database.hpp"
#include "core/local_time.hpp"
#include "core/log.hpp"
#include "storage/backup.hpp"
#include "storage/durable_file.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/erasure_list.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"
#include "usecases/restoring.hpp"

namespace mungba::bot {
namespace {

namespace fs = std::filesystem;
using storage::Connection;
using storage::StorageError;

/// Ends the restoring; told at its one catch.
struct Stop {
    int exit_code;
    std::string message;
};

void refuse_if(const std::vector<std::string>& complaints, const std::string& file) {
    if (!complaints.empty()) throw Stop{kDatabaseRefused, file + ": damaged: " + complaints.front() + "; take another backup"};
}

/// The backup, opened and found whole: before anything is touched.
std::unique_ptr<Connection> checked_backup(const std::string& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) throw Stop{kBadInput, file + ": there is no such file"};
    try {
        auto backup = std::make_unique<Connection>(file, Connection::Mode::read_only, Connection::Missing::refuse);
        storage::refuse_foreign(*backup);
        const auto line = storage::migration_line(storage::embedded_files());
        if (storage::applied_steps(*backup, "core") == 0) {
            throw Stop{kDatabaseRefused, file + ": not a database of mungba; take another file"};
        }
        storage::refuse_newer(*backup, "core", line);
        refuse_if(storage::integrity_complaints(*backup), file);
        refuse_if(storage::foreign_key_complaints(*backup), file);
        return backup;
    } catch (const StorageError& error) {
        const bool damaged = error.kind() == StorageError::Kind::damaged;
        throw Stop{damaged ? kDatabaseRefused : kBadInput,
                   file + (damaged ? ": no database, or a damaged one: " : ": cannot be read: ") + error.what()};
    } catch (const storage::DatabaseRefused& error) {
        throw Stop{kDatabaseRefused, error.what()};
    }
}

constexpr const char* kJournals[] = {"-wal", "-shm", "-journal"};

/// The copy that is being made ready: what an interrupted restoring left of it goes first, and what this one leaves goes last.
class Workplace {
public:
    explicit Workplace(std::string copy) : copy_(std::move(copy)) { clear(); }
    ~Workplace() {
        try {
            clear();
        } catch (const StorageError& error) {
            core::log::warning("a copy is left over", {{"why", error.what()}});
        }
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    const std::string& copy() const { return copy_; }

private:
    void clear() {
        storage::remove_if_there(copy_);
        for (const char* suffix : kJournals) storage::remove_if_there(copy_ + suffix);
        storage::remove_if_there(copy_ + ".part");
    }
    std::string copy_;
};

/// What this machine's key file can do with the tokens of the backup; empty if all is well.
std::string key_warning(const config::Settings& settings, Connection& connection) {
    const auto key = config::SealingKey::load(settings.secrets.key_file, config::SealingKey::IfMissing::refuse);
    for (const auto& organization : storage::organizations::all(connection)) {
        const auto sealed = storage::tokens::current(connection, organization.id);
        if (!sealed || (key && key->open(sealed->access))) continue;
        const std::string why = key ? settings.secrets.key_file.string() + ": is not the key of this backup" : key.error().message;
        return "warning: " + why + "; put the key file of that time there: without it the tokens cannot be opened\n";
    }
    return {};
}

/// Brings a copy to the state in which it may be used, and leaves it as one synced file.
usecases::restoring::Summary prepare(const std::string& copy,
                                     const config::Settings& settings,
                                     const std::vector<storage::Erasure>& erasures,
                                     core::Instant now,
                                     std::string& warnings) {
    usecases::restoring::Summary summary;
    {
        Connection connection(copy, Connection::Mode::write, Connection::Missing::refuse);
        storage::migrate(connection, "core", storage::migration_line(storage::embedded_files()), now);
        summary = usecases::restoring::make_fit(connection, erasures, now);
        warnings += key_warning(settings, connection);
        refuse_if(storage::integrity_complaints(connection), copy);
        refuse_if(storage::foreign_key_complaints(connection), copy);
        if (!connection.checkpoint(Connection::Checkpoint::truncate)) {
            throw Stop{kFailed, copy + ": is in use; who has it open?"};
        }
    }
    for (const char* suffix : kJournals) storage::remove_if_there(copy + suffix);
    storage::sync_file(copy);
    return summary;
}

/// Brings all of the present database into its one file. False for one so damaged that it cannot be opened: its journal goes with it.
bool close_properly(const std::string& path) {
    try {
        {
            Connection look(path, Connection::Mode::read_only, Connection::Missing::refuse);
            storage::refuse_foreign(look);
        }
        Connection connection(path, Connection::Mode::write, Connection::Missing::refuse);
        if (!connection.checkpoint(Connection::Checkpoint::truncate)) {
            throw Stop{kInUse, path + ": is in use; stop whatever has it open"};
        }
        return true;
    } catch (const storage::DatabaseRefused& error) {
        throw Stop{kDatabaseRefused, error.what()};
    } catch (const StorageError& error) {
        if (error.kind() == StorageError::Kind::damaged) return false;
        throw Stop{error.kind() == StorageError::Kind::full ? kFailed : kDatabaseRefused,
                   path + ": the present database cannot be closed properly: " + error.what()};
    }
}

std::string name_aside(const std::string& path, core::Instant now) {
    std::string stamp = core::format_iso(now).substr(0, 19);  // 2026-10-07T09:30:00
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    std::string name = path + ".before-restore-" + stamp;
    for (int number = 2; fs::exists(name); ++number) name = path + ".before-restore-" + stamp + "-" + std::to_string(number);
    return name;
}

/// The present database under a second name; the first one stays its own until the new database takes it. Empty: there is none.
std::string keep_present(const std::string& path, core::Instant now) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return {};
    const std::string aside = name_aside(path, now);
    const bool whole = fs::file_size(path, ignored) == 0 || close_properly(path);
    storage::keep_as(path, aside);
    for (const char* suffix : kJournals) {
        if (!whole && fs::exists(path + suffix, ignored)) storage::keep_as(path + suffix, aside + suffix);
        // The new database must not find a journal that is not its own.
        storage::remove_if_there(path + suffix);
    }
    storage::sync_folder_of(path);
    return aside;
}

std::vector<storage::Erasure> all_erasures(const std::string& path, const std::string& file, std::string& warnings) {
    const auto own = storage::ErasureList::of_database(path);
    for (const auto& list : {own, storage::ErasureList::beside_backup(file)}) {
        const auto content = list.read();
        if (content.unreadable > 0) {
            warnings += "warning: " + list.path() + ": " + std::to_string(content.unreadable) + " lines cannot be read\n";
        }
        own.merge(content.erasures);
    }
    return own.read().erasures;
}

std::string report(const usecases::restoring::Summary& summary, const std::string& path, const std::string& file, const std::string& aside) {
    std::string text = path + ": restored from " + file;
    if (core::to_ms(summary.newest) > 0) text += ", which knows of things until " + core::format_iso(summary.newest);
    text += "\n";
    if (!aside.empty()) text += "the database that was here is kept as " + aside + "; remove it when all is well\n";
    text += std::to_string(summary.doubtful) + " messages waited or were under way: whether they were sent is looked up before anything is repeated\n";
    text += std::to_string(summary.gaps) + " organizations have a gap since then: what was missed is fetched after the start\n";
    text += std::to_string(summary.erased) + " erasures were carried out again\n";
    if (summary.held > 0) {
        text += "the tokens are as old as the backup, so they are not renewed until you say so: mungba token import with a fresh pair,"
                " or mungba token release if no other machine has used them since\n";
    }
    return text;
}

}  // namespace

CommandOutcome restore(const config::Settings& settings,
                       const std::string& given,
                       const core::Clock& clock,
                       const core::Testpoint& testpoint) try {
    const auto pass = [&](const char* point) {
        if (testpoint) testpoint(point);
    };
    const std::string path = settings.storage.path.string();
    const std::string file = fs::absolute(given).lexically_normal().string();
    std::error_code ignored;
    if (fs::equivalent(file, path, ignored)) throw Stop{kBadInput, file + ": this is the database itself, not a backup of it"};
    auto lock = lock_data_folder(path);
    if (const auto* refusal = std::get_if<Refusal>(&lock)) {
        throw Stop{refusal->exit_code, refusal->message + (refusal->exit_code == kInUse ? "; stop it before a restore" : "")};
    }

    auto backup = checked_backup(file);
    std::string warnings;
    const auto erasures = all_erasures(path, file, warnings);
    const Workplace workplace(path + ".restoring");
    const std::string& copy = workplace.copy();
    const auto copied = storage::copy_database(*backup, copy);
    backup.reset();
    if (!copied) throw Stop{kFailed, copied.error().message};
    pass("restore-copied");
    const core::Instant now = clock.now();
    const auto summary = prepare(copy, settings, erasures, now, warnings);
    pass("restore-prepared");
    const std::string aside = keep_present(path, now);
    pass("restore-kept");
    storage::move_into_place(copy, path);
    pass("restore-in-place");
    std::get<storage::DataLock>(lock).remember_database_made();
    return {.exit_code = kDone, .out = report(summary, path, file, aside), .err = warnings};
} catch (const Stop& stop) {
    return {.exit_code = stop.exit_code, .out = {}, .err = stop.message + "\n"};
} catch (const storage::DatabaseRefused& error) {
    return {.exit_code = kDatabaseRefused, .out = {}, .err = std::string(error.what()) + "\n"};
} catch (const StorageError& error) {
    const bool full = error.kind() == StorageError::Kind::full;
    return {.exit_code = kFailed,
            .out = {},
            .err = (full ? "the disk is full; make room and restore again: " : "the restoring failed: ") + std::string(error.what()) + "\n"};
}

}  // namespace mungba::bot
