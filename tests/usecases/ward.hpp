#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "tests/storage/memory_database.hpp"
#include "usecases/branches_import.hpp"
#include "usecases/roster_import.hpp"

namespace mungba::usecases {

/// An organization whose lists are imported, day by day.
class Ward {
public:
    storage::Connection& connection() { return database_.connection(); }
    core::OrganizationId organization() const { return database_.organization(); }
    storage::MemoryDatabase& database() { return database_; }

    core::LocalDate today = std::chrono::year{2026} / 10 / 15;
    core::Instant now() const { return core::to_instant(today, core::at_hour(9)); }

    ImportReport roster(std::string_view bytes, ImportMode mode = ImportMode::apply) {
        return roster::import(connection(), now(), organization(), bytes, mode);
    }
    ImportReport branches(std::string_view bytes, ImportMode mode = ImportMode::apply) {
        return branches::import(connection(), now(), organization(), bytes, mode);
    }

    core::BranchId branch(std::string_view name) {
        const auto found = storage::branches::find_by_name(connection(), organization(), name);
        return found ? found->id : core::BranchId{};
    }
    std::vector<storage::Member> members(std::string_view branch_name) {
        return storage::people::members_of(connection(), branch(branch_name), today);
    }
    /// "Lan, Hoa": a list in its order.
    std::string names(std::string_view branch_name) {
        std::string list;
        for (const auto& member : members(branch_name)) {
            list += (list.empty() ? "" : ", ") + member.name;
        }
        return list;
    }
    std::string holders(std::string_view branch_name, domain::Role role) {
        std::string list;
        for (const auto& person :
             storage::people::holders(connection(), branch(branch_name), role, today)) {
            list += (list.empty() ? "" : ", ") + person.name;
        }
        return list;
    }
    /// How many rows stand in the tables that an import writes.
    std::int64_t rows() {
        static constexpr storage::Query kRows{"test.rows", R"sql(
            SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM branch) + (SELECT count(*) FROM membership)
                 + (SELECT count(*) FROM membership_status) + (SELECT count(*) FROM role)
                 + (SELECT count(*) FROM account) + (SELECT count(*) FROM chat_group))sql"};
        return database_.number(kRows);
    }

private:
    storage::MemoryDatabase database_;
};

/// "line: reason" of each refusal, in the order of the lines.
inline std::vector<std::string> refusals(const ImportReport& report) {
    auto refused = report.refused;
    std::ranges::stable_sort(refused, {}, &ImportReport::Refusal::line);
    std::vector<std::string> lines;
    for (const auto& refusal : refused) {
        lines.push_back(std::to_string(refusal.line) + ": " + refusal.reason);
    }
    return lines;
}

/// "added/changed/unchanged"; refusals instead, if there are any.
inline std::string counts(const ImportReport& report) {
    if (!report.refused.empty()) return "refused " + refusals(report).front();
    return std::to_string(report.added.size()) + "/" + std::to_string(report.changed.size()) + "/" +
           std::to_string(report.unchanged.size());
}

}  // namespace mungba::usecases
