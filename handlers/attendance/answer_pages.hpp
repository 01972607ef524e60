#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::attendance {

/// "/bao-du/{link}": a member answers without the group: GET shows, POST commits.
std::vector<PageInfo> answer_pages();

}  // namespace mungba::handlers::attendance
