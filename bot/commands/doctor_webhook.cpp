// What the doctor sees of the webhook: the listener on this machine, and the public address.
#include <charconv>
#include <nlohmann/json.hpp>

#include "bot/commands/doctor_rooms.hpp"
#include "bot/commands/doctor_visitor.hpp"
#include "zalo/read_json.hpp"

namespace mungba::bot::doctor {
namespace {

constexpr const char* kStart = "start the server (systemctl start mungba); if it ends again its last log line says why";

struct Address {
    std::string host;
    std::string port;
};

/// Where a listener is met from this machine.
Address address_of(const std::string& listen) {
    const auto colon = listen.rfind(':');
    std::string host = listen.substr(0, colon);
    if (host == "0.0.0.0" || host == "") host = "127.0.0.1";
    if (host == "[::]") host = "[::1]";
    return {.host = host, .port = colon == std::string::npos ? "" : listen.substr(colon + 1)};
}

/// The sum of the samples of mungba_events_total that bear `label`.
double events(const std::string& metrics, std::string_view label) {
    double sum = 0;
    for (std::size_t at = 0; (at = metrics.find("\nmungba_events_total{", at)) != std::string::npos;) {
        const auto end = metrics.find('\n', ++at);
        const std::string line = metrics.substr(at, end - at);
        if (line.find(label) == std::string::npos) continue;
        double value = 0;
        const auto space = line.rfind(' ');
        std::from_chars(line.data() + space + 1, line.data() + line.size(), value);
        sum += value;
    }
    return sum;
}

void look_at_signatures(Report& report, const std::string& base) {
    const Visit metrics = visit(base + "/metrics");
    if (!metrics.response || metrics.response->status != 200) return;
    const double bad = events(metrics.response->body, "result=\"refused_signature\"");
    const double stored = events(metrics.response->body, "result=\"stored\"");
    const std::string seen = std::to_string(static_cast<long long>(bad)) + " events with a bad signature since the start, " +
                             std::to_string(static_cast<long long>(stored)) + " stored";
    const char* mend = "zalo.oa_secret_key is the OA's own secret, not the app's; a proxy may also change the body";
    if (bad > 0 && stored == 0) return report.no("signature", seen, mend);
    if (bad > 0) return report.warn("signature", seen, mend);
    report.ok("signature", seen);
}

void look_at_readiness(Report& report, const std::string& base) {
    const Visit ready = visit(base + "/readyz");
    if (!ready.response) return;
    const auto said = zalo::read_json(ready.response->body);
    const bool told = said && said->is_object() && said->contains("degraded") && said->at("degraded").is_array();
    if (told) {
        for (const auto& sentence : said->at("degraded")) {
            if (sentence.is_string()) report.warn("readiness", sentence.get<std::string>(), {});
        }
    }
    if (ready.response->status == 503) report.no("readiness", "events cannot be stored", "look at the disk and at the server's log");
}

void look_at_public_address(Report& report, const config::Settings& settings) {
    if (settings.web.public_url.empty()) {
        return report.warn("public address", "web.public_url is empty", "set it, so that links bear the name that people reach");
    }
    const std::string& code = settings.server.verifier;
    const std::string url = settings.web.public_url + (code.empty() ? "/" : "/zalo_verifier" + code + ".html");
    const Visit page = visit(url);
    // Not every network lets its machines see themselves from outside, so this alone is no proof that Zalo is shut out.
    if (!page.response) {
        return report.warn("public address", url + ": not reached from here: " + page.reason,
                           "try it from outside; look at name, certificate and proxy");
    }
    const std::string seen = url + ": HTTP " + std::to_string(page.response->status);
    if (page.response->status >= 400) {
        return report.warn("public address", seen, "the proxy must pass / and the webhook on to " + settings.server.listen);
    }
    if (!code.empty() && page.response->body.find(code) == std::string::npos) {
        return report.warn("public address", seen + ", but another page than ours", "the proxy must pass it on to " + settings.server.listen);
    }
    report.ok("public address", seen);
}

}  // namespace

void look_at_webhook(Report& report, const config::Settings& settings) {
    const Address here = address_of(settings.server.listen);
    if (here.port == "0") {
        report.warn("webhook", "server.listen has port 0: whichever is free", "name a port: Zalo and the proxy need one");
    } else if (!settings.server.tls_cert.empty()) {
        std::string host = here.host;
        std::erase_if(host, [](char c) { return c == '[' || c == ']'; });
        const std::string why = why_unreachable(host, here.port);
        if (why.empty()) report.ok("webhook", settings.server.listen + " listens (TLS: its certificate is looked at by the public address)");
        if (!why.empty()) report.no("webhook", settings.server.listen + ": nothing listens: " + why, kStart);
    } else {
        const std::string base = "http://" + here.host + ":" + here.port;
        const Visit health = visit(base + "/healthz");
        if (!health.response) {
            report.no("webhook", base + ": nothing listens: " + health.reason, kStart);
        } else if (health.response->status != 200 || health.response->body != "ok\n") {
            report.no("webhook", base + ": another program listens there", "stop it, or give server.listen another port");
        } else {
            report.ok("webhook", base + " listens");
            look_at_readiness(report, base);
            look_at_signatures(report, base);
        }
    }
    look_at_public_address(report, settings);
}

}  // namespace mungba::bot::doctor
