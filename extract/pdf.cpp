#include "extract/pdf.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <string>

namespace mungba::extract {
namespace {

constexpr int kMostPages = 2000;

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

Outcome pdf_text(std::string_view bytes) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) return {.ending = Ending::broken, .bytes = {}};
    if (document->is_locked()) return {.ending = Ending::encrypted, .bytes = {}};
    if (document->pages() > kMostPages) return {.ending = Ending::too_large, .bytes = {}};
    Outcome outcome;
    bool has_text = false;
    const std::string title = utf8_of(document->info_key("Title"));
    if (!title.empty()) outcome.bytes = title + "\n";
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        if (!page) continue;
        const std::string text = utf8_of(page->text());
        has_text = has_text || text.find_first_not_of(" \t\r\n\f") != std::string::npos;
        outcome.bytes += text + "\n";
        if (outcome.bytes.size() > kMostOut) return {.ending = Ending::too_large, .bytes = {}};
    }
    if (!has_text) return {.ending = Ending::no_text, .bytes = {}};
    return outcome;
}

}  // namespace mungba::extract
