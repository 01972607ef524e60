#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/commands/doctor_report.hpp"
#include "config/config.hpp"
#include "config/secrets.hpp"
#include "core/clock.hpp"
#include "storage/group_package_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"

/// The doctor's looks, one after the other. Each tells what it saw; what a later one needs is given back.
namespace mungba::bot::doctor {

/// Config and rule packs; nothing if there is a mistake, and then nothing else can be looked at.
std::optional<config::Settings> look_at_config(Report& report, const std::string& config);
std::optional<config::SealingKey> look_at_key(Report& report, const config::Settings& settings, bool something_is_sealed);

/// What the other looks want to know of an organization in the database.
struct Patient {
    storage::Organization organization;
    std::optional<storage::SealedTokens> tokens;
    std::vector<storage::group_packages::GroupPackage> groups;
};
/// The database, through a connection that only reads, beside a server or not. Nothing if it cannot be read.
std::optional<std::vector<Patient>> look_at_database(Report& report, const config::Settings& settings);

/// The listener here, its readiness, signatures that did not agree, the public address.
void look_at_webhook(Report& report, const config::Settings& settings);

/// The pair in force, which there is; the access token, opened, if there is one to be tried.
std::optional<std::string> look_at_token(Report& report, const Patient& patient, const config::SealingKey& key, core::Instant now);
/// The OA as Zalo knows it, by its token; also compares the clocks. True if Zalo took the token.
bool look_at_oa(Report& report, const config::Settings& settings, const Patient& patient, const std::string& access_token, core::Instant now);
/// Without a token: only whether Zalo is reached, and the clocks.
void look_at_road(Report& report, const config::Settings& settings, core::Instant now);
void look_at_groups(Report& report, const config::Settings& settings, const Patient& patient, const std::string& access_token, core::Instant now);

/// The channel by which the operator is told. `send`: sends a test.
enum class TestAlarm { send, only_look };
void look_at_alarm(Report& report, const config::Alerts& alerts, TestAlarm test);

}  // namespace mungba::bot::doctor
