#pragma once
#include <string_view>

#include "usecases/access.hpp"
#include "usecases/import_report.hpp"

/// The two files of an operator, from the command line or from the page: all or nothing, and an audit row for each person and branch that was
/// touched. Writer's thread, inside a transaction; throws StorageError.
namespace mungba::usecases::importing {

enum class What { branches, roster };

/// Refused whole without the right.
ImportReport run(storage::Connection& connection, const Actor& actor, What what, std::string_view bytes, ImportMode mode, core::Instant now);

}  // namespace mungba::usecases::importing
