#pragma once
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::thematic {

/// What was sent from the plan's page; `show` is the page itself, where something has to be mended first.
web::Page carry_out_form(Visit& visit, web::Page (*show)(Visit&));

}  // namespace mungba::handlers::thematic
