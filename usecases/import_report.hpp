#pragma once
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::usecases {

/// What an import is to do with what it found.
enum class ImportMode {
    dry_run,  ///< tell only
    apply,    ///< write, unless a line is refused
};

/// What an import did, or would do. The texts are English, for operators.
struct ImportReport {
    /// A person or a branch, and what the file changed of it.
    struct Entry {
        std::string name;  ///< "Trần Thị Lan (Chi bộ 5)"
        std::string what;  ///< "chuc_vu: đảng viên -> bí thư; dien_thoai"; empty for what was added
    };
    struct Refusal {
        std::size_t line = 0;  ///< of the file, from 1
        std::string reason;    ///< with the way to mend it
    };
    /// For the audit: what was written, by id and names of fields. Empty unless `written`.
    struct Touched {
        enum class Object { person, branch };
        Object object = Object::person;
        std::int64_t id = 0;
        core::BranchId branch;  ///< 0 for people of the committee
        std::string fields;     ///< names of columns, separated by spaces; "added" for what is new
    };

    ImportMode mode = ImportMode::dry_run;
    bool written = false;
    std::vector<Entry> added;
    std::vector<Entry> changed;
    std::vector<Entry> unchanged;
    std::vector<Refusal> refused;  ///< by line; if there is any, nothing was written
    std::vector<std::string> warnings;
    std::vector<std::string> notes;
    std::vector<Touched> touched;

    void refuse(std::size_t line, std::string reason) {
        refused.push_back({line, std::move(reason)});
    }
};

/// Writes down what an import did to one person or branch, new or not. @param columns, changes side
/// by side; both empty: nothing
void tell_subject(ImportReport& report,
                  ImportReport::Touched touched,
                  std::string_view name,
                  bool is_new,
                  const std::vector<std::string>& columns,
                  const std::vector<std::string>& changes);

/// Lines that are told as refused need no second look.
template <typename Row>
std::vector<Row> without_refused(std::vector<Row> rows, const ImportReport& report) {
    std::set<std::size_t> lines;
    for (const auto& refusal : report.refused) lines.insert(refusal.line);
    std::erase_if(rows, [&lines](const Row& row) { return lines.contains(row.line); });
    return rows;
}

/// Keeps what an import wrote, or leaves it to the savepoint to take it back.
void finish(ImportReport& report, storage::Savepoint& savepoint);

/// As the command prints it: one fact a line, no line end after the last.
std::string print(const ImportReport& report);

}  // namespace mungba::usecases
