#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::tasks {

/// "/viec/{task}": a word that reached nobody, a message that found no room, a branch's overdue things; with the one button that does it.
std::vector<PageInfo> one_task_pages();

}  // namespace mungba::handlers::tasks
