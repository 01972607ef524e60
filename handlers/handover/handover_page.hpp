#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::handover {

/// "/chi-bo/{branch}/ban-giao": who is secretary, who is to be, from when until when; secretary and office give the work away, the office
/// confirms, the successor accepts.
std::vector<PageInfo> handover_pages();
TaskPlace handover_place(const storage::Task& task);

}  // namespace mungba::handlers::handover
