#include <array>
#include <string>

#include "domain/reply_text.hpp"
#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {

using Words = std::span<const ReplyWord>;
using Said = Clause::Said;

/// "1", "2 vì con ốm", "3, 15 phút", "1. Có mặt".
Reply ReplyReader::number_reply() const {
    constexpr Answer kAnswers[] = {Answer::present, Answer::absent, Answer::late, Answer::online};
    const std::string& typed = words_[0].kept;
    const bool padded = typed.size() == 2 && typed[0] == '0';  // "01"
    const int number = typed.size() == 1 || padded ? typed.back() - '0' : 0;
    const int most = context_.online_pilot ? 4 : 3;
    if (number < 1 || number > most || !short_forms_count()) return {};
    // "2 giờ": an hour of the day.
    static const Phrases kHour{"giờ"};
    if (words_.size() > 1 && !words_[1].begins_clause && kHour.length_at(words_.subspan(1)) > 0)
        return {};
    const bool minus = words_[0].begin > 0 && text_[words_[0].begin - 1] == '-';
    if (minus) return {};
    const Answer meant = kAnswers[number - 1];
    const Words rest = words_.subspan(1);
    if (rest.empty()) return answer(meant);
    const Vocabulary& v = vocabulary();
    if (v.ending.length_at(rest) > 0 && only_courtesy(1)) return answer(meant);
    const bool counts = !rest.front().begins_clause && v.counted.length_at(rest) > 0 &&
                        !v.reason.anywhere_in(rest.subspan(1));
    if (counts) return {};
    const ReadMinutes minutes = read_minutes(rest);
    if (meant == Answer::late && minutes.length + 1 == words_.size()) {
        Reply reply = answer(meant);
        reply.minutes_late = minutes.minutes;
        return reply;
    }
    ReplySum sum = sum_up(1);
    if (sum.called_first && !words_[1].begins_clause) return {};  // "2 đồng chí": a count
    sum.called_first = false;
    if (!sum.decided() && !sum.unclear && sum.bare == Said::unknown) {
        sum.absent = meant == Answer::absent;
        sum.present = meant == Answer::present;
        sum.late = meant == Answer::late;
        sum.online = meant == Answer::online;
    }
    const Reply reply = reply_of(sum);
    const bool same = reply.answer == meant ||
                      (meant == Answer::absent && reply.answer == Answer::absent_excused);
    return same ? reply : Reply{};
}

}  // namespace mungba::domain
