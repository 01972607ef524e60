#pragma once
#include <string_view>

#include "extract/outcome.hpp"

namespace mungba::extract {

/// The text of a PDF, its title first, page after page.
Outcome pdf_text(std::string_view bytes);

}  // namespace mungba::extract
