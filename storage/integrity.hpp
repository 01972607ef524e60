#pragma once
#include <span>
#include <string>

#include "storage/sqlite.hpp"

namespace mungba::storage {

/// SQLite's quick_check: empty if the file is sound, else its first complaint. Reads the whole file.
std::string quick_check(Connection& connection);

}  // namespace mungba::storage
