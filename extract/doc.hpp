#pragma once
#include <string_view>

#include "extract/outcome.hpp"

namespace mungba::extract {

/// The text of a DOC (Word 97 to 2003), head and foot lines too: this process becomes `catdoc`, confined like it. Returns only if it does not.
Outcome become_doc_reader(std::string_view bytes);

}  // namespace mungba::extract
