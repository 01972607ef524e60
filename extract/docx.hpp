#pragma once
#include <string_view>

#include "extract/outcome.hpp"

namespace mungba::extract {

/// The text of a DOCX: head and foot lines, body, boxes, notes, the words of a watermark. A paragraph is a line, whatever runs its words are split
/// over. Trusts no size in the archive.
Outcome docx_text(std::string_view bytes);

}  // namespace mungba::extract
