#include "storage/backup.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "core/log.hpp"
#include "storage/durable_file.hpp"
#include "storage/integrity.hpp"
#include "storage/migrator.hpp"

namespace mungba::storage {
namespace {

constexpr Query kCopy{"backup.copy", "VACUUM INTO ?1"};
constexpr Query kAttach{"backup.attach", "ATTACH ?1 AS copy"};
constexpr Query kDetach{"backup.detach", "DETACH copy"};
constexpr Query kIsReader{"backup.is_reader", "PRAGMA query_only"};
constexpr Query kMayWrite{"backup.may_write", "PRAGMA query_only=OFF"};
constexpr Query kOnlyReads{"backup.only_reads", "PRAGMA query_only=ON"};

/// query_only forbids the copy too, though it is another file; what is ours stays safe: a reader has opened it read-only.
class WritingElsewhere {
public:
    explicit WritingElsewhere(Connection& connection) : connection_(connection) {
        Rows rows = connection_.rows(kIsReader);
        is_reader_ = rows.next() && rows.integer(0) == 1;
        if (is_reader_) connection_.execute(kMayWrite);
    }
    ~WritingElsewhere() {
        try {
            if (is_reader_) connection_.execute(kOnlyReads);
        } catch (const StorageError& error) {
            core::log::error("a reader could not be closed to writing again", {{"why", error.what()}});
        }
    }
    WritingElsewhere(const WritingElsewhere&) = delete;
    WritingElsewhere& operator=(const WritingElsewhere&) = delete;

private:
    Connection& connection_;
    bool is_reader_ = false;
};

/// The copy beside the database that it was made of, on the same connection: who interrupts that one ends the check too.
class Attached {
public:
    Attached(Connection& connection, const std::string& file) : connection_(connection) { connection_.execute(kAttach, file); }
    ~Attached() {
        try {
            connection_.execute(kDetach);
        } catch (const StorageError& error) {
            core::log::error("a copy could not be let go", {{"why", error.what()}});
        }
    }
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;

private:
    Connection& connection_;
};

std::string complaint_about(Connection& connection, const std::string& copy) {
    const Attached attached(connection, copy);
    for (const auto& complaints : {integrity_complaints(connection, Part::copy), foreign_key_complaints(connection, Part::copy)}) {
        if (!complaints.empty()) return complaints.front();
    }
    return {};
}

/// Whatever has its name when it goes out of scope is removed.
class Temporary {
public:
    explicit Temporary(std::string path) : path_(std::move(path)) { make_empty(path_); }
    ~Temporary() {
        for (const char* suffix : {"", "-journal"}) {
            std::error_code ignored;
            std::filesystem::remove(path_ + suffix, ignored);
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

core::Error failure(const std::string& file, const StorageError& error) {
    if (error.kind() == StorageError::Kind::full) {
        return {file + ": the disk is full; make room, or name a file on another disk (" + error.what() + ")"};
    }
    const char* mend = error.kind() == StorageError::Kind::damaged ? "; the database itself is damaged: mungba check --database" : "";
    return {file + ": the copy failed: " + error.what() + mend};
}

}  // namespace

core::Result<std::uintmax_t> copy_database(Connection& from, const std::string& file) try {
    const Temporary copy(file + ".part");
    {
        const WritingElsewhere allowed(from);
        from.execute(kCopy, copy.path());
    }
    if (const std::string complaint = complaint_about(from, copy.path()); !complaint.empty()) {
        return core::Error{file + ": the copy is not sound, so it is not kept: " + complaint + "; look at the database itself: mungba check --database"};
    }
    sync_file(copy.path());
    const auto bytes = std::filesystem::file_size(copy.path());
    move_into_place(copy.path(), file);
    return bytes;
} catch (const StorageError& error) {
    return failure(file, error);
}

void give_up_durability(Connection& copy) { copy.script("PRAGMA synchronous = OFF", "give_up_durability"); }

bool looks_like_ours(const std::string& file) {
    // Bytes 68 to 71 of a database's first page are its application id, the high byte first.
    char head[72] = {};
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(head, sizeof head)) return false;
    if (std::string_view(head, 15) != "SQLite format 3") return false;
    std::uint32_t id = 0;
    for (int index = 68; index < 72; ++index) id = id << 8 | static_cast<unsigned char>(head[index]);
    return id == kApplicationId;
}

}  // namespace mungba::storage
