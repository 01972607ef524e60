#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "domain/member.hpp"
#include "usecases/import_report.hpp"
#include "usecases/status_history.hpp"

namespace mungba::usecases::roster {

/// A line of the roster, its cells read. What is empty says nothing.
struct Row {
    std::size_t line = 0;
    std::string branch;
    std::string branch_key;  ///< folded
    std::string name;
    std::string name_key;  ///< folded
    std::optional<std::string> birth_date;
    bool office_told = false;
    std::optional<domain::Role> role;  ///< none with `office_told`: đảng viên
    std::optional<StatedStatus> status;
    core::UserId account;
    std::string phone;
    std::optional<std::string> consent_on;
    core::GroupId branch_group;
    core::GroupId committee_group;

    /// The person stands in the branch's list. An overseer does not: `chi_bo` is the branch that is
    /// looked after.
    bool is_of_member() const { return !branch.empty() && role != domain::Role::overseer; }
};

/// Reads the file; tells in the report everything that is wrong with it by itself, doubled people
/// too.
std::vector<Row> read_file(std::string_view bytes, core::LocalDate today, ImportReport& report);

/// As a roster has it: "bí thư", …; "đảng viên" for none.
std::string_view word_of(std::optional<domain::Role> role);

}  // namespace mungba::usecases::roster
