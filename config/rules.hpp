#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/config.hpp"
#include "domain/days_off.hpp"
#include "domain/rule_pack.hpp"

namespace mungba::config {

/// One rule pack. Members that are absent keep the defaults of domain::RulePack; name, document and
/// effective_from are needed. Nothing after a mistake; mistakes bear the file's name and the path
/// in it.
std::optional<domain::RulePack> load_rule_pack(const std::filesystem::path& path,
                                               std::vector<std::string>& mistakes);

/// One year's days off as announced; see domain::AnnouncedYear. Nothing after a mistake.
std::optional<domain::AnnouncedYear> load_days_off(const std::filesystem::path& path,
                                                   std::vector<std::string>& mistakes);

/// What [rules] holds. `pack` and `days_off` are usable in any case: what could not be read is at
/// its default.
struct LoadedRules {
    domain::RulePack pack;
    domain::DaysOff days_off;
    std::vector<std::string> mistakes;
};
LoadedRules load_rules(const Rules& rules);

}  // namespace mungba::config
