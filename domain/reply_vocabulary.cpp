#include "domain/reply_vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace mungba::domain {
namespace {

/// "chị Mai", "đồng chí Mai", "em Mai".
bool is_word_of_address(std::string_view folded) {
    constexpr std::array<std::string_view, 17> kAddress = {"anh",
                                                           "a",
                                                           "chi",
                                                           "bac",
                                                           "chu",
                                                           "co",
                                                           "ong",
                                                           "ba",
                                                           "cu",
                                                           "di",
                                                           "cau",
                                                           "em",
                                                           "con",
                                                           "chau",
                                                           "dongchi",
                                                           "dc",
                                                           "thu"};
    return std::find(kAddress.begin(), kAddress.end(), folded) != kAddress.end();
}

}  // namespace

const Vocabulary& vocabulary() {
    static const Vocabulary words;
    return words;
}

bool are_doubtful(std::span<const ReplyWord> words) {
    const Vocabulary& v = vocabulary();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto rest = words.subspan(i);
        if (v.doubt.length_at(rest) > 0 && v.certain.length_at(rest) == 0) return true;
    }
    return v.for_others.anywhere_in(words);
}

bool is_name_at(std::span<const ReplyWord> words, std::size_t at) {
    const ReplyWord& word = words[at];
    const bool after_address =
        at > 0 && !word.begins_clause && is_word_of_address(words[at - 1].folded);
    // "Minh" is typed without an accent, "mình" rarely so in front of a sentence or a title.
    if (word.folded == "minh") return !word.accented && (word.capital || after_address);
    if (word.folded != "mai") return false;
    const bool me_follows =
        at + 1 < words.size() && vocabulary().surely_me.length_at(words.subspan(at + 1)) > 0;
    return word.capital ? after_address || !me_follows : after_address && !me_follows;
}

void leave_out_own_name(std::vector<ReplyWord>& words) {
    static const Phrases kI{"tôi, tôi là, tôi tên là, tôi tên"};
    constexpr std::size_t kLongestName = 5;
    constexpr std::size_t kWholeName = 3;  // "Lê Thị Hoa tôi có mặt"
    std::size_t first = kI.length_at(words);
    if (first == 1 && words.size() > 1 && words[1].after_colon)  // "Tôi: có mặt"
        words[1].begins_clause = words[1].after_colon = false;
    std::size_t end = first;
    while (end < words.size() && end < first + kLongestName && words[end].capital) ++end;
    const bool goes_on = end > first && end < words.size() && !words[end].capital;
    if (!goes_on) return;
    const bool again =
        first > 0 && words[end].begins_clause && kI.length_at(std::span(words).subspan(end)) > 0;
    if (again) {  // "Tôi Lan, tôi có mặt"
        first = 0;
    } else if (first == 0) {
        const bool signs = end >= kWholeName && words[end].kept == "tôi";
        if (!signs) return;
    } else {
        first = 1;
    }
    words[end].begins_clause = first == 0;
    const auto begin = words.begin();
    words.erase(begin + static_cast<std::ptrdiff_t>(first),
                begin + static_cast<std::ptrdiff_t>(end));
}

bool are_relatives(std::span<const ReplyWord> words) {
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t length = vocabulary().relatives.length_at(words.subspan(i));
        if (length == 0 && !(i > 0 && words[i].capital)) return false;
        i += std::max<std::size_t>(length, 1);
    }
    return !words.empty();
}

// Some of its words are other words without accents (à, ạ;
/// đâu, đau; mấy, máy).
bool are_question(std::span<const ReplyWord> words) {
    const ReplyWord& last = words.back();
    // "không dự được đâu" denies.
    static const Phrases kWhere{"ở, đi, đến, tới, về, tại, biết"};
    const bool denied = words.size() > 2 && vocabulary().no.anywhere_in(words);
    const bool denies = last.kept == "đâu" && denied && kWhere.length_at(words.last(2)) == 0;
    // "không vướng gì", "không bận việc gì"
    static const Phrases kFree{"vướng, bận, có việc, mắc, bận việc, vướng việc"};
    if (last.kept == "gì" && denied && kFree.anywhere_in(words.last(3))) return false;
    const bool accented = last.kept == "à" || (last.kept == "đâu" && !denies) || last.kept == "mấy";
    std::size_t end = words.size();
    while (end > 1 && vocabulary().ending.length_at(words.subspan(end - 1)) > 0) --end;
    const ReplyWord& closing = words[end - 1];
    const bool negation =
        words.size() > 1 && (closing.folded == "khong" || closing.folded == "chua");
    return accented || negation || vocabulary().asks.length_at(words.subspan(end - 1)) > 0 ||
           vocabulary().asks.length_at(words.last(1)) > 0;
}

}  // namespace mungba::domain
