#include "bot/care/alarm_channel.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>

#include "core/clock.hpp"
#include "zalo/mail.hpp"

extern char** environ;

namespace mungba::care {
namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr int kLookEveryMs = 200;

/// Starts the program with a text on its standard input; its process id, or 0 and the reason.
pid_t start(const std::string& program, std::string severity, const std::string& text, std::string& why) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        why = std::strerror(errno);
        return 0;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    // A signal that is blocked or ignored here is none of the program's.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::string name = program;
    char* const arguments[] = {name.data(), severity.data(), nullptr};
    pid_t child = 0;
    const int code = ::posix_spawn(&child, program.c_str(), &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    if (code != 0) {
        why = std::strerror(code);
        child = 0;
    } else {
        // A short text fits into the pipe whether it is read or not. SIGPIPE of a child that has ended already is kept from this thread.
        sigset_t pipe_signal;
        sigset_t before;
        sigemptyset(&pipe_signal);
        sigaddset(&pipe_signal, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
        if (::write(ends[1], text.data(), text.size()) < 0) {
            const timespec at_once{};
            sigtimedwait(&pipe_signal, nullptr, &at_once);
        }
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    ::close(ends[1]);
    return child;
}

std::string run(const std::string& program, const std::string& severity, const std::string& text, const std::atomic<bool>& give_up) {
    std::string why;
    const pid_t child = start(program, severity, text, why);
    if (child == 0) return "cannot be run: " + why;
    // glibc 2.36 declares pidfd_open for C alone.
    const int watched = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    const auto until = core::steady_now() + kPatience;
    bool ended = false;
    while (watched >= 0 && !ended && !give_up.load() && core::steady_now() < until) {
        pollfd waiting{.fd = watched, .events = POLLIN, .revents = 0};
        ended = ::poll(&waiting, 1, kLookEveryMs) > 0;
    }
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (watched >= 0) ::close(watched);
    if (!ended) return "did not end within " + std::to_string(kPatience.count()) + " s";
    if (!WIFEXITED(status)) return "was ended by a signal";
    return WEXITSTATUS(status) == 0 ? std::string() : "ended with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

std::string tell_operator(const config::Alerts& alerts,
                          const std::string& severity,
                          const std::string& text,
                          const std::atomic<bool>& give_up) {
    if (!alerts.command.empty()) {
        const std::string why = run(alerts.command, severity, text + "\n", give_up);
        return why.empty() ? why : alerts.command + " " + why;
    }
    if (alerts.smtp_url.empty()) return "alerts is empty: set alerts.command or alerts.smtp_url";
    return zalo::send_mail({.smtp_url = alerts.smtp_url, .from = alerts.from, .to = alerts.to},
                           "Mùng Ba: " + severity,
                           text + "\n",
                           kPatience,
                           give_up);
}

}  // namespace mungba::care
