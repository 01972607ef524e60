#include "handlers/contract/page_table.hpp"

#include <algorithm>
#include <stdexcept>

namespace mungba::handlers {
namespace {

bool is_brace(std::string_view part) { return part.size() > 2 && part.front() == '{' && part.back() == '}'; }

/// "/a/b" → "a", "b"; "/" → "".
std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    if (path.starts_with('/')) path.remove_prefix(1);
    while (true) {
        const std::size_t end = path.find('/');
        parts.push_back(path.substr(0, end));
        if (end == std::string_view::npos) return parts;
        path.remove_prefix(end + 1);
    }
}

std::string without_names(std::string_view path) {
    std::string shape;
    for (const std::string_view part : parts_of(path)) shape += "/" + (is_brace(part) ? std::string("{}") : std::string(part));
    return shape;
}

}  // namespace

void PageTable::add(PageInfo page) {
    if (!page.path.starts_with('/')) throw std::logic_error("page " + page.path + ": a path begins with '/'");
    if (page.get == nullptr && page.post == nullptr) throw std::logic_error("page " + page.path + " answers nothing");
    for (const PageInfo& other : pages_) {
        if (without_names(other.path) == without_names(page.path)) throw std::logic_error("two pages are at " + page.path);
    }
    pages_.push_back(std::move(page));
}

std::optional<PageTable::Match> PageTable::find(std::string_view path) const {
    const auto asked = parts_of(path);
    std::optional<Match> best;
    for (const PageInfo& page : pages_) {
        const auto parts = parts_of(page.path);
        if (parts.size() != asked.size()) continue;
        Match match{.page = &page};
        const bool fits = std::equal(parts.begin(), parts.end(), asked.begin(), [&](std::string_view part, std::string_view value) {
            if (!is_brace(part)) return part == value;
            if (value.empty()) return false;
            match.values.emplace_back(part.substr(1, part.size() - 2), value);
            return true;
        });
        if (fits && (!best || match.values.size() < best->values.size())) best = std::move(match);
    }
    return best;
}

}  // namespace mungba::handlers
