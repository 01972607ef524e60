#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::members {

/// The members of a branch on the page: the list, one of them with standings and offices, from when until when.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::members
