#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "web/request.hpp"

namespace mungba::web {

struct Multipart {
    Values form;
    std::vector<Upload> uploads;
};

/// The body of a form with files (RFC 7578), read strictly: CRLF line ends, a name for each part, at most 200 parts, texts in UTF-8. Nothing if
/// it does not read. A file field that was left empty gives no upload. Pure, any thread.
/// @param content_type  of the request, with its boundary.
std::optional<Multipart> read_multipart(std::string_view content_type, std::string_view body);

}  // namespace mungba::web
