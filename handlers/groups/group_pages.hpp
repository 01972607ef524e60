#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::groups {

/// "/chi-bo/{branch}/nhom": the branch's groups, who is missing there, what is to be decided; "/nhom": all groups, for office and operator.
std::vector<PageInfo> group_pages();

}  // namespace mungba::handlers::groups
