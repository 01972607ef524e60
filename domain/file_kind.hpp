#pragma once
#include <string_view>

namespace mungba::domain {

/// What a file is by its first bytes; its name says nothing.
enum class FileKind { jpeg, png, gif, pdf, doc, zip, unknown };  ///< a DOCX is a zip with a document in it

/// @param head  the first bytes, eight at least. Pure.
FileKind file_kind(std::string_view head);
std::string_view name_of(FileKind kind);

}  // namespace mungba::domain
