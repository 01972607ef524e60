#pragma once
#include <span>

#include "core/embedded_file.hpp"

namespace mungba::storage {

using core::EmbeddedFile;

/// The files of storage/migrations, in the program; cmake/embed.cmake writes the definition.
std::span<const EmbeddedFile> embedded_files();

}  // namespace mungba::storage
