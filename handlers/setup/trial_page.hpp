#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::setup {

/// "/cai-dat/tin-thu": a real message to a group that is chosen, and what became of it.
std::vector<PageInfo> trial_pages();

}  // namespace mungba::handlers::setup
