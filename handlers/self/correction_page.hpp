#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::self {

/// "/chinh-sua/{task}": what a member asks to have corrected, and what came of it.
std::vector<PageInfo> correction_pages();

}  // namespace mungba::handlers::self
