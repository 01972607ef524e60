#include "web/multipart.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/text.hpp"

namespace mungba::web {
namespace {

constexpr std::size_t kMostParts = 200;
constexpr std::size_t kMostHeadBytes = 4 * 1024;

bool same_letters(std::string_view one, std::string_view other) {
    return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The value of `name` in "form-data; name=\"x\"; filename=\"y\"": quoted, with \" for a quote (or %22, as browsers write it), or a bare word.
std::optional<std::string> parameter(std::string_view value, std::string_view name) {
    std::size_t at = value.find(';');
    while (at < value.size()) {
        ++at;
        while (at < value.size() && value[at] == ' ') ++at;
        const std::size_t equals = value.find('=', at);
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view key = value.substr(at, equals - at);
        at = equals + 1;
        std::string text;
        if (at < value.size() && value[at] == '"') {
            for (++at; at < value.size() && value[at] != '"'; ++at) {
                if (value[at] == '\\' && at + 1 < value.size() && (value[at + 1] == '"' || value[at + 1] == '\\')) ++at;
                text += value[at];
            }
            if (at == value.size()) return std::nullopt;  // the quote never ends
            at = value.find(';', at);
        } else {
            const std::size_t end = std::min(value.find(';', at), value.size());
            text = std::string(trimmed(value.substr(at, end - at)));
            at = end;
        }
        if (same_letters(trimmed(key), name)) return text;
    }
    return std::nullopt;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    if (!same_letters(trimmed(content_type.substr(0, content_type.find(';'))), "multipart/form-data")) return std::nullopt;
    auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    return boundary;
}

struct Head {
    std::string name;
    std::optional<std::string> file;
};

std::optional<Head> read_head(std::string_view lines) {
    std::optional<Head> head;
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 2);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        if (!same_letters(line.substr(0, colon), "content-disposition")) continue;
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (head || !same_letters(trimmed(value.substr(0, value.find(';'))), "form-data")) return std::nullopt;
        auto name = parameter(value, "name");
        if (!name || name->empty()) return std::nullopt;
        head = Head{std::move(*name), parameter(value, "filename")};
    }
    return head;
}

bool is_text(std::string_view bytes) { return core::text::is_utf8(bytes) && bytes.find('\0') == std::string_view::npos; }

bool keep(Head head, std::string_view bytes, Multipart& result) {
    if (!is_text(head.name) || (head.file && !is_text(*head.file))) return false;
    if (head.file) {
        if (!head.file->empty()) result.uploads.push_back({std::move(head.name), std::move(*head.file), std::string(bytes)});
        return true;
    }
    if (!is_text(bytes)) return false;
    result.form.add(std::move(head.name), std::string(bytes));
    return true;
}

}  // namespace

std::optional<Multipart> read_multipart(std::string_view content_type, std::string_view body) {
    const auto boundary = boundary_of(content_type);
    if (!boundary) return std::nullopt;
    const std::string first = "--" + *boundary;
    const std::string delimiter = "\r\n" + first;
    if (!body.starts_with(first)) return std::nullopt;
    body.remove_prefix(first.size());
    Multipart result;
    for (std::size_t parts = 0;; ++parts) {
        if (body.starts_with("--")) return result;
        if (!body.starts_with("\r\n") || parts == kMostParts) return std::nullopt;
        body.remove_prefix(2);
        const std::size_t head_end = body.find("\r\n\r\n");
        if (head_end == std::string_view::npos || head_end > kMostHeadBytes) return std::nullopt;
        auto head = read_head(body.substr(0, head_end));
        body.remove_prefix(head_end + 4);
        const std::size_t end = body.find(delimiter);
        if (!head || end == std::string_view::npos || !keep(std::move(*head), body.substr(0, end), result)) return std::nullopt;
        body.remove_prefix(end + delimiter.size());
    }
}

}  // namespace mungba::web
