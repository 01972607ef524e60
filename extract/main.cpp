// mungba-extract text|doc|picture|page < document > what-is-in-it
// Reads one foreign document in a process of its own: limited, and without network. Exit codes: extract/outcome.hpp.
#include <unistd.h>

#include <Magick++.h>

#include <array>
#include <cstdio>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include "domain/file_kind.hpp"
#include "extract/confinement.hpp"
#include "extract/doc.hpp"
#include "extract/docx.hpp"
#include "extract/outcome.hpp"
#include "extract/page.hpp"
#include "extract/pdf.hpp"
#include "extract/picture.hpp"

namespace {

using namespace mungba;
using extract::Ending;
using extract::Outcome;

/// Nothing if it is more than is read at all.
std::optional<std::string> read_input() {
    std::string all;
    std::array<char, 64 * 1024> piece{};
    for (ssize_t got; (got = read(STDIN_FILENO, piece.data(), piece.size())) > 0;) {
        if (all.size() + static_cast<std::size_t>(got) > extract::kMostIn) return std::nullopt;
        all.append(piece.data(), static_cast<std::size_t>(got));
    }
    return all;
}

bool write_output(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

Outcome read_document(std::string_view mode, std::string_view bytes) {
    if (mode == "page") return extract::page_text(bytes);
    const domain::FileKind kind = domain::file_kind(bytes.substr(0, 16));
    const bool is_picture = kind == domain::FileKind::jpeg || kind == domain::FileKind::png;
    if (mode == "picture") return is_picture ? extract::fit_picture(bytes, kind) : Outcome{.ending = Ending::wrong_kind, .bytes = {}};
    if (kind == domain::FileKind::pdf) return extract::pdf_text(bytes);
    if (kind == domain::FileKind::zip) return extract::docx_text(bytes);
    return {.ending = Ending::wrong_kind, .bytes = {}};
}

int end(Ending ending) { return static_cast<int>(ending); }

}  // namespace

int main(int count, char** words) {
    const std::string_view mode = count == 2 ? words[1] : "";
    if (mode != "text" && mode != "doc" && mode != "picture" && mode != "page") {
        std::fputs("usage: mungba-extract text|doc|picture|page < document\n", stderr);
        return end(Ending::bad_usage);
    }
    if (mode == "doc") {  // its bytes are only handed on, before the limits under which they are looked at
        const auto bytes = read_input();
        if (!bytes) return end(Ending::too_large);
        if (domain::file_kind(std::string_view(*bytes).substr(0, 16)) != domain::FileKind::doc) return end(Ending::wrong_kind);
        return end(extract::become_doc_reader(*bytes).ending);
    }
    Magick::InitializeMagick(words[0]);
    if (!extract::confine()) {
        std::fputs("mungba-extract: the system does not confine this process; nothing was read\n", stderr);
        return end(Ending::failed);
    }
    try {
        const auto bytes = read_input();
        if (!bytes) return end(Ending::too_large);
        const Outcome outcome = read_document(mode, *bytes);
        if (outcome.ending == Ending::done && !write_output(outcome.bytes)) return end(Ending::failed);
        return end(outcome.ending);
    } catch (const std::bad_alloc&) {
        return end(Ending::too_large);
    }
}
