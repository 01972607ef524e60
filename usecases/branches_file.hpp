#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/branch.hpp"
#include "usecases/import_report.hpp"

namespace mungba::usecases::branches {

/// A line of the branches' file, its cells read. What is empty says nothing.
struct Row {
    std::size_t line = 0;
    std::string name;
    std::optional<domain::BranchType> type;
    std::optional<bool> has_committee;
    std::optional<domain::Session> session;
    std::optional<core::TimeOfDay> hour;
    std::string venue;
    std::optional<domain::DatePreset> date_preset;
    std::vector<std::string> overseers;  ///< by name
    std::string party_groups;
    core::GroupId branch_group;
    core::GroupId committee_group;
};

/// Reads the file; tells in the report everything that is wrong with it by itself, doubled branches
/// too.
std::vector<Row> read_file(std::string_view bytes, ImportReport& report);

}  // namespace mungba::usecases::branches
