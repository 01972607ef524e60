#pragma once
#include <string>
#include <vector>

#include "storage/sqlite.hpp"

namespace mungba::storage {

/// SQLite's quick_check: empty if the file is sound, else its first complaint. Reads the whole file.
std::string quick_check(Connection& connection);

/// Which of a connection's databases is looked at: its own, or the copy that a backup has attached.
enum class Part { own, copy };
/// What SQLite's integrity_check finds: pages, indexes, CHECKs; at most twenty complaints. Reads the whole file, and each index.
std::vector<std::string> integrity_complaints(Connection& connection, Part part = Part::own);
/// Rows that refer to one that is not there: "rsvp row 17 refers to a person that is not there"; at most twenty.
std::vector<std::string> foreign_key_complaints(Connection& connection, Part part = Part::own);

}  // namespace mungba::storage
