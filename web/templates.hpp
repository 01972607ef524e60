#pragma once
#include <span>

#include "core/embedded_file.hpp"

namespace mungba::web::templates {

using core::EmbeddedFile;

/// The files of web/templates, as they were when the program was built. Any thread.
std::span<const EmbeddedFile> embedded_files();

}  // namespace mungba::web::templates
