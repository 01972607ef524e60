#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::thematic {

/// The office's table: branches by quarters ("/chuyen-de").
std::vector<PageInfo> tracker_pages();

}  // namespace mungba::handlers::thematic
