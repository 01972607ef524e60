#include "domain/reply_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"

namespace mungba::domain {
namespace {

/// What people write for short; the right side is how phrases are written.
constexpr std::array<std::pair<std::string_view, std::string_view>, 96> kShortForms = {{
    {"ko", "không"},    {"k", "không"},       {"kh", "không"},   {"kg", "không"},
    {"kô", "không"},    {"hok", "không"},     {"hông", "không"}, {"hổng", "không"},
    {"hem", "không"},   {"chẳng", "không"},   {"chả", "không"},  {"đc", "được"},
    {"đk", "được"},     {"dk", "được"},       {"đươc", "được"},  {"đựơc", "được"},
    {"đ/c", "đồngchí"}, {"d/c", "đồngchí"},   {"e", "em"},       {"t", "tôi"},
    {"tui", "tôi"},     {"mk", "mình"},       {"mik", "mình"},   {"c", "chị"},
    {"onl", "online"},  {"onlin", "online"},  {"fep", "phép"},   {"fép", "phép"},
    {"p", "phút"},      {"ph", "phút"},       {"oke", "ok"},     {"okê", "ok"},
    {"okie", "ok"},     {"okey", "ok"},       {"okay", "ok"},    {"oki", "ok"},
    {"okela", "ok"},    {"ôkê", "ok"},        {"nhe", "nhé"},    {"nhá", "nhé"},
    {"nha", "nhé"},     {"nghen", "nhé"},     {"ah", "ạ"},       {"ak", "ạ"},
    {"ạh", "ạ"},        {"lí", "lý"},         {"kì", "kỳ"},      {"uỷ", "ủy"},
    {"khg", "không"},   {"hk", "không"},      {"hong", "không"}, {"hơm", "không"},
    {"khum", "không"},  {"khom", "không"},    {"k0", "không"},   {"đx", "được"},
    {"dx", "được"},     {"đuoc", "được"},     {"dươc", "được"},  {"mìh", "mình"},
    {"mìn", "mình"},    {"tuj", "tôi"},       {"tôy", "tôi"},    {"toy", "tôi"},
    {"r", "rồi"},       {"rùi", "rồi"},       {"rui", "rồi"},    {"roài", "rồi"},
    {"ròi", "rồi"},     {"đag", "đang"},      {"đg", "đang"},    {"dag", "đang"},
    {"lun", "luôn"},    {"thui", "thôi"},     {"j", "gì"},       {"bít", "biết"},
    {"bik", "biết"},    {"bt", "biết"},       {"wa", "quá"},     {"qá", "quá"},
    {"gđ", "gia đình"}, {"bv", "bệnh viện"},  {"cq", "cơ quan"}, {"cty", "công ty"},
    {"sk", "sức khỏe"}, {"sh", "sinh hoạt"},  {"cb", "chi bộ"},  {"tb", "thông báo"},
    {"xp", "xin phép"}, {"trể", "trễ"},       {"măt", "mặt"},    {"vắg", "vắng"},
    {"muôn", "muộn"},   {"tgia", "tham gia"}, {"of", "off"},     {"ac", "anh chị"},
}};

/// FNV-1a.
std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::size_t bit_of(std::uint32_t hash) { return (hash ^ (hash >> 16)) & 0xFFU; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Letters of every alphabet and what is seen by nobody inside a word; signs and emoji are not.
bool is_word_part(char32_t c) {
    if (c < 0x80) return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return true;
    const bool full_width = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
                            (c >= 0xFF41 && c <= 0xFF5A);
    return full_width || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

bool breaks_clause(char32_t c) {
    constexpr std::u32string_view kBreaks = U",;.!?:\n()[]\"“”…–—|";
    return kBreaks.find(c) != std::u32string_view::npos;
}

/// A code point and where it stands.
struct Placed {
    char32_t sign = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Placed> placed(std::string_view text) {
    std::vector<Placed> all;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t wanted = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        const std::size_t length = std::min(wanted, text.size() - i);
        char32_t sign = wanted == 1 ? first : first & (0xFFU >> (wanted + 1));
        for (std::size_t k = 1; k < length; ++k)
            sign = (sign << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        all.push_back({sign, i, i + length});
        i += length;
    }
    return all;
}

/// "vângggg" → "vâng": three of a letter in a row, or two at the end, are one.
std::string without_repeats(const std::string& word) {
    const auto letters = placed(word);
    std::string result;
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t run = i + 1;
        while (run < letters.size() && letters[run].sign == letters[i].sign) ++run;
        const bool one = !is_digit(letters[i].sign) && (run - i > 2 || run == letters.size());
        for (std::size_t k = 0; k < (one ? 1 : run - i); ++k)
            result += word.substr(letters[i].begin, letters[i].end - letters[i].begin);
        i = run;
    }
    return result;
}

/// Words and numbers, with the signs that belong inside them.
class WordSplitter {
public:
    explicit WordSplitter(std::string_view text) : text_(text), signs_(placed(text)) {}

    std::vector<ReplyWord> split() {
        bool begins_clause = true;
        bool after_colon = false;
        for (std::size_t i = 0; i < signs_.size();) {
            if (!is_word_part(signs_[i].sign)) {
                begins_clause = begins_clause || breaks(i);
                after_colon = after_colon || signs_[i].sign == U':';
                ++i;
                continue;
            }
            const std::size_t end = word_end(i);
            ReplyWord word = make(i, end);
            i = end;
            if (word.kept.empty()) continue;
            word.begins_clause = begins_clause;
            word.after_colon = after_colon;
            begins_clause = after_colon = false;
            push(std::move(word));
        }
        return std::move(words_);
    }

private:
    char32_t sign(std::size_t i) const { return i < signs_.size() ? signs_[i].sign : U'\n'; }

    bool breaks(std::size_t i) const {
        const bool dash = sign(i) == U'-' && i > 0 && sign(i - 1) == U' ' && sign(i + 1) == U' ';
        return dash || breaks_clause(sign(i));
    }

    std::size_t word_end(std::size_t i) const {
        while (i < signs_.size()) {
            const bool between_digits = i > 0 && is_digit(sign(i - 1)) && is_digit(sign(i + 1));
            const bool joins = between_digits && (sign(i) == U'/' || sign(i) == U':');
            const bool comrade = sign(i) == U'/' && i > 0 &&
                                 (sign(i - 1) == U'đ' || sign(i - 1) == U'Đ' ||
                                  sign(i - 1) == U'd' || sign(i - 1) == U'D') &&
                                 (sign(i + 1) == U'c' || sign(i + 1) == U'C') &&
                                 !is_word_part(sign(i + 2));
            if (!is_word_part(sign(i)) && !joins && !comrade) break;
            ++i;
        }
        return i;
    }

    /// "gđ" is two words, "gia" and "đình", in one place.
    void push(ReplyWord word) {
        for (std::size_t space; (space = word.kept.find(' ')) != std::string::npos;) {
            ReplyWord first = word;
            first.kept.resize(space);
            first.folded = core::text::fold(first.kept);
            first.hash = hash_of(first.folded);
            words_.push_back(std::move(first));
            word.kept.erase(0, space + 1);
            word.folded = core::text::fold(word.kept);
            word.hash = hash_of(word.folded);
            word.begins_clause = word.after_colon = false;
        }
        words_.push_back(std::move(word));
    }

    ReplyWord make(std::size_t first, std::size_t end) const {
        ReplyWord word;
        word.begin = signs_[first].begin;
        word.end = signs_[end - 1].end;
        const std::string typed(text_.substr(word.begin, word.end - word.begin));
        word.kept = without_repeats(core::text::fold_keep_accents(typed));
        if (sign(end) == U'\'' && is_digit(sign(end - 1))) word.kept += 'p';
        word.accented = core::text::has_accents(word.kept);
        for (const auto& [form, written_out] : kShortForms) {
            if (word.kept != form) continue;
            word.kept = written_out;
            word.accented = true;
            break;
        }
        word.folded = core::text::fold(word.kept);
        word.hash = hash_of(word.folded);
        word.number = std::all_of(word.kept.begin(), word.kept.end(), [](char c) {
            return is_digit(static_cast<unsigned char>(c));
        });
        word.capital = core::text::capitalised(typed) == typed && !is_digit(sign(first));
        return word;
    }

    std::string_view text_;
    std::vector<Placed> signs_;
    std::vector<ReplyWord> words_;
};

}  // namespace

std::vector<ReplyWord> reply_words(std::string_view text) { return WordSplitter{text}.split(); }

Phrase::Phrase(std::string_view words) {
    while (!words.empty()) {
        const std::size_t space = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, space);
        parts_.push_back({std::string(word), core::text::fold(word)});
        words.remove_prefix(std::min(space + 1, words.size()));
    }
    if (!parts_.empty()) first_hash_ = hash_of(parts_.front().folded);
}

std::size_t Phrase::length_at(std::span<const ReplyWord> words) const {
    if (words.size() < parts_.size()) return 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const bool same = words[i].accented ? words[i].kept == parts_[i].kept
                                            : words[i].folded == parts_[i].folded;
        if (!same || (i > 0 && words[i].begins_clause)) return 0;
    }
    return parts_.size();
}

Phrases::Phrases(std::string_view all) {
    while (!all.empty()) {
        const std::size_t comma = std::min(all.find(", "), all.size());
        all_.emplace_back(all.substr(0, comma));
        all.remove_prefix(std::min(comma + 2, all.size()));
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Phrase& a, const Phrase& b) {
        return a.first_hash() < b.first_hash();
    });
    for (const Phrase& phrase : all_) first_.set(bit_of(phrase.first_hash()));
}

std::size_t Phrases::length_at(std::span<const ReplyWord> words) const {
    if (words.empty() || !first_.test(bit_of(words.front().hash))) return 0;
    const std::uint32_t hash = words.front().hash;
    const auto less = [](const Phrase& phrase, std::uint32_t wanted) {
        return phrase.first_hash() < wanted;
    };
    std::size_t longest = 0;
    for (auto phrase = std::lower_bound(all_.begin(), all_.end(), hash, less);
         phrase != all_.end() && phrase->first_hash() == hash;
         ++phrase)
        longest = std::max(longest, phrase->length_at(words));
    return longest;
}

bool Phrases::anywhere_in(std::span<const ReplyWord> words) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (length_at(words.subspan(i)) > 0) return true;
    }
    return false;
}

}  // namespace mungba::domain
