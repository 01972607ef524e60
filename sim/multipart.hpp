#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mungba::sim {

/// A file in a form.
struct FormFile {
    std::string name;
    std::string bytes;
};

/// Finds the file of a field in a multipart/form-data body (RFC 7578); nothing if it is not there
/// or the body is malformed. Pure.
std::optional<FormFile> read_form_file(std::string_view content_type,
                                       std::string_view body,
                                       std::string_view field);

}  // namespace mungba::sim
