#include "storage/data_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "storage/sqlite.hpp"

namespace mungba::storage {
namespace {

constexpr std::string_view kMade = "database made\n";

}  // namespace

std::variant<DataLock, DataLock::Failure> DataLock::take(const std::string& database_path) {
    const std::string path = database_path + ".lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return Failure{Refusal::unwritable, path + ": cannot be written: " + std::strerror(errno)};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(descriptor);
        if (why == EWOULDBLOCK) return Failure{Refusal::held, path + ": the data folder is in use by another mungba"};
        return Failure{Refusal::unwritable, path + ": cannot be locked: " + std::strerror(why)};
    }
    return DataLock(descriptor, path);
}

DataLock::DataLock(DataLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

DataLock::~DataLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool DataLock::database_was_made() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && status.st_size > 0;
}

void DataLock::remember_database_made() {
    if (database_was_made()) return;
    const auto written = ::pwrite(descriptor_, kMade.data(), kMade.size(), 0);
    if (written != static_cast<ssize_t>(kMade.size()) || ::fsync(descriptor_) != 0) {
        throw StorageError(errno == ENOSPC ? StorageError::Kind::full : StorageError::Kind::io,
                           path_ + ": cannot be written: " + std::strerror(errno));
    }
}

}  // namespace mungba::storage
