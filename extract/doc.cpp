#include "extract/doc.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

#include "extract/confinement.hpp"

namespace mungba::extract {
namespace {

constexpr const char* kProgram = "/usr/bin/catdoc";

enum class Head { none, plain, encrypted };

/// The head of Word's own stream stands at the beginning of a sector; its flags tell of a password. Other programs use the same container, without
/// it. Source: [MS-DOC], FibBase; 0xa5dc is Word 6 and 95.
Head head_of(std::string_view bytes) {
    constexpr std::size_t kSector = 64;  // of the small streams; those of 512 are among them
    for (std::size_t at = kSector; at + 12 <= bytes.size(); at += kSector) {
        const auto byte = [&](std::size_t offset) { return static_cast<std::uint8_t>(bytes[at + offset]); };
        if ((byte(0) == 0xec || byte(0) == 0xdc) && byte(1) == 0xa5) return (byte(11) & 0x01) != 0 ? Head::encrypted : Head::plain;
    }
    return Head::none;
}

/// A file without a name, for a reader that wants to seek. Written before the confinement, which lets no file grow.
int as_file(std::string_view bytes) {
    const int file = memfd_create("document", 0);
    while (file >= 0 && !bytes.empty()) {
        const ssize_t put = write(file, bytes.data(), bytes.size());
        if (put <= 0) return -1;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return file;
}

}  // namespace

Outcome become_doc_reader(std::string_view bytes) {
    const Head head = head_of(bytes);
    if (head == Head::none) return {.ending = Ending::wrong_kind, .bytes = {}};
    if (head == Head::encrypted) return {.ending = Ending::encrypted, .bytes = {}};
    const int file = as_file(bytes);
    if (file < 0 || dup2(file, STDIN_FILENO) < 0 || lseek(STDIN_FILENO, 0, SEEK_SET) != 0 || !confine(true)) return {.ending = Ending::failed, .bytes = {}};
    const char* words[] = {"catdoc", "-w", "-dutf-8", "/dev/stdin", nullptr};
    const char* environment[] = {"LANG=C.UTF-8", nullptr};
    execve(kProgram, const_cast<char* const*>(words), const_cast<char* const*>(environment));
    return {.ending = Ending::no_program, .bytes = {}};
}

}  // namespace mungba::extract
