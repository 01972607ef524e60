#pragma once
#include <string>
#include <string_view>

namespace mungba::zalo {

struct Multipart {
    std::string content_type;  ///< with the boundary
    std::string body;
};

/// A multipart/form-data body with one file. The boundary comes out of the file's own bytes and
/// does not occur in them. Pure, any thread. Source: RFC 7578.
/// @param name  of the file, as people see it; goes in as `quoted_file_name` makes it.
Multipart multipart_file(std::string_view field,
                         std::string_view name,
                         std::string_view type,
                         std::string_view bytes);

/// A file name that can stand between quotes in a header line: only what follows the last slash or
/// backslash; without control characters and broken bytes, '"' as %22; at most 200 bytes, cut so
/// that the ending stays; "file" if nothing is left.
std::string quoted_file_name(std::string_view name);

}  // namespace mungba::zalo
