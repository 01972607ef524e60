#include "sim/multipart.hpp"

#include <algorithm>
#include <cctype>

namespace mungba::sim {
namespace {

constexpr std::size_t kMaxBoundary = 70;  // RFC 2046

bool same_letters(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    });
}

/// The value of `name=…` or `name="…"` behind a header's first word.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
    std::size_t at = header.find(';');
    while (at != std::string_view::npos) {
        std::string_view rest = header.substr(at + 1);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const bool wanted = same_letters(rest.substr(0, equals), name);
        rest.remove_prefix(equals + 1);
        std::string value;
        std::size_t end = 0;
        if (rest.starts_with('"')) {
            for (end = 1; end < rest.size() && rest[end] != '"'; ++end) {
                if (rest[end] == '\\' && end + 1 < rest.size()) ++end;
                value += rest[end];
            }
        } else {
            end = std::min(rest.find(';'), rest.size());
            value = rest.substr(0, end);
            while (value.ends_with(' ')) value.pop_back();
        }
        if (wanted) return value;
        const std::size_t next = rest.find(';', end);
        if (next == std::string_view::npos) return std::nullopt;
        header = rest;
        at = next;
    }
    return std::nullopt;
}

std::optional<std::string_view> header_of_part(std::string_view head, std::string_view name) {
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && same_letters(line.substr(0, colon), name))
            return line.substr(colon + 1);
        head.remove_prefix(std::min(end + 2, head.size()));
    }
    return std::nullopt;
}

}  // namespace

std::optional<FormFile> read_form_file(std::string_view content_type,
                                       std::string_view body,
                                       std::string_view field) {
    const std::string_view kind = content_type.substr(0, content_type.find(';'));
    if (!same_letters(kind, "multipart/form-data")) return std::nullopt;
    const auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > kMaxBoundary) return std::nullopt;
    const std::string fence = "--" + *boundary;
    const std::string inner_fence = "\r\n" + fence;

    std::size_t at = body.starts_with(fence) ? fence.size() : body.find(inner_fence);
    if (at == std::string_view::npos) return std::nullopt;
    if (!body.starts_with(fence)) at += inner_fence.size();
    while (body.substr(at, 2) == "\r\n") {
        const std::size_t head_end = body.find("\r\n\r\n", at);
        if (head_end == std::string_view::npos || head_end < at + 2) return std::nullopt;
        const std::size_t content = head_end + 4;
        const std::size_t end = body.find(inner_fence, content);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view head = body.substr(at + 2, head_end - at - 2);
        const auto disposition = header_of_part(head, "Content-Disposition");
        if (disposition && parameter(*disposition, "name") == std::string(field)) {
            return FormFile{parameter(*disposition, "filename").value_or(""),
                            std::string(body.substr(content, end - content))};
        }
        at = end + inner_fence.size();
    }
    return std::nullopt;
}

}  // namespace mungba::sim
