#pragma once
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::tasks {

/// The page Today ("/"): the same list as `việc`, each thing with a link to the one place where it is done; and the page of a word that reached
/// nobody, or of a message that found no room ("/viec/{task}").
std::vector<PageInfo> today_pages();
/// Where this feature's own tasks are done.
TaskPlace place_of(const storage::Task& task, Context& context);

}  // namespace mungba::handlers::tasks
