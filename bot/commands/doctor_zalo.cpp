// What the doctor sees of Zalo: token, OA, groups, and by the way its clock.
#include <map>
#include <nlohmann/json.hpp>

#include "bot/commands/doctor_rooms.hpp"
#include "bot/commands/doctor_visitor.hpp"
#include "core/local_time.hpp"
#include "zalo/errors.hpp"
#include "zalo/read_json.hpp"

namespace mungba::bot::doctor {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

// Zalo's refresh token lives three months; people are warned from the 60th day on (reliability.md §5).
constexpr int kWarnDays = 60;
constexpr int kDeadDays = 90;
constexpr int kWarnPackageDays = 14;
constexpr int kPageSize = 50;
constexpr int kMostPages = 100;

std::string named(const char* what, const Patient& patient) { return std::string(what) + " of OA " + patient.organization.oa_id.value; }

void compare_clocks(Report& report, const Visit& seen, core::Instant now) {
    const std::string here = core::format_iso(now);
    const auto there = read_http_date(seen.header("date"));
    if (!there) {
        return report.warn("clock", here + ", not compared: " + (seen.response ? "Zalo's answer bore no Date" : "Zalo was not reached"),
                           "see to it that the machine keeps time (timedatectl)");
    }
    const auto apart = std::chrono::abs(now - *there);
    const std::string compared = here + ", " + std::to_string(apart / 1s) + " s from Zalo's";
    if (apart > 10min) return report.no("clock", compared, "set it and let it be kept (timedatectl set-ntp true): events and notices go by it");
    if (apart > 30s) return report.warn("clock", compared, "let it be kept (timedatectl set-ntp true)");
    report.ok("clock", compared);
}

struct Asked {
    Visit visit;
    std::optional<json> data;  ///< of a success
};

/// Tells what went wrong, under `what`.
Asked ask(Report& report, const std::string& what, const std::string& base, const std::string& path, const std::string& token) {
    Asked asked{.visit = visit(base + path, {{"access_token", token}}), .data = {}};
    if (!asked.visit.response) {
        report.no(what, base + ": not reached: " + asked.visit.reason,
                  "look at zalo.openapi_url, at network, name and certificate; if Zalo itself is down, messages wait");
        return asked;
    }
    const auto answer = zalo::read_json(asked.visit.response->body);
    const auto code = answer && answer->is_object() ? zalo::whole_number(*answer, "error") : std::nullopt;
    if (!code || asked.visit.response->status >= 400) {
        report.no(what, base + ": answers, but not as Zalo does (HTTP " + std::to_string(asked.visit.response->status) + ")",
                  "look at zalo.openapi_url, and at a proxy in between");
        return asked;
    }
    if (*code != 0) {
        const auto error = zalo::api_error(static_cast<int>(*code), answer->value("message", json()).is_string() ? answer->at("message").get<std::string>() : "");
        const bool token_refused = error.what == zalo::ErrorClass::renew_token;
        report.no(what, "Zalo answers " + std::to_string(*code) + ": " + std::string(error.meaning),
                  token_refused ? "mungba token import with a fresh pair from Zalo's developer console" : "see that number in docs/zalo-notes.md");
        return asked;
    }
    asked.data = answer->contains("data") ? answer->at("data") : json();
    return asked;
}

std::optional<int> days_until(const std::string& day, core::Instant now) {
    const auto at = core::parse_iso(day + "T00:00:00+07:00");
    if (!at) return std::nullopt;
    return static_cast<int>((std::chrono::sys_days{core::local_date(*at)} - std::chrono::sys_days{core::local_date(now)}).count());
}

/// The groups that the OA has, and whether they are enabled; nothing if Zalo does not tell.
std::optional<std::map<std::string, bool>> groups_of_oa(Report& report, const config::Settings& settings, const std::string& what,
                                                        const std::string& token) {
    std::map<std::string, bool> enabled;
    for (int page = 0; page < kMostPages; ++page) {
        const std::string path = "/v3.0/oa/group/getgroupsofoa?offset=" + std::to_string(page * kPageSize) + "&count=" + std::to_string(kPageSize);
        const Asked asked = ask(report, what, settings.zalo.openapi_url, path, token);
        if (!asked.data) return std::nullopt;
        const auto list = asked.data->is_object() && asked.data->contains("groups") ? asked.data->at("groups") : json::array();
        if (!list.is_array() || list.empty()) break;
        for (const json& group : list) {
            if (group.is_object()) enabled[zalo::id_or_empty(group, "group_id")] = zalo::id_or_empty(group, "status") != "disabled";
        }
        const auto total = zalo::whole_number(*asked.data, "total");
        if (total && *total <= static_cast<std::int64_t>(enabled.size())) break;
    }
    return enabled;
}

std::string title_of(const storage::group_packages::GroupPackage& group) {
    const std::string whose = group.branch.empty() ? "the secretaries' group" : group.kind == "branch" ? group.branch : "committee of " + group.branch;
    return whose + " (" + group.group.value + ")";
}

/// True if the group is well.
bool look_at_group(Report& report, const std::string& what, const storage::group_packages::GroupPackage& group,
                   const std::map<std::string, bool>& enabled, core::Instant now) {
    const auto known = enabled.find(group.group.value);
    if (known == enabled.end()) {
        report.no(what, title_of(group) + ": the OA has no such group", "bind the right one (nhom_zalo, nhom_chi_uy in the branches' file)");
        return false;
    }
    if (!known->second || group.disabled) {
        report.no(what, title_of(group) + ": disabled at Zalo", "renew its package at oa.zalo.me");
        return false;
    }
    const auto days = group.ends_on ? days_until(*group.ends_on, now) : std::nullopt;
    if (!days) return true;
    if (*days < 0) {
        const std::string dissolved = group.dissolves_at ? ", the group is dissolved on " + core::format_iso_date(core::local_date(*group.dissolves_at)) : "";
        report.no(what, title_of(group) + ": its package ended on " + *group.ends_on + dissolved, "renew it at oa.zalo.me");
        return false;
    }
    if (!group.renews && *days < kWarnPackageDays) {
        report.warn(what, title_of(group) + ": its package ends on " + *group.ends_on, "renew it at oa.zalo.me");
        return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> look_at_token(Report& report, const Patient& patient, const config::SealingKey& key, core::Instant now) {
    const std::string what = named("token", patient);
    const char* fresh = "mungba token import with a fresh pair from Zalo's developer console";
    const storage::SealedTokens& pair = patient.tokens.value();
    auto access = key.open(pair.access);
    if (!access || !key.open(pair.refresh)) {
        report.no(what, "the key file does not open it", "put back the key file of that time, or " + std::string(fresh));
        return std::nullopt;
    }
    const int days = static_cast<int>((now - pair.obtained_at) / 24h);
    const std::string age = "the pair is " + std::to_string(days) + " days old";
    if (pair.refused_at) {
        report.no(what, "Zalo refused to renew it", fresh);
    } else if (pair.held) {
        report.no(what, "held since a restore: it is not renewed", "mungba token release if no other machine has used it since, else mungba token import");
    } else if (days >= kDeadDays) {
        report.no(what, age + ", too old to be renewed", fresh);
    } else if (pair.expires_at <= now) {
        report.no(what, "the access token expired on " + core::format_iso(pair.expires_at), fresh);
    } else if (pair.refresh_begun_at) {
        report.warn(what, "a renewal was begun on " + core::format_iso(*pair.refresh_begun_at) + " and its answer is not known yet",
                    "wait a minute and look again; if it stays: " + std::string(fresh));
    } else if (days >= kWarnDays) {
        report.warn(what, age, "it has not been renewed for long; after " + std::to_string(kDeadDays) + " days only a fresh pair helps");
    } else {
        report.ok(what, "good for " + std::to_string((pair.expires_at - now) / 1h) + " h; " + age);
    }
    return access;
}

bool look_at_oa(Report& report, const config::Settings& settings, const Patient& patient, const std::string& token, core::Instant now) {
    const std::string what = "OA " + patient.organization.oa_id.value;
    const Asked asked = ask(report, what, settings.zalo.openapi_url, "/v2.0/oa/getoa", token);
    compare_clocks(report, asked.visit, now);
    if (!asked.data) return false;
    const json& data = *asked.data;
    const bool tells = data.is_object();
    std::string id = tells ? zalo::id_or_empty(data, "oa_id") : std::string();
    if (id.empty() && tells) id = zalo::id_or_empty(data, "oaid");
    if (!id.empty() && id != patient.organization.oa_id.value) {
        report.no(what, "the token is of another OA: " + id, "mungba token import with a pair of this OA, or mend zalo.oa_id");
        return false;
    }
    report.ok(what, tells ? "“" + zalo::id_or_empty(data, "name") + "”" : "takes the token");
    return true;
}

void look_at_road(Report& report, const config::Settings& settings, core::Instant now) {
    const Visit seen = visit(settings.zalo.openapi_url + "/");
    compare_clocks(report, seen, now);
    if (seen.response) return report.warn("OA", settings.zalo.openapi_url + ": reached, but not asked: there is no token to ask with", "mend the token first");
    report.no("OA", settings.zalo.openapi_url + ": not reached: " + seen.reason,
              "look at zalo.openapi_url, at network, name and certificate; if Zalo itself is down, messages wait");
}

void look_at_groups(Report& report, const config::Settings& settings, const Patient& patient, const std::string& token, core::Instant now) {
    const std::string what = named("groups", patient);
    if (patient.groups.empty()) {
        return report.warn(what, "none is bound", "each secretary gets the notice as text to forward; or name the groups in the branches' file (nhom_zalo)");
    }
    const auto enabled = groups_of_oa(report, settings, what, token);
    if (!enabled) return;
    std::size_t well = 0;
    for (const auto& group : patient.groups) well += look_at_group(report, what, group, *enabled, now) ? 1 : 0;
    const std::string seen = std::to_string(well) + " of " + std::to_string(patient.groups.size()) + " are known to the OA and in order";
    if (well > 0) report.ok(what, seen);
}

}  // namespace mungba::bot::doctor
