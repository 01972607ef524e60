#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::calls {

/// "/chi-bo/{branch}/goi": who is to be telephoned about the coming meeting, with a form for what came of each call.
std::vector<PageInfo> call_pages();
TaskPlace call_place(const storage::Task& task, Context& context);

}  // namespace mungba::handlers::calls
