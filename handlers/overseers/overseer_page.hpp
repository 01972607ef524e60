#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::overseers {

/// "/phu-trach": the meetings of the branches that somebody looks after, and which of them they attend.
std::vector<PageInfo> overseer_pages();

}  // namespace mungba::handlers::overseers
