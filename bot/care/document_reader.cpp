#include "bot/care/document_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <utility>

#include "core/clock.hpp"
#include "core/log.hpp"
#include "domain/file_kind.hpp"

namespace mungba::care {
namespace {

using handlers::FromOutside;
using handlers::Outside;
using Ending = FromOutside::Ending;

// extract/outcome.hpp has no more to say than this; one byte beyond it is a mistake of the other side.
constexpr std::size_t kMostOut = std::size_t{1} << 20;

class Descriptor {
public:
    explicit Descriptor(int value = -1) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int value() const { return value_; }
    void set(int value) { value_ = value; }
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }

private:
    int value_;
};

/// Two ends of a pair of sockets: writing to one that is gone is an error, not a signal.
bool make_pair(Descriptor& ours, Descriptor& theirs) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    ours.set(ends[0]);
    theirs.set(ends[1]);
    return fcntl(ours.value(), F_SETFL, O_NONBLOCK) == 0;
}

bool is_old_word(Outside::Mode mode, std::string_view bytes) { return mode == Outside::Mode::text && domain::file_kind(bytes.substr(0, 16)) == domain::FileKind::doc; }

const char* word_for(Outside::Mode mode, bool old_word) {
    switch (mode) {
        case Outside::Mode::text: return old_word ? "doc" : "text";
        case Outside::Mode::picture: return "picture";
        case Outside::Mode::page: return "page";
    }
    return "text";
}

/// It gets the two ends and the error output, an empty environment, and nothing else that is open here.
pid_t start(const std::string& program, const char* mode, int in, int out) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::string path = program;
    std::string word = mode;
    std::string language = "LANG=C.UTF-8";
    char* words[] = {path.data(), word.data(), nullptr};
    char* environment[] = {language.data(), nullptr};
    pid_t child = -1;
    const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, words, environment);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : -1;
}

/// Feeds it and hears it, both at once: neither waits for the other. False: its time is over, or it says too much.
bool talk(Descriptor& in, Descriptor& out, std::string_view bytes, std::string& said, std::chrono::steady_clock::time_point until) {
    std::array<char, 64 * 1024> piece{};
    while (out.value() >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - core::steady_now()).count();
        if (left <= 0) return false;
        pollfd waits[2] = {{.fd = out.value(), .events = POLLIN, .revents = 0}, {.fd = in.value(), .events = POLLOUT, .revents = 0}};
        const int ready = poll(waits, in.value() >= 0 ? 2 : 1, static_cast<int>(left));
        if (ready < 0 && errno != EINTR) return false;
        if (ready <= 0) continue;
        if (in.value() >= 0 && waits[1].revents != 0) {
            const ssize_t put = send(in.value(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
            const bool gone = put < 0 && errno != EAGAIN && errno != EINTR;
            if (bytes.empty() || gone) in.close();
        }
        if (waits[0].revents != 0) {
            const ssize_t got = recv(out.value(), piece.data(), piece.size(), 0);
            if (got > 0) {
                said.append(piece.data(), static_cast<std::size_t>(got));
                if (said.size() > kMostOut) return false;
            } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
                out.close();
            }
        }
    }
    return true;
}

/// Exit codes of extract/outcome.hpp.
Ending ending_of(int status) {
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        return signal == SIGXCPU || signal == SIGKILL ? Ending::too_slow : Ending::broken;  // a file that breaks its reader is broken
    }
    switch (WEXITSTATUS(status)) {
        case 0: return Ending::done;
        case 10: return Ending::wrong_kind;
        case 11: return Ending::encrypted;
        case 12: return Ending::broken;
        case 13: return Ending::no_text;
        case 14: return Ending::too_large;
        default: return Ending::failed;
    }
}

}  // namespace

std::string DocumentReader::usual_program() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string("mungba-extract") : (self.parent_path() / "mungba-extract").string();
}

FromOutside DocumentReader::read(Outside::Mode mode, const std::string& bytes) const {
    Descriptor in;
    Descriptor out;
    Descriptor their_in;
    Descriptor their_out;
    if (!make_pair(in, their_in) || !make_pair(out, their_out)) return {};
    const bool old_word = is_old_word(mode, bytes);
    const pid_t child = start(program_, word_for(mode, old_word), their_in.value(), their_out.value());
    if (child < 0) {
        core::log::error("document not read", {{"why", "mungba-extract does not start"}, {"program", program_}});
        return {};
    }
    their_in.close();
    their_out.close();
    FromOutside result;
    const bool in_time = talk(in, out, bytes, result.bytes, core::steady_now() + most_);
    if (!in_time) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.ending = in_time || result.bytes.size() <= kMostOut ? ending_of(status) : Ending::too_large;
    // That reader says no more than that it could not; and where there are only pictures, nothing.
    if (old_word && WIFEXITED(status) && WEXITSTATUS(status) > 0 && WEXITSTATUS(status) < 10) result.ending = Ending::broken;
    if (old_word && result.ending == Ending::done && result.bytes.find_first_not_of(" \t\r\n\f") == std::string::npos) result.ending = Ending::no_text;
    if (result.ending != Ending::done) {
        result.bytes.clear();
        core::log::info("document refused", {{"ending", static_cast<int>(result.ending)}, {"bytes", bytes.size()}});
    }
    return result;
}

}  // namespace mungba::care
