#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "core/text.hpp"

namespace mungba::core::text {
namespace {

/// Below this a number "(10/12) " would leave no room for the text itself.
constexpr std::size_t kSmallestPart = 40;

std::size_t next_units(std::string_view text, std::size_t& position) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, position, text.size(), c);
    return c > 0xFFFF ? 2 : 1;
}

/// Making an iterator costs far more than using one, and one must not be shared between threads.
icu::BreakIterator& graphemes() {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU's break data cannot be loaded");
        return made;
    }();
    return *iterator;
}

/// The last grapheme border of `text` at or before byte `limit`.
std::size_t border_before(std::string_view text, std::size_t limit) {
    UErrorCode status = U_ZERO_ERROR;
    UText wrapped = UTEXT_INITIALIZER;
    utext_openUTF8(&wrapped, text.data(), static_cast<std::int64_t>(text.size()), &status);
    icu::BreakIterator& iterator = graphemes();
    iterator.setText(&wrapped, status);
    if (U_FAILURE(status)) throw std::runtime_error("a text cannot be cut");
    const auto offset = static_cast<std::int32_t>(limit);
    const std::int32_t found = iterator.isBoundary(offset) ? offset : iterator.preceding(offset);
    utext_close(&wrapped);
    return found == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(found);
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Where a mention or an address that `cut_at` would tear begins; `cut_at` itself if there is none.
std::size_t before_unbreakable(std::string_view text, std::size_t cut_at) {
    const std::string_view head = text.substr(0, cut_at);
    // A bracket at the very end may be the first half of "[@".
    const std::size_t mention = text.substr(0, cut_at + 1).rfind("[@");
    if (mention != std::string_view::npos && head.find(']', mention) == std::string_view::npos)
        return mention;
    for (const std::string_view scheme : {"https://", "http://"}) {
        const std::size_t address = text.substr(0, cut_at + scheme.size() - 1).rfind(scheme);
        if (address == std::string_view::npos || address >= cut_at) continue;
        if (std::none_of(head.begin() + static_cast<std::ptrdiff_t>(address), head.end(), is_blank))
            return address;
    }
    return cut_at;
}

/// How many bytes of `text`, which is too long, make the next part; at least one code point.
std::size_t part_length(std::string_view text, std::size_t max_units) {
    const std::string_view head = cut(text, max_units);
    const std::size_t line = head.rfind('\n');
    if (line != std::string_view::npos && line >= head.size() / 2) return line;
    if (head.size() < text.size() && is_blank(text[head.size()]) && !head.empty())
        return head.size();
    for (std::size_t i = head.size(); i > 1; --i) {
        if (is_blank(head[i - 1])) return i - 1;
    }
    const std::size_t whole = before_unbreakable(text, head.size());
    if (whole > 0) return whole;
    if (!head.empty()) return head.size();
    std::size_t position =
        0;  // a single grapheme is longer than a part: tear it rather than stand still
    for (std::size_t units = 0; position < text.size();) {
        const std::size_t before = position;
        units += next_units(text, position);
        if (units > max_units && before > 0) return before;
    }
    return position;
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, std::size_t max_units) {
    std::vector<std::string_view> pieces;
    text = without_blanks(text);
    while (utf16_length(text) > max_units) {
        const std::size_t length = part_length(text, max_units);
        pieces.push_back(without_blanks(text.substr(0, length)));
        text = without_blanks(text.substr(length));
    }
    if (!text.empty()) pieces.push_back(text);
    return pieces;
}

}  // namespace

std::size_t utf16_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t position = 0; position < text.size();) units += next_units(text, position);
    return units;
}

std::string_view cut(std::string_view text, std::size_t max_units) {
    std::size_t position = 0;
    for (std::size_t units = 0; position < text.size();) {
        const std::size_t before = position;
        units += next_units(text, position);
        if (units > max_units) return text.substr(0, border_before(text, before));
    }
    return text;
}

std::vector<std::string> parts(std::string_view text, std::size_t max_units) {
    max_units = std::max(max_units, kSmallestPart);
    if (utf16_length(text) <= max_units) return {std::string(text)};
    for (std::size_t digits = 1;; ++digits) {
        const std::size_t number_units = 2 * digits + std::string_view("(/) ").size();
        const auto pieces = split(text, max_units - number_units);
        const std::string count = std::to_string(pieces.size());
        if (count.size() > digits) continue;
        if (pieces.size() == 1) return {std::string(pieces.front())};
        std::vector<std::string> numbered;
        for (const std::string_view piece : pieces) {
            numbered.push_back(fmt::format("({}/{}) {}", numbered.size() + 1, count, piece));
        }
        return numbered;
    }
}

}  // namespace mungba::core::text
