#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/embedded_file.hpp"

namespace mungba::web {

using core::EmbeddedFile;

/// The files of web/static, as they were when the program was built; each text also as gzip made it, "style.css.gz". Any thread.
std::span<const EmbeddedFile> embedded_files();

/// The static file of that name ("style.css"), or nothing.
std::optional<EmbeddedFile> find_static(std::string_view name);

/// The media type that belongs to a file's ending, text with its charset;
/// "application/octet-stream" if it is none we serve.
std::string_view content_type_of(std::string_view name);

/// Where a page finds it: "/static/style.css?v=1f3a…". The address changes with the bytes, so that a browser may keep it for good.
/// Throws std::logic_error if there is none of that name.
const std::string& static_address(std::string_view name);

}  // namespace mungba::web
