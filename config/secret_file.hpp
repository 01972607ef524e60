#pragma once
#include <filesystem>
#include <string>

#include "core/result.hpp"

namespace mungba::config {

/// The bytes of a regular file that only its owner may read; refused if group or others may, or if
/// it is over 64 KiB. The error names the path and the reason, never the content.
core::Result<std::string> read_private_file(const std::filesystem::path& path);

/// The same for a secret written by hand: line ends at its end are left out, and an empty file is
/// refused.
core::Result<std::string> read_secret_file(const std::filesystem::path& path);

/// Writes a file of mode 0600 that was not there before, so that it is there whole or not at all,
/// also after a power cut.
/// @returns whether it was written; false if the path exists by now.
core::Result<bool> write_private_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace mungba::config
