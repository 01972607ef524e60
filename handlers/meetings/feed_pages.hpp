#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::meetings {

/// "/lich-dien-thoai": makes and revokes one's own calendar addresses; "/ical/{secret}": the calendar itself, for whoever holds the address.
std::vector<PageInfo> feed_pages();

}  // namespace mungba::handlers::meetings
