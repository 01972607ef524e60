#pragma once
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::tasks {

/// A list as it is said, and the tasks that its numbers stand for.
struct List {
    std::string text;
    std::vector<core::TaskId> tasks;
};

/// What is of no use any more leaves every list.
void forget_the_useless(Context& context);

/// Everything in one numbering; at most ten lines. Empty text: there is nothing.
List listed(const std::vector<usecases::tasks::Owed>& owed, Context& context);

/// One line without its number: by the feature whose task it is.
std::string line_of(const storage::Task& task, Context& context);

/// The question that a list leaves behind: a number picks a task.
Question picking(const List& list);
/// The task that a number picked; nothing if it is done meanwhile.
std::optional<storage::Task> picked(const Question& question, int number, Context& context);

}  // namespace mungba::handlers::tasks
