#pragma once
#include "storage/media_repository.hpp"

namespace mungba::usecases {

/// Keeps a picture or a file that is to leave with messages; the same bytes under the same name are kept and uploaded once.
/// @throws std::invalid_argument  no bytes, no name, or neither picture nor file. Writer's thread.
core::MediaId keep_media(storage::Connection& connection, const storage::media::NewMedia& media, core::Instant now);

}  // namespace mungba::usecases
