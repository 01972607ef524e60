#include "bot/care/alarm_watch.hpp"

#include <sys/statvfs.h>

#include <nlohmann/json.hpp>

#include "bot/care/package_alarms.hpp"
#include "core/local_time.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/group_package_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::care {
namespace {

using std::chrono::hours;
using Days = std::chrono::duration<std::int64_t, std::ratio<86400>>;

constexpr hours kLookEvery{1};
constexpr hours kSilence{24};
constexpr hours kTroubleIsOverAfter{24};
// A refresh token lives three months; people are told at 60 days and each day from 80 on (reliability.md §5).
constexpr std::int64_t kTokenDays = 90;
constexpr std::int64_t kFirstWarning = 60;
constexpr std::int64_t kDailyFrom = 80;
constexpr std::chrono::minutes kUnreachedFor{30};
constexpr int kDiskPercent = 10;
// Next year's days off are announced in autumn; from December on they are missed.
constexpr unsigned kDaysOffFromMonth = 12;

constexpr int kGroupDisabled = -237;
constexpr int kOutsideVietnam = -501;

struct Finding {
    const char* kind;
    std::string subject;
    std::string level;
    nlohmann::json details;
};

void raise(storage::Connection& connection, core::OrganizationId organization, const Finding& finding, core::Instant now) {
    storage::alarms::raise(connection,
                           {.organization = organization,
                            .kind = finding.kind,
                            .subject = finding.subject,
                            .level = finding.level,
                            .details = finding.details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                            .since = now,
                            .told_at = {}},
                           now);
}

void stand_or_fall(storage::Connection& connection,
                   core::OrganizationId organization,
                   bool stands,
                   const Finding& finding,
                   core::Instant now) {
    if (stands) {
        raise(connection, organization, finding, now);
    } else {
        storage::alarms::clear(connection, organization, finding.kind, finding.subject, now);
    }
}

void look_at_token(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    const auto pair = storage::tokens::current(connection, organization);
    const std::int64_t age = pair ? std::chrono::floor<Days>(now - pair->obtained_at).count() : 0;
    const std::string level = age >= kDailyFrom ? std::to_string(age) : std::to_string(kFirstWarning);
    stand_or_fall(connection,
                  organization,
                  age >= kFirstWarning,
                  {.kind = "token_age", .subject = "", .level = level, .details = {{"n", std::max<std::int64_t>(0, kTokenDays - age)}}},
                  now);
}

void look_at_webhook(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    // One that has never spoken is still being set up.
    const auto last = storage::inbox::last_webhook_at(connection, organization);
    stand_or_fall(connection,
                  organization,
                  last && now - *last >= kSilence,
                  {.kind = "webhook_silent", .subject = "", .level = "", .details = nlohmann::json::object()},
                  now);
}

void look_at_groups(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    const auto groups = storage::group_packages::of(connection, organization);
    std::vector<std::string> ending;
    for (const PackageAlarm& alarm : package_alarms(groups, core::local_date(now))) {
        ending.push_back(alarm.subject);
        raise(connection,
              organization,
              {.kind = "group_package",
               .subject = alarm.subject,
               .level = alarm.level,
               .details = {{"nhom", alarm.groups}, {"d", core::format_date(alarm.ends_on)}, {"e", core::format_date(alarm.dissolves_on)}}},
              now);
    }
    storage::alarms::keep_only(connection, organization, "group_package", ending, now);
    std::vector<std::string> disabled;
    for (const auto& group : groups) {
        if (!group.disabled) continue;
        disabled.push_back(group.group.value);
        raise(connection,
              organization,
              {.kind = "group_disabled", .subject = group.group.value, .level = "", .details = {{"nhom", name_of_group(group)}}},
              now);
    }
    storage::alarms::keep_only(connection, organization, "group_disabled", disabled, now);
}

std::optional<int> free_percent(const std::string& folder) {
    struct statvfs found {};
    if (::statvfs(folder.c_str(), &found) != 0 || found.f_blocks == 0) return std::nullopt;
    return static_cast<int>(found.f_bavail * 100 / found.f_blocks);
}

}  // namespace

void AlarmWatch::tick() {
    const core::Instant now = parts_.clock.now();
    if (stopped_ || under_way_ || due_ > now) return;
    under_way_ = true;
    due_ = now + kLookEvery;
    begin_one();
    parts_.engine.writer.submit([this, over = troubles_that_are_over()](storage::Connection& connection) { look(connection, over); },
                                [this](std::exception_ptr) {
                                    parts_.post([this] {
                                        under_way_ = false;
                                        parts_.raised();
                                        end_one();
                                    });
                                });
}

std::vector<AlarmWatch::Trouble> AlarmWatch::troubles_that_are_over() {
    std::vector<Trouble> over;
    for (const auto& [trouble, seen] : troubles_) {
        if (parts_.clock.now() - seen >= kTroubleIsOverAfter) over.push_back(trouble);
    }
    for (const Trouble& trouble : over) troubles_.erase(trouble);
    return over;
}

void AlarmWatch::trouble(core::OrganizationId organization, storage::Gap::Reason reason) {
    const char* kind = reason == storage::Gap::Reason::unsigned_ ? "webhook_unsigned" : "webhook_refused";
    const core::Instant now = parts_.clock.now();
    const auto [known, is_new] = troubles_.insert_or_assign({organization, kind}, now);
    if (!is_new) return;  // it stands already
    parts_.engine.writer.submit(
        [organization, kind, now](storage::Connection& connection) {
            raise(connection, organization, {.kind = kind, .subject = "", .level = "", .details = nlohmann::json::object()}, now);
        },
        [this](std::exception_ptr) { parts_.post([this] { parts_.raised(); }); });
}

void AlarmWatch::unreached(core::OrganizationId organization, std::optional<core::Instant> since) {
    const core::Instant now = parts_.clock.now();
    const bool long_enough = since && now - *since >= kUnreachedFor;
    if (since && (!long_enough || !unreached_.insert(organization).second)) return;
    if (!since) unreached_.erase(organization);
    parts_.engine.writer.submit(
        [organization, since, now](storage::Connection& connection) {
            stand_or_fall(connection,
                          organization,
                          since.has_value(),
                          {.kind = "zalo_unreached", .subject = "", .level = "", .details = nlohmann::json::object()},
                          now);
        },
        [this](std::exception_ptr) { parts_.post([this] { parts_.raised(); }); });
}

void AlarmWatch::look(storage::Connection& connection, const std::vector<Trouble>& over) const {
    const core::Instant now = parts_.clock.now();
    for (const auto& [organization, kind] : over) storage::alarms::clear(connection, organization, kind, "", now);
    for (const storage::Organization& one : storage::organizations::all(connection)) {
        look_at_token(connection, one.id, now);
        look_at_webhook(connection, one.id, now);
        look_at_groups(connection, one.id, now);
    }
    const int percent = free_percent(parts_.data_folder).value_or(100);
    stand_or_fall(connection,
                  {},
                  percent < kDiskPercent,
                  {.kind = "disk", .subject = "", .level = "", .details = {{"p", percent}}},
                  now);
    const core::LocalDate today = core::local_date(now);
    const int next_year = static_cast<int>(today.year()) + 1;
    const bool late = static_cast<unsigned>(today.month()) >= kDaysOffFromMonth;
    stand_or_fall(connection,
                  {},
                  late && !parts_.days_off.has_year(next_year),
                  {.kind = "days_off", .subject = std::to_string(next_year), .level = "", .details = {{"nam", next_year}}},
                  now);
}

void AlarmWatch::refused(core::OrganizationId organization, int code, const core::Chat& chat) {
    parts_.engine.writer.submit(
        [this, organization, code, chat](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            if (code == kGroupDisabled) {
                const auto group = storage::groups::find(connection, organization, core::GroupId{chat.id});
                if (!group) return;  // nobody waits for what is said there
                storage::groups::set_state(connection, group->id, storage::ChatGroup::State::disabled);
                return look_at_groups(connection, organization, now);
            }
            if (code == kOutsideVietnam) {
                return raise(connection,
                             organization,
                             {.kind = "outside_vietnam", .subject = "", .level = "", .details = nlohmann::json::object()},
                             now);
            }
            raise(connection,
                  organization,
                  {.kind = "channel_refuses", .subject = std::to_string(code), .level = "", .details = {{"ma", code}}},
                  now);
        },
        [this](std::exception_ptr) { parts_.post([this] { parts_.raised(); }); });
}

}  // namespace mungba::care
