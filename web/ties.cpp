#include "web/ties.hpp"

#include <algorithm>
#include <array>

namespace mungba::web {
namespace {

constexpr std::string_view kNoBreak = "\u00A0";
// A number is held to the word after it if that is one of these, and these hold the number after them.
constexpr std::array<std::string_view, 12> kAfterNumber{"giờ", "việc", "đồng", "chi", "phút", "ngày", "nhóm", "tin", "yêu", "buổi", "dòng", "người"};
constexpr std::array<std::string_view, 6> kBeforeNumber{"giờ", "bộ", "tháng", "quý", "số", "trang"};
constexpr std::array<std::string_view, 5> kPairs{"thứ ", "Thứ ", "Chủ ", "Chi ", "chi "};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view word_before(std::string_view text, std::size_t blank) {
    const std::size_t start = text.rfind(' ', blank - 1);
    const std::size_t from = start == std::string_view::npos ? 0 : start + 1;
    return text.substr(from, blank - from);
}

std::string_view word_after(std::string_view text, std::size_t blank) {
    const std::size_t end = std::min(text.find(' ', blank + 1), text.size());
    return text.substr(blank + 1, end - blank - 1);
}

bool is_any_of(std::string_view word, const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view one) {
        const bool follows = word.starts_with(one) && (word.size() == one.size() || !std::isalpha(static_cast<unsigned char>(word[one.size()])));
        return follows && (word.size() == one.size() || static_cast<unsigned char>(word[one.size()]) < 0x80);
    });
}

bool holds(std::string_view text, std::size_t blank) {
    if (blank == 0) return false;
    const std::string_view before = word_before(text, blank);
    const std::string_view after = word_after(text, blank);
    if (before.empty() || after.empty()) return false;
    if (is_digit(before.back()) && is_any_of(after, kAfterNumber)) return true;
    if (is_digit(after.front()) && is_any_of(before, kBeforeNumber)) return true;
    return std::any_of(kPairs.begin(), kPairs.end(), [&](std::string_view pair) { return pair.substr(0, pair.size() - 1) == before; });
}

}  // namespace

std::string tied(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ' ' && holds(text, at)) {
            out += kNoBreak;
        } else {
            out += text[at];
        }
    }
    return out;
}

}  // namespace mungba::web
