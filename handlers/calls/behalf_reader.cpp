#include "handlers/calls/behalf_reader.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace mungba::handlers::calls {
namespace {

/// A name with its word of address is not longer.
constexpr std::size_t kMostWordsOfName = 7;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + " ") {
        if (c != ' ' && c != '\n' && c != '\t') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
}

/// "Hoa:" is Hoa.
std::string without_sign(std::string word) {
    while (!word.empty() && (word.back() == ':' || word.back() == ',' || word.back() == '.')) word.pop_back();
    return word;
}

template <std::size_t Size>
bool is_one_of(const std::string& folded, const std::array<std::string_view, Size>& all) {
    return std::find(all.begin(), all.end(), folded) != all.end();
}

}  // namespace

std::optional<Behalf> read_behalf(std::string_view arguments, const std::function<bool(const std::string&)>& is_somebody) {
    const auto words = words_of(arguments);
    for (std::size_t length = 1; length < words.size() && length <= kMostWordsOfName; ++length) {
        Result result = read_result(joined(words, length, words.size()));
        if (!result.answer) continue;
        std::string whom = without_sign(joined(words, 0, length));
        if (is_somebody(whom)) return Behalf{.whom = std::move(whom), .result = std::move(result)};
    }
    return std::nullopt;
}

std::optional<Errand> read_errand(std::string_view text) {
    constexpr std::array<std::string_view, 7> kLead = {"nho", "xin", "cho", "toi", "em", "chau", "minh"};
    constexpr std::array<std::string_view, 5> kFor = {"giup", "ho", "thay", "gium", "dum"};
    constexpr std::size_t kMostWords = 20;
    const auto words = words_of(text);
    if (words.size() < 4 || words.size() > kMostWords) return std::nullopt;
    std::vector<std::string> folded;
    for (const std::string& word : words) folded.push_back(core::text::fold(word));
    std::size_t at = 0;
    while (at < words.size() && is_one_of(folded[at], kLead)) ++at;
    if (at >= words.size() || folded[at] != "bao") return std::nullopt;
    const std::size_t answer = at + 1;
    std::size_t behalf = answer;
    while (behalf < words.size() && !is_one_of(folded[behalf], kFor)) ++behalf;
    if (behalf == answer || behalf > answer + 4 || behalf + 1 >= words.size()) return std::nullopt;
    return Errand{.answer = joined(words, answer, behalf), .whom_and_why = joined(words, behalf + 1, words.size())};
}

}  // namespace mungba::handlers::calls
