#pragma once
#include <string>

#include "web/sheet.hpp"

namespace mungba::web {

/// Any thread.
std::string render_sheet(const Sheet& sheet);

}  // namespace mungba::web
