#pragma once
#include <string_view>

#include "extract/outcome.hpp"

namespace mungba::extract {

/// A page of the web: its title, its date ("2026-09-25"; empty if it is not told) and the name of its site in the first three lines, then the
/// paragraphs of its article, a line each. Menus, scripts and foot lines are left out. Nothing is fetched.
Outcome page_text(std::string_view html);

}  // namespace mungba::extract
