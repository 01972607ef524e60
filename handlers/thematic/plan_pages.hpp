#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::thematic {

/// The plan of a branch for its year ("/chi-bo/{branch}/chuyen-de").
std::vector<PageInfo> plan_pages();

}  // namespace mungba::handlers::thematic
