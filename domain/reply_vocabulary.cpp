#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {

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

// Some of its words are other words without accents (à, ạ;
/// đâu, đau; mấy, máy).
bool are_question(std::span<const ReplyWord> words) {
    const ReplyWord& last = words.back();
    const bool accented = last.kept == "à" || last.kept == "đâu" || last.kept == "mấy";
    std::size_t end = words.size();
    while (end > 1 && vocabulary().ending.length_at(words.subspan(end - 1)) > 0) --end;
    const ReplyWord& closing = words[end - 1];
    const bool negation =
        words.size() > 1 && (closing.folded == "khong" || closing.folded == "chua");
    return accented || negation || vocabulary().asks.length_at(words.last(1)) > 0;
}

}  // namespace mungba::domain
