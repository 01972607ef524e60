#pragma once
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "storage/sqlite.hpp"
#include "usecases/import_report.hpp"

namespace mungba::usecases::roster {

/// Takes over a roster (columns: design §4): branches that are not there yet, people, their places
/// in the lists, statuses, offices, Zalo accounts, groups. All or nothing; a dry run does the same
/// and takes it back. Empty optional cells leave things as they are, people who are not in the file
/// too.
///
/// - What a branch's first list states has been so since ever; what comes later begins with the day
/// of the import, or `tu_ngay`.
/// - `cấp ủy viên` with `chi_bo` looks after that branch and is not in its list. `đảng viên` ends
/// the offices in that branch; without
///   `chi_bo` it ends the rights of the office (văn phòng), which a line of a branch never takes
///   away.
/// - The list of a branch takes the order of the file if the file has all of it; else new people
/// stand at its end.
///
/// The right is the caller's to ask (`Action::import_lists`), and the audit to write, from
/// `touched`. Writer's thread, inside a transaction or not; throws StorageError.
/// @param now  of the server's clock where one runs: days and "since" come from it
ImportReport import(storage::Connection& connection,
                    core::Instant now,
                    core::OrganizationId organization,
                    std::string_view bytes,
                    ImportMode mode);

}  // namespace mungba::usecases::roster
