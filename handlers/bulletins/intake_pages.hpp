#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::bulletins {

/// A text that was pasted, or a page of an official portal, becomes a draft.
std::vector<PageInfo> intake_pages();

}  // namespace mungba::handlers::bulletins
