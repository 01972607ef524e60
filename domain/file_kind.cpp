#include "domain/file_kind.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

using namespace std::string_view_literals;

constexpr NameTable<FileKind, 7> kNames{{{FileKind::jpeg, "jpeg"}, {FileKind::png, "png"}, {FileKind::gif, "gif"}, {FileKind::pdf, "pdf"},
                                         {FileKind::doc, "doc"}, {FileKind::zip, "zip"}, {FileKind::unknown, "unknown"}}};
// Signatures as the formats' own documents give them; of DOC that of an OLE compound file.
constexpr std::pair<FileKind, std::string_view> kSignatures[] = {{FileKind::jpeg, "\xFF\xD8\xFF"sv},
                                                                 {FileKind::png, "\x89PNG\r\n\x1A\n"sv},
                                                                 {FileKind::gif, "GIF87a"sv},
                                                                 {FileKind::gif, "GIF89a"sv},
                                                                 {FileKind::pdf, "%PDF-"sv},
                                                                 {FileKind::doc, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv},
                                                                 {FileKind::zip, "PK\x03\x04"sv}};

}  // namespace

FileKind file_kind(std::string_view head) {
    for (const auto& [kind, signature] : kSignatures) {
        if (head.starts_with(signature)) return kind;
    }
    return FileKind::unknown;
}

std::string_view name_of(FileKind kind) { return name_in(kNames, kind); }

}  // namespace mungba::domain
