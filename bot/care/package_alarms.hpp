#pragma once
#include <string>
#include <vector>

#include "core/local_time.hpp"
#include "storage/group_package_repository.hpp"

namespace mungba::care {

/// Groups whose packages end on one day, as the operator is to hear of it.
struct PackageAlarm {
    std::string subject;  ///< that day, YYYY-MM-DD
    std::string level;    ///< told again when it changes: at 30, 14, 7, 3 and 1 days, when it has ended, when a further group joins
    std::string groups;   ///< their names, as people read them
    core::LocalDate ends_on;
    core::LocalDate dissolves_on;
};

/// How a group is called towards people: "Chi bộ 5", "chi ủy Chi bộ 5".
std::string name_of_group(const storage::group_packages::GroupPackage& group);

/// What is to be said of these groups today. A package that renews itself is a cause only if its end has passed and it
/// has not. Pure.
/// Source: docs/zalo-notes.md, "Groups": a group is dissolved 45 days after its package has ended.
std::vector<PackageAlarm> package_alarms(const std::vector<storage::group_packages::GroupPackage>& groups, core::LocalDate today);

}  // namespace mungba::care
