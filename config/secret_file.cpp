#include "config/secret_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace mungba::config {
namespace {

constexpr off_t kLargest = 64 * 1024;

/// Closes at the end of its block.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

core::Error failed(const std::filesystem::path& path, std::string_view what) {
    return {fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno))};
}

bool write_all(int descriptor, const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        written += static_cast<std::size_t>(count);
    }
    return true;
}

bool sync_folder(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return opened && ::fsync(opened.number()) == 0;
}

core::Result<std::string> read_all(int descriptor, off_t size, const std::filesystem::path& path) {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(path, "cannot be read");
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace

core::Result<std::string> read_private_file(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file) return failed(path, "cannot be opened");
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return failed(path, "cannot be examined");
    if (!S_ISREG(status.st_mode))
        return core::Error{fmt::format("{}: is not a file", path.string())};
    const unsigned mode = status.st_mode & 07777;
    if ((mode & 077) != 0) {
        return core::Error{fmt::format(
            "{}: is open to group or others (mode {:04o}); it must be 0600", path.string(), mode)};
    }
    if (status.st_size > kLargest)
        return core::Error{fmt::format("{}: is larger than 64 KiB", path.string())};
    return read_all(file.number(), status.st_size, path);
}

core::Result<std::string> read_secret_file(const std::filesystem::path& path) {
    auto read = read_private_file(path);
    if (!read) return read;
    std::string secret = std::move(read).value();
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
    if (secret.empty()) return core::Error{fmt::format("{}: is empty", path.string())};
    return secret;
}

core::Result<bool> write_private_file(const std::filesystem::path& path, const std::string& bytes) {
    std::string name = path.string() + ".XXXXXX";
    const Descriptor file{::mkostemp(name.data(), O_CLOEXEC)};  // mode 0600
    if (!file) return failed(path, "cannot be made");
    const bool kept = write_all(file.number(), bytes) && ::fsync(file.number()) == 0;
    // A link, not a rename: it never takes the place of a key that somebody made meanwhile.
    const bool linked = kept && ::link(name.c_str(), path.c_str()) == 0;
    const int reason = errno;
    ::unlink(name.c_str());
    errno = reason;
    if (!linked && kept && reason == EEXIST) return false;
    if (!linked) return failed(path, "cannot be written");
    if (!sync_folder(path)) return failed(path, "its folder cannot be synced");
    return true;
}

}  // namespace mungba::config
