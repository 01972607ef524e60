#include <algorithm>
#include <span>

#include "domain/reply_clause.hpp"
#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {

using Words = std::span<const ReplyWord>;

std::size_t reason_lead(std::span<const ReplyWord> words) {
    return vocabulary().why.length_at(words);
}

std::size_t courtesy_lead(std::span<const ReplyWord> words) {
    const Vocabulary& v = vocabulary();
    std::size_t at = 0;
    for (bool went_on = true; went_on && at < words.size();) {
        const auto rest = words.subspan(at);
        if (is_name_at(words, at)) break;
        const std::size_t yes = rest[0].kept == "dạ" ? 1 : 0;
        const std::size_t length = std::max({v.reason_times.length_at(rest),
                                             v.surely_me.length_at(rest),
                                             v.why.length_at(rest),
                                             yes});
        at += length;
        went_on = length > 0;
    }
    return at;
}

bool tells_of_oneself(std::span<const ReplyWord> words) {
    const Vocabulary& v = vocabulary();
    std::size_t at = v.reason_times.length_at(words);
    if (at < words.size() && is_name_at(words, at)) return false;
    const std::size_t me = at < words.size() ? v.surely_me.length_at(words.subspan(at)) : 0;
    at += me;
    if (me == 0 || at >= words.size()) return false;
    const Words told = words.subspan(at);
    const bool somebody = v.maybe_me.length_at(told) > 0 || v.me.length_at(told) > 0 ||
                          v.relatives.length_at(told) > 0 || told.front().capital;
    return !somebody && !v.tells_of.anywhere_in(told) && !v.present.anywhere_in(told) &&
           !v.absent.anywhere_in(told) && !v.late.anywhere_in(told) && !v.no.anywhere_in(told);
}

bool begins_like_reason(std::span<const ReplyWord> words) {
    const std::size_t lead = courtesy_lead(words);
    return lead < words.size() && vocabulary().reason.length_at(words.subspan(lead)) > 0;
}

}  // namespace mungba::domain
