#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::members {

/// "/chi-bo/{branch}/dang-vien": the list; "…/moi": somebody new; "/tim-dang-vien": over all branches, for office and operator.
std::vector<PageInfo> list_pages();

}  // namespace mungba::handlers::members
