#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::branches {

/// "/chi-bo": all branches, a page at a time, for office and operator.
std::vector<PageInfo> list_pages();

}  // namespace mungba::handlers::branches
