#pragma once
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "storage/sqlite.hpp"
#include "usecases/import_report.hpp"

namespace mungba::usecases::branches {

/// Takes over the branches' file (columns: design §4): how each branch usually meets, who looks
/// after it, its groups. All or nothing; a dry run does the same and takes it back. Empty optional
/// cells leave things as they are.
///
/// `phu_trach`, where it is not empty, names all overseers of the branch: who is not named any more
/// ceases to be one. They must be in the roster already; with several people of one name, the
/// committee's own (`cấp ủy viên` in the roster) is meant.
///
/// The right is the caller's to ask (`Action::import_lists`), and the audit to write, from
/// `touched`. Writer's thread, inside a transaction or not; throws StorageError.
ImportReport import(storage::Connection& connection,
                    core::Instant now,
                    core::OrganizationId organization,
                    std::string_view bytes,
                    ImportMode mode);

}  // namespace mungba::usecases::branches
