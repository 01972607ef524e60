#include "storage/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "storage/sqlite.hpp"

namespace mungba::storage {
namespace {

[[noreturn]] void fail(const std::string& path, const char* what) {
    const int why = errno;
    throw StorageError(why == ENOSPC || why == EDQUOT ? StorageError::Kind::full : StorageError::Kind::io,
                       path + ": " + what + ": " + std::strerror(why));
}

class Descriptor {
public:
    Descriptor(const std::string& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    bool close() {
        const int number = number_;
        number_ = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

void copy(const std::string& from, const std::string& to) {
    const Descriptor source(from, O_RDONLY);
    if (!source.is_open()) fail(from, "cannot be read");
    const std::string part = to + ".part";
    Descriptor target(part, O_WRONLY | O_CREAT | O_TRUNC);
    if (!target.is_open()) fail(part, "cannot be made");
    std::array<char, 1 << 16> buffer{};
    while (const auto size = ::read(source.number(), buffer.data(), buffer.size())) {
        if (size < 0 && errno == EINTR) continue;
        const bool written = size > 0 && write_all(target.number(), {buffer.data(), static_cast<std::size_t>(size)});
        if (written) continue;
        const int why = errno;
        ::unlink(part.c_str());
        errno = why;
        fail(part, "cannot be written");
    }
    if (::fsync(target.number()) != 0 || !target.close()) fail(part, "cannot be written");
    move_into_place(part, to);
}

}  // namespace

void write_durably(const std::string& path, std::string_view bytes) {
    const std::string part = path + ".part";
    {
        Descriptor file(part, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.is_open()) fail(part, "cannot be made");
        if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close()) {
            const int why = errno;
            ::unlink(part.c_str());
            errno = why;
            fail(part, "cannot be written");
        }
    }
    move_into_place(part, path);
}

void append_durably(const std::string& path, std::string_view bytes) {
    struct stat status {};
    const bool is_new = ::stat(path.c_str(), &status) != 0;
    Descriptor file(path, O_WRONLY | O_CREAT | O_APPEND);
    if (!file.is_open()) fail(path, "cannot be opened for writing");
    if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close()) fail(path, "cannot be written");
    if (is_new) sync_folder_of(path);
}

std::optional<std::string> read_file(const std::string& path) {
    const Descriptor file(path, O_RDONLY);
    if (!file.is_open() && errno == ENOENT) return std::nullopt;
    if (!file.is_open()) fail(path, "cannot be read");
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    while (const auto size = ::read(file.number(), buffer.data(), buffer.size())) {
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) fail(path, "cannot be read");
        bytes.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return bytes;
}

void make_empty(const std::string& path) {
    remove_if_there(path);
    Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (!file.is_open()) fail(path, "cannot be made");
}

void sync_file(const std::string& path) {
    const Descriptor file(path, O_RDONLY);
    if (!file.is_open() || ::fsync(file.number()) != 0) fail(path, "cannot be synced");
}

void sync_folder_of(const std::string& path) {
    const std::string folder = folder_of(path);
    const Descriptor opened(folder, O_RDONLY | O_DIRECTORY);
    // Some file systems cannot sync a folder and say so: then there is nothing more to be had.
    if (!opened.is_open() || (::fsync(opened.number()) != 0 && errno != EINVAL)) fail(folder, "cannot be synced");
}

void move_into_place(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail(to, "cannot be put in place");
    sync_folder_of(to);
}

void keep_as(const std::string& path, const std::string& second) {
    if (::link(path.c_str(), second.c_str()) != 0) {
        if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) fail(second, "cannot be made");
        copy(path, second);
    }
    sync_folder_of(second);
}

void remove_if_there(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(path, "cannot be removed");
}

}  // namespace mungba::storage
