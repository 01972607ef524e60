#pragma once
#include <string_view>

#include "domain/file_kind.hpp"
#include "extract/outcome.hpp"

namespace mungba::extract {

/// A JPEG or PNG as it may go to Zalo: at most 1,000,000 bytes and 2,048 pixels a side, a JPEG on white, without the camera's notes (place, hour).
/// @param kind  jpeg or png, by its bytes
Outcome fit_picture(std::string_view bytes, domain::FileKind kind);

}  // namespace mungba::extract
