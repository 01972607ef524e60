#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::members {

/// "/chi-bo/{branch}/dang-vien/{member}": one member with the history; each deed is a form of its own.
std::vector<PageInfo> member_pages();

}  // namespace mungba::handlers::members
