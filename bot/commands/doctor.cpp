#include "bot/commands/doctor.hpp"

#include <algorithm>

namespace mungba::bot::doctor {
namespace {

constexpr const char* kImport = "mungba token import with a pair from Zalo's developer console";

/// An organization and what depends on its token.
void look_at_patient(Report& report, const config::Settings& settings, const Patient& patient, const std::optional<config::SealingKey>& key,
                     core::Instant now) {
    std::optional<std::string> token;
    const std::string what = "token of OA " + patient.organization.oa_id.value;
    if (!patient.tokens) {
        report.no(what, "none is stored", kImport);
    } else if (!key) {
        report.warn(what, "not looked at", "mend the key file first");
    } else {
        token = look_at_token(report, patient, *key, now);
    }
    if (!token) return look_at_road(report, settings, now);
    if (look_at_oa(report, settings, patient, *token, now)) {
        look_at_groups(report, settings, patient, *token, now);
    } else {
        report.warn("groups of OA " + patient.organization.oa_id.value, "not looked at", "mend OA and token first");
    }
}

}  // namespace

Report examine(const std::string& config, TestAlarm test, const core::Clock& clock) {
    Report report;
    const auto settings = look_at_config(report, config);
    if (!settings) return report;
    const auto patients = look_at_database(report, *settings);
    const bool sealed = patients && std::ranges::any_of(*patients, [](const Patient& patient) { return patient.tokens.has_value(); });
    const auto key = look_at_key(report, *settings, sealed);
    look_at_webhook(report, *settings);
    const core::Instant now = clock.now();
    if (!patients) {
        report.warn("token, groups", "not looked at", "mend the database first");
        look_at_road(report, *settings, now);
    } else if (patients->empty()) {
        report.no("token of OA " + settings->zalo.oa_id, "none is stored", kImport);
        look_at_road(report, *settings, now);
    } else {
        for (const Patient& patient : *patients) look_at_patient(report, *settings, patient, key, now);
    }
    look_at_alarm(report, settings->alerts, test);
    return report;
}

}  // namespace mungba::bot::doctor
