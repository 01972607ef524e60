#pragma once
#include <span>

#include "core/embedded_file.hpp"

namespace mungba::sim {

using core::EmbeddedFile;

/// The files of sim/chat: the page that shows the simulated Zalo.
std::span<const EmbeddedFile> embedded_files();

}  // namespace mungba::sim
