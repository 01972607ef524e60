#include "bot/care/package_alarms.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace mungba::care {
namespace {

using storage::group_packages::GroupPackage;

constexpr int kDissolvedAfterDays = 45;
constexpr int kTellAt[] = {1, 3, 7, 14, 30};
constexpr const char* kEnded = "ended";
constexpr std::size_t kMostNames = 3;

std::optional<core::LocalDate> day_of(const std::optional<std::string>& iso) {
    const auto instant = iso ? core::parse_iso(*iso + "T00:00:00+07:00") : std::nullopt;
    return instant ? std::optional(core::local_date(*instant)) : std::nullopt;
}

std::optional<std::string> stage_of(int days_left) {
    if (days_left < 0) return kEnded;
    for (const int days : kTellAt) {
        if (days_left <= days) return std::to_string(days);
    }
    return std::nullopt;
}

/// The day on which the package ends; nothing if that is no cause to speak.
std::optional<core::LocalDate> end_to_tell(const GroupPackage& group, core::LocalDate today) {
    auto ends = day_of(group.ends_on);
    if (!ends && group.dissolves_at) ends = core::plus_days(core::local_date(*group.dissolves_at), -kDissolvedAfterDays);
    if (!ends) return std::nullopt;
    // What was told before its end may have been renewed since.
    const bool known_as_ended = group.checked_at && core::local_date(*group.checked_at) > *ends;
    const bool is_cause = today > *ends ? known_as_ended : !group.renews;
    return is_cause ? ends : std::nullopt;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    const std::size_t shown = names.size() <= kMostNames + 1 ? names.size() : kMostNames;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : last ? " và " : ", ") + names[i];
    }
    if (shown < names.size()) text += " và " + std::to_string(names.size() - shown) + " nhóm khác";
    return text;
}

}  // namespace

std::string name_of_group(const GroupPackage& group) {
    if (group.branch.empty()) return "bí thư các chi bộ";
    return group.kind == "branch" ? group.branch : "chi ủy " + group.branch;
}

std::vector<PackageAlarm> package_alarms(const std::vector<GroupPackage>& groups, core::LocalDate today) {
    struct Day {
        std::vector<std::string> names;
        std::int64_t newest = 0;
        std::optional<core::LocalDate> dissolves_on;
    };
    std::map<core::LocalDate, Day> days;
    for (const GroupPackage& group : groups) {
        const auto ends = end_to_tell(group, today);
        if (!ends || !stage_of(core::days_between(today, *ends))) continue;
        Day& day = days[*ends];
        day.names.push_back(name_of_group(group));
        day.newest = std::max(day.newest, group.id.value);
        if (!group.dissolves_at) continue;
        const auto dissolved = core::local_date(*group.dissolves_at);
        day.dissolves_on = day.dissolves_on ? std::min(*day.dissolves_on, dissolved) : dissolved;
    }
    std::vector<PackageAlarm> alarms;
    for (const auto& [ends, day] : days) {
        alarms.push_back({.subject = core::format_iso_date(ends),
                          .level = *stage_of(core::days_between(today, ends)) + "/" + std::to_string(day.newest),
                          .groups = listed(day.names),
                          .ends_on = ends,
                          .dissolves_on = day.dissolves_on.value_or(core::plus_days(ends, kDissolvedAfterDays))});
    }
    return alarms;
}

}  // namespace mungba::care
