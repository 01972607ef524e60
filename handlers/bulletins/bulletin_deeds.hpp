#pragma once
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::bulletins {

/// What a form of a bulletin's page asks for: "viec" names it.
web::Page carry_out(Visit& visit);

}  // namespace mungba::handlers::bulletins
