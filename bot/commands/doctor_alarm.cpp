// What the doctor sees of the channel by which the operator is told.
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "bot/care/alarm_channel.hpp"
#include "bot/commands/doctor_rooms.hpp"
#include "bot/commands/doctor_visitor.hpp"

namespace mungba::bot::doctor {
namespace {

constexpr const char* kText = "Mùng Ba: đây là tin thử kênh báo động (mungba doctor --test-alarm). Không có sự cố.";

std::string why_not_sent(const config::Alerts& alerts) {
    const std::atomic<bool> give_up{false};
    return care::tell_operator(alerts, "info", kText, give_up);
}

void look_at_command(Report& report, const config::Alerts& alerts, TestAlarm test) {
    const std::string& program = alerts.command;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(program, ignored) || ::access(program.c_str(), X_OK) != 0) {
        return report.no("alarm", program + ": no program that can be run", "mend alerts.command: the whole path of a program");
    }
    if (test == TestAlarm::only_look) return report.ok("alarm", program + " (mungba doctor --test-alarm sends one)");
    const std::string why = why_not_sent(alerts);
    if (!why.empty()) return report.no("alarm", why, "run it by hand: text on standard input, the severity as argument");
    report.ok("alarm", program + ": a test was sent; look whether it arrived");
}

/// "smtps://user:password@mail.example.vn:465": never told whole.
void look_at_mail(Report& report, const config::Alerts& alerts, TestAlarm test) {
    const std::string& url = alerts.smtp_url;
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
        const std::string why = why_not_sent(alerts);
        if (!why.empty()) return report.no("alarm", why, "look at alerts.smtp_url, from and to");
        return report.ok("alarm", "mail by " + host + ":" + port + ": a test was sent; look whether it arrived");
    }
    report.ok("alarm", "mail by " + host + ":" + port);
}

}  // namespace

void look_at_alarm(Report& report, const config::Alerts& alerts, TestAlarm test) {
    if (!alerts.command.empty()) return look_at_command(report, alerts, test);
    if (!alerts.smtp_url.empty()) return look_at_mail(report, alerts, test);
    report.warn("alarm", "nobody is told when Zalo is the problem", "set alerts.command or alerts.smtp_url");
}

}  // namespace mungba::bot::doctor
