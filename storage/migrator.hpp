#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/embedded_file.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// "Mngb": tells our databases from others.
inline constexpr std::uint32_t kApplicationId = 0x4d6e6762;

/// A step of a migration line: `NNNN_what.sql`. Forward only, never edited once merged.
struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sql;
};

/// The files of a folder as a line, in order. Throws std::logic_error on a gap, a double or a name that is not `NNNN_what.sql`.
std::vector<Migration> migration_line(std::span<const core::EmbeddedFile> files);

/// The database was written by a newer program, or is none of ours; it is left as it was.
class DatabaseRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws DatabaseRefused for another program's database; an empty one is nobody's.
void refuse_foreign(Connection& connection);

/// The newest step of a line that has been applied; 0 if none, or if the table of steps is not there.
int applied_steps(Connection& connection, std::string_view line);
/// Throws DatabaseRefused if the database has steps of `line` that this program does not know.
void refuse_newer(Connection& connection, std::string_view line, std::span<const Migration> migrations);

/// Brings `line` ("core", or a handler's name) up to date, all steps in one transaction: all or nothing.
/// @returns how many steps were applied. Throws DatabaseRefused for a newer or foreign database, StorageError if the disk refuses.
int migrate(Connection& connection, std::string_view line, std::span<const Migration> migrations, core::Instant now);

/// All statements that make the present schema, in a fixed order; what schema.sql holds.
std::string schema_of(Connection& connection);

}  // namespace mungba::storage
