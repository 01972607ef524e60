#include "handlers/contract/typed.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/text.hpp"
#include "domain/reply_reader.hpp"

namespace mungba::handlers::typed {
namespace {

// A folded letter comes of at most so many bytes, if nobody plays with invisible characters; beyond
// that the search gives up.
constexpr std::size_t kBytesPerLetter = 8;
constexpr std::size_t kSlack = 64;
// "ok" with the courtesy after it; what is longer says more.
constexpr std::size_t kLongestOk = 48;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && !begins_character(text[end])) ++end;
        found.push_back(text.substr(i, end - i));
        i = end;
    }
    return found;
}

bool is_bare(std::string_view character) { return character.size() == 1; }

constexpr std::array<std::string_view, 6> kParticles = {"a", "ạ", "nhe", "nhé", "nha", "nhá"};
constexpr std::array<std::string_view, 10> kPolite = {
    "a", "ạ", "nhe", "nhé", "nha", "nhá", "dong chi", "đồng chí", "d/c", "đ/c"};

/// Takes polite beginnings and endings off: they change nothing.
std::string without_politeness(const std::string& folded_with_accents,
                               std::span<const std::string_view> after) {
    constexpr std::array<std::string_view, 2> before = {"da", "dạ"};
    std::string text = folded_with_accents;
    for (const std::string_view word : before) {
        if (text.starts_with(std::string(word) + " ")) text.erase(0, word.size() + 1);
    }
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : after) {
            const std::string ending = " " + std::string(word);
            if (!text.ends_with(ending)) continue;
            text.resize(text.size() - ending.size());
            again = true;
        }
    }
    return text;
}

/// Words as they are compared: folded once for the life of the program, since every message passes
/// here.
struct Meant {
    std::string folded;
    std::string_view with_accents;
};

std::vector<Meant> meant(std::initializer_list<std::string_view> words) {
    std::vector<Meant> list;
    for (const std::string_view word : words) list.push_back({core::text::fold(word), word});
    return list;
}

bool is_one_of(std::string_view text, std::string_view folded, const std::vector<Meant>& words) {
    return std::any_of(words.begin(), words.end(), [&](const Meant& word) {
        return folded == word.folded && accents_fit(text, word.with_accents);
    });
}

Word read_number(std::string_view text) {
    const bool digits =
        !text.empty() && text.size() <= 2 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return {};
    return {.kind = Word::Kind::number, .number = std::stoi(std::string(text))};
}

}  // namespace

std::size_t length_of(std::string_view text, std::string_view folded) {
    const std::size_t limit = std::min(text.size(), folded.size() * kBytesPerLetter + kSlack);
    std::size_t found = 0;
    for (std::size_t end = 1; end <= limit; ++end) {
        if (end < text.size() && !begins_character(text[end])) continue;
        const std::string so_far = core::text::fold(text.substr(0, end));
        if (so_far == folded) {
            found = end;
        } else if (so_far.size() > folded.size()) {
            break;
        }
    }
    return found;
}

bool accents_fit(std::string_view text, std::string_view meant) {
    const std::string typed = core::text::fold_keep_accents(text);
    const std::string wanted = core::text::fold_keep_accents(meant);
    const auto typed_letters = characters(typed);
    const auto wanted_letters = characters(wanted);
    if (typed_letters.size() != wanted_letters.size()) return false;
    for (std::size_t i = 0; i < typed_letters.size(); ++i) {
        if (typed_letters[i] != wanted_letters[i] && !is_bare(typed_letters[i])) return false;
    }
    return true;
}

std::string_view without_end_marks(std::string_view text) {
    constexpr std::string_view kMarks = ".,;!? ";
    std::string_view rest = text;
    while (!rest.empty() && kMarks.find(rest.back()) != std::string_view::npos)
        rest.remove_suffix(1);
    return rest.empty() ? text : rest;
}

Word read_word(std::string_view text) {
    static const std::vector<Meant> yes = meant({"đồng ý", "duyệt"});
    static const std::vector<Meant> stop = meant({"thôi"});
    static const std::vector<Meant> no = meant({"không"});
    constexpr std::array<std::string_view, 4> ambiguous = {"dung", "khong dung", "co", "vang"};
    const std::string kept = core::text::fold_keep_accents(text);
    const std::string whole(without_end_marks(kept));
    const std::string said = without_politeness(whole, kPolite);
    const std::string folded = core::text::fold(said);
    if (said == "dừng" || is_one_of(said, folded, stop)) return {.kind = Word::Kind::stop};
    const bool ok = folded.starts_with("ok") && said.size() <= kLongestOk && domain::is_ok(said);
    if (ok || is_one_of(said, folded, yes)) return {.kind = Word::Kind::yes};
    if (is_one_of(said, folded, no)) return {.kind = Word::Kind::no};
    const bool clear = said == "vắng";
    if (!clear && std::find(ambiguous.begin(), ambiguous.end(), folded) != ambiguous.end()) {
        return {.kind = Word::Kind::ambiguous};
    }
    // "2 đồng chí" is a count.
    return read_number(core::text::fold(without_politeness(whole, kParticles)));
}

}  // namespace mungba::handlers::typed
