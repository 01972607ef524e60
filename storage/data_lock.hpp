#pragma once
#include <string>

#include "core/result.hpp"

namespace mungba::storage {

/// The lock on a data folder, `<storage.path>.lock`: keeps a second writer out, and remembers that a database was made here,
/// so that a missing one is never replaced by an empty one. Released when it goes out of scope or the process ends.
class DataLock {
public:
    enum class Refusal { held, unwritable };
    struct Failure {
        Refusal refusal = Refusal::held;
        std::string message;
    };
    /// Takes the lock without waiting.
    static std::variant<DataLock, Failure> take(const std::string& database_path);

    DataLock(DataLock&& other) noexcept;
    DataLock& operator=(DataLock&&) = delete;
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;
    ~DataLock();

    bool database_was_made() const;
    void remember_database_made();  ///< durable when it returns; throws StorageError if it cannot be written

private:
    DataLock(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    int descriptor_;
    std::string path_;
};

}  // namespace mungba::storage
