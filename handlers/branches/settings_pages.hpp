#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::branches {

/// "/chi-bo/{branch}": how a branch usually meets, to be read and changed; "/chi-bo/moi": a new one.
std::vector<PageInfo> settings_pages();

}  // namespace mungba::handlers::branches
