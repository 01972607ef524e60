#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::rollcall {

/// The roll call of a meeting and how it ended ("/chi-bo/{branch}/hop/{meeting}/diem-danh"), with its sheets for paper.
std::vector<PageInfo> roll_pages();

}  // namespace mungba::handlers::rollcall
