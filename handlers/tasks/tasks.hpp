#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::tasks {

/// `việc`: the numbered list of what a person owes, and the day's message with the same list. What a line says and what its number does is
/// the business of the feature whose task it is; a word that reached nobody and a message that found no room are this feature's own.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::tasks
