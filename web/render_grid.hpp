#pragma once
#include <string>

#include "web/parts.hpp"
#include "web/template.hpp"

namespace mungba::web {

/// @param view  has what every template of shapes needs.
std::string render_grid(const Grid& grid, View view);

}  // namespace mungba::web
