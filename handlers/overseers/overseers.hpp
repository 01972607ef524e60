#pragma once
#include <memory>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers::overseers {

/// M29, the month's meetings of the branches that somebody looks after, and its answer "dự 1, 3". Said by a job `overseers.month` with
/// {"person": id, "month": "2026-11"}, which whoever knows that the dates are final leaves.
std::unique_ptr<Handler> make_handler();

}  // namespace mungba::handlers::overseers
