#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::bulletins {

/// The office's list of bulletins, and what was refused.
std::vector<PageInfo> office_pages();

}  // namespace mungba::handlers::bulletins
