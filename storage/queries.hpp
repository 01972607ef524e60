#pragma once
#include <vector>

#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Every statement of the repositories; for the test that prepares them all over a migrated
/// database. A new repository adds its list here; a test finds the one that was forgotten.
std::vector<const Query*> all_queries();

}  // namespace mungba::storage
