#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::meetings {

/// "/chi-bo/{branch}/hop" and "/chi-bo/{branch}/hop/{meeting}": a branch's meetings, and one with why it is on its day, its notice and what can be
/// done with it. "/lich": the month of all branches, for the office.
std::vector<PageInfo> meeting_pages();

}  // namespace mungba::handlers::meetings
