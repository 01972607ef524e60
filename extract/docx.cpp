#include "extract/docx.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace mungba::extract {
namespace {

constexpr zip_int64_t kMostEntries = 4000;
constexpr std::size_t kMostUnpacked = std::size_t{48} << 20;  ///< of all parts together

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

bool is_text_part(std::string_view name) {
    constexpr std::array<std::string_view, 6> kParts = {"word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments"};
    if (!name.ends_with(".xml")) return false;
    return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) { return name.starts_with(part); });
}

/// Head lines first: a marking stands there.
int rank_of(std::string_view name) { return name.starts_with("word/header") ? 0 : name.starts_with("word/document") ? 1 : 2; }

/// Collects the lines of one part.
class PartReader : public pugi::xml_tree_walker {
public:
    explicit PartReader(std::string& text) : text_(text) {}

    bool for_each(pugi::xml_node& node) override {
        const std::string_view name = node.name();
        if (name == "w:p" || name == "w:br" || name == "w:cr" || name == "a:p") {
            end_line();
        } else if (name == "w:tab") {
            text_ += '\t';
        } else if (name == "w:tc") {
            text_ += '\n';
        } else if (name == "w:t" || name == "a:t") {
            text_ += node.text().get();
        } else if (name == "w:noBreakHyphen") {
            text_ += '-';
        } else if (name == "v:textpath") {
            end_line();
            text_ += node.attribute("string").value();
            end_line();
        }
        return text_.size() <= kMostOut;
    }

private:
    void end_line() {
        if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    }
    std::string& text_;
};

enum class Read { done, broken, too_large };

/// In pieces, up to what is left of the measure.
Read read_part(zip_t* archive, zip_uint64_t index, std::size_t& left, std::string& part) {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
    if (!file) return Read::broken;
    std::array<char, 64 * 1024> piece{};
    while (true) {
        const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return Read::broken;
        if (got == 0) return Read::done;
        if (static_cast<std::size_t>(got) > left) return Read::too_large;
        left -= static_cast<std::size_t>(got);
        part.append(piece.data(), static_cast<std::size_t>(got));
    }
}

struct Part {
    std::string name;
    zip_uint64_t index = 0;
};

std::vector<Part> parts_of(zip_t* archive) {
    std::vector<Part> parts;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive, index, 0);
        if (name != nullptr && is_text_part(name)) parts.push_back({.name = name, .index = index});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return rank_of(a.name) < rank_of(b.name); });
    return parts;
}

bool is_encrypted(zip_t* archive, zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    return zip_stat_index(archive, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

}  // namespace

Outcome docx_text(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return {.ending = Ending::failed, .bytes = {}};
    const Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        return {.ending = Ending::broken, .bytes = {}};
    }
    if (zip_get_num_entries(archive.get(), 0) > kMostEntries) return {.ending = Ending::too_large, .bytes = {}};
    const auto parts = parts_of(archive.get());
    const bool has_document = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.name == "word/document.xml"; });
    if (!has_document) return {.ending = Ending::wrong_kind, .bytes = {}};
    Outcome outcome;
    std::size_t left = kMostUnpacked;
    for (const Part& part : parts) {
        if (is_encrypted(archive.get(), part.index)) return {.ending = Ending::encrypted, .bytes = {}};
        std::string xml;
        const Read read = read_part(archive.get(), part.index, left, xml);
        if (read != Read::done) return {.ending = read == Read::broken ? Ending::broken : Ending::too_large, .bytes = {}};
        pugi::xml_document document;
        if (!document.load_buffer_inplace(xml.data(), xml.size())) return {.ending = Ending::broken, .bytes = {}};
        PartReader reader(outcome.bytes);
        document.traverse(reader);
        outcome.bytes += '\n';
        if (outcome.bytes.size() > kMostOut) return {.ending = Ending::too_large, .bytes = {}};
    }
    const bool blank = outcome.bytes.find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank) return {.ending = Ending::no_text, .bytes = {}};
    return outcome;
}

}  // namespace mungba::extract
