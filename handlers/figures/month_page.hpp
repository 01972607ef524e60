#pragma once
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::figures {

PageInfo month_page();

}  // namespace mungba::handlers::figures
