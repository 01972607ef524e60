#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "domain/reply_clause.hpp"
#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {
namespace {

using Words = std::span<const ReplyWord>;

/// A later arrival is told as late without minutes.
constexpr int kMostMinutes = 240;
/// "muộn 5h" is rather an hour of the day.
constexpr int kMostHours = 4;

const std::array<std::pair<Phrase, int>, 12>& number_words() {
    static const std::array<std::pair<Phrase, int>, 12> all = {{{Phrase{"mười lăm"}, 15},
                                                                {Phrase{"mười năm"}, 15},
                                                                {Phrase{"hai mươi"}, 20},
                                                                {Phrase{"ba mươi"}, 30},
                                                                {Phrase{"bốn mươi"}, 40},
                                                                {Phrase{"mười"}, 10},
                                                                {Phrase{"mươi"}, 10},
                                                                {Phrase{"năm"}, 5},
                                                                {Phrase{"một"}, 1},
                                                                {Phrase{"hai"}, 2},
                                                                {Phrase{"ba"}, 3},
                                                                {Phrase{"dăm"}, 5}}};
    return all;
}

/// A number, the letters that stick to it ("15p"), and how many words it took.
struct Amount {
    int value = -1;
    std::string unit;
    std::size_t length = 0;
};

Amount digits_at(const ReplyWord& word) {
    Amount amount{.value = -1, .unit = {}, .length = 1};
    const char* end = word.folded.data() + word.folded.size();
    const auto [stop, error] = std::from_chars(word.folded.data(), end, amount.value);
    if (error != std::errc{} || amount.value < 0 || amount.value > 999) return {};
    amount.unit.assign(stop, end);
    return amount;
}

Amount amount_at(Words words) {
    if (words.empty()) return {};
    Amount amount = digits_at(words[0]);
    if (amount.length > 0) {
        // "15-20 phút": the later one.
        const Amount later =
            amount.unit.empty() && words.size() > 1 ? digits_at(words[1]) : Amount{};
        return later.length > 0 ? Amount{later.value, later.unit, 2} : amount;
    }
    for (const auto& [phrase, value] : number_words()) {
        const std::size_t length = phrase.length_at(words);
        if (length > amount.length) amount = {value, {}, length};
    }
    return amount;
}

int in_minutes(int value, std::string_view unit) {
    if (unit == "p" || unit == "ph" || unit == "phut") return value;
    const bool hours = unit == "h" || unit == "tieng" || unit == "gio" || unit == "g";
    return hours && value <= kMostHours ? value * 60 : -1;
}

}  // namespace

ReadMinutes read_minutes(std::span<const ReplyWord> words) {
    static const Phrases kHalf{"nửa tiếng, nửa giờ, nửa h"};
    const std::size_t about = vocabulary().about.length_at(words);
    const Words rest = words.subspan(about);
    if (const std::size_t half = kHalf.length_at(rest); half > 0) return {30, about + half};
    Amount amount = amount_at(rest);
    if (amount.length == 0) return {};
    if (amount.unit.empty() && amount.length < rest.size())
        amount.unit = rest[amount.length++].folded;
    const int minutes = in_minutes(amount.value, amount.unit);
    if (minutes <= 0) return {};
    return {minutes <= kMostMinutes ? minutes : 0, about + amount.length};
}

}  // namespace mungba::domain
