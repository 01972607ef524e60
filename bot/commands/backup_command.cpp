#include "bot/commands/backup_command.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <optional>

#include "bot/database.hpp"
#include "storage/backup.hpp"
#include "storage/erasure_list.hpp"

namespace mungba::bot {
namespace {

namespace fs = std::filesystem;

/// Why the place is not one for a backup.
std::optional<std::string> why_not(const storage::Connection& connection, const CommandRequest& request, const std::string& file) {
    const std::string folder = fs::path(file).parent_path().string();
    const auto wanted = request.options.find("folder");
    const std::string seen = identity_of_folder(folder);
    if (seen.empty()) return folder + ": there is no such folder, or mungba may not look into it; make it, or name another file";
    if (wanted != request.options.end() && wanted->second != seen) {
        return folder + ": the server sees another folder there than you do (its service hides /tmp and /home); name a file in a folder"
                        " of the server, for example below the data folder";
    }
    std::error_code ignored;
    const std::string& database = connection.path();
    for (const char* suffix : {"", "-wal", "-shm", ".lock", ".sock", ".erasures"}) {
        const bool same = fs::weakly_canonical(file, ignored) == fs::weakly_canonical(database + suffix, ignored) ||
                          fs::equivalent(file, database + suffix, ignored);
        if (same) return file + ": this is the database in use, or belongs to it; name another file";
    }
    if (fs::path(file).filename() == "erasures.list") return file + ": the list of erasures has this name; name another file";
    if (!fs::exists(fs::symlink_status(file, ignored))) return std::nullopt;
    if (!fs::is_regular_file(file, ignored)) return file + ": is no file; name another one";
    if (!request.options.contains("force")) return file + ": is there already; name another file, or say --force to replace it";
    if (!storage::looks_like_ours(file)) return file + ": is no backup of mungba, so --force does not replace it; name another file";
    return std::nullopt;
}

/// Both ways: an older backup in the same folder may know of erasures that happened before this database was restored.
void carry_erasures(const std::string& database, const std::string& file) {
    storage::ErasureList::beside_backup(file).merge(storage::ErasureList::of_database(database).read().erasures);
}

}  // namespace

std::string identity_of_folder(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return {};
    return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

CommandRequest backup_request(const std::string& file, bool replace) {
    const fs::path whole = fs::absolute(file).lexically_normal();
    CommandRequest request{.name = "backup", .options = {{"file", whole.string()}}, .input = {}};
    // A folder that this process may not look into is told by whoever is to write there.
    if (const std::string folder = identity_of_folder(whole.parent_path().string()); !folder.empty()) request.options["folder"] = folder;
    if (replace) request.options["force"] = "";
    return request;
}

CommandOutcome back_up(storage::Connection& connection, const CommandRequest& request) {
    const auto named = request.options.find("file");
    const std::string file = named == request.options.end() ? std::string() : named->second;
    if (!fs::path(file).is_absolute() || !fs::path(file).has_filename()) {
        return {.exit_code = kBadInput, .out = {}, .err = file + ": not the name of a file\n"};
    }
    if (const auto reason = why_not(connection, request, file)) return {.exit_code = kBadInput, .out = {}, .err = *reason + "\n"};
    try {
        carry_erasures(connection.path(), file);  // a listed backup has its list
        const auto bytes = storage::copy_database(connection, file);
        if (!bytes) return {.exit_code = kFailed, .out = {}, .err = bytes.error().message + "\n"};
        carry_erasures(connection.path(), file);  // and what was erased meanwhile
        return {.exit_code = kDone, .out = file + ": " + std::to_string(*bytes) + " bytes, checked\n", .err = {}};
    } catch (const storage::StorageError& error) {
        return {.exit_code = kFailed, .out = {}, .err = std::string(error.what()) + "\n"};
    }
}

}  // namespace mungba::bot
