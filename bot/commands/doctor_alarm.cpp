// What the doctor sees of the channel by which the operator is told.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "bot/commands/doctor_rooms.hpp"
#include "bot/commands/doctor_visitor.hpp"

extern char** environ;

namespace mungba::bot::doctor {
namespace {

constexpr int kPatienceMs = 30'000;
constexpr const char* kText = "mungba doctor: this is a test of the alarm. Nothing is wrong.\n";

/// Starts the program with a text on its standard input; its process id, or 0 and the reason.
pid_t start(const std::string& program, std::string& why) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        why = std::strerror(errno);
        return 0;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    std::string name = program;
    std::string severity = "info";
    char* const arguments[] = {name.data(), severity.data(), nullptr};
    pid_t child = 0;
    const int code = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    // A short text fits into the pipe whether it is read or not; a child that has ended already is no reason to end too.
    if (code == 0) {
        auto* const before = ::signal(SIGPIPE, SIG_IGN);
        if (::write(ends[1], kText, std::strlen(kText)) < 0) why = "it does not read its standard input";
        ::signal(SIGPIPE, before);
    } else {
        why = std::strerror(code);
    }
    ::close(ends[1]);
    return code == 0 ? child : 0;
}

/// Why the alarm did not leave; empty if it did.
std::string why_not_sent(const std::string& program) {
    std::string why;
    const pid_t child = start(program, why);
    if (child == 0) return "cannot be run: " + why;
    // glibc 2.36 declares pidfd_open for C alone.
    const int watched = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    pollfd waiting{.fd = watched, .events = POLLIN, .revents = 0};
    const bool ended = watched >= 0 && ::poll(&waiting, 1, kPatienceMs) > 0;
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (watched >= 0) ::close(watched);
    if (!ended) return "did not end within " + std::to_string(kPatienceMs / 1000) + " s";
    if (!WIFEXITED(status)) return "was ended by a signal";
    return WEXITSTATUS(status) == 0 ? std::string() : "ended with " + std::to_string(WEXITSTATUS(status));
}

void look_at_command(Report& report, const std::string& program, TestAlarm test) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(program, ignored) || ::access(program.c_str(), X_OK) != 0) {
        return report.no("alarm", program + ": no program that can be run", "mend alerts.command: the whole path of a program");
    }
    if (test == TestAlarm::only_look) return report.ok("alarm", program + " (mungba doctor --test-alarm sends one)");
    const std::string why = why_not_sent(program);
    if (!why.empty()) return report.no("alarm", program + " " + why, "run it by hand: text on standard input, the severity as argument");
    report.ok("alarm", program + ": a test was sent; look whether it arrived");
}

/// "smtps://user:password@mail.example.vn:465": never told whole.
void look_at_mail(Report& report, const std::string& url, TestAlarm test) {
    const auto scheme = url.find("://");
    std::string rest = url.substr(scheme + 3);
    if (const auto at = rest.rfind('@'); at != std::string::npos) rest.erase(0, at + 1);
    rest = rest.substr(0, rest.find('/'));
    const auto colon = rest.rfind(':');
    const bool has_port = colon != std::string::npos && rest.find(']', colon) == std::string::npos;
    const std::string host = rest.substr(0, has_port ? colon : std::string::npos);
    const std::string port = has_port ? rest.substr(colon + 1) : url.starts_with("smtps") ? "465" : "25";
    if (const std::string why = why_unreachable(host, port); !why.empty()) {
        return report.no("alarm", "mail host " + host + ":" + port + " is not reached: " + why, "look at alerts.smtp_url and the network");
    }
    if (test == TestAlarm::send) {
        return report.warn("alarm", "mail host " + host + ":" + port + " is reached, but no test was sent",
                           "only alerts.command can be tried so; send a mail by hand with the same account");
    }
    report.ok("alarm", "mail by " + host + ":" + port);
}

}  // namespace

void look_at_alarm(Report& report, const config::Alerts& alerts, TestAlarm test) {
    if (!alerts.command.empty()) return look_at_command(report, alerts.command, test);
    if (!alerts.smtp_url.empty()) return look_at_mail(report, alerts.smtp_url, test);
    report.warn("alarm", "nobody is told when Zalo is the problem", "set alerts.command or alerts.smtp_url");
}

}  // namespace mungba::bot::doctor
