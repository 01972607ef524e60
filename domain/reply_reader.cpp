#include "domain/reply_reader.hpp"

#include <algorithm>
#include <vector>

#include "core/text.hpp"
#include "domain/reply_sum.hpp"
#include "domain/reply_vocabulary.hpp"

namespace mungba::domain {
namespace {

using Words = std::span<const ReplyWord>;
using Said = Clause::Said;
using Sum = ReplySum;

/// Longer is chat, whatever words are in it.
constexpr std::size_t kMostWords = 60;
constexpr std::size_t kMostWordsWithoutReason = 25;
constexpr std::size_t kMostReasonUnits = 200;

/// Goes over the clauses of a text.
class ReplyReader {
public:
    ReplyReader(std::string_view text, Words words, const ReplyContext& context)
        : text_(text), words_(words), context_(context) {}

    Reply read() const;
    AfterAbsence after_absence() const;
    bool only_courtesy(std::size_t from) const;

private:
    struct Piece {
        std::size_t begin;
        std::size_t end;
    };
    std::vector<Piece> pieces(std::size_t from) const;
    Sum sum_up(std::size_t from) const;
    void add(Sum& sum, const Piece& piece) const;
    void add_said(Sum& sum, const Clause& clause, const Piece& piece) const;
    void add_unknown(Sum& sum, const Clause& clause, const Piece& piece) const;
    Reply reply_of(const Sum& sum) const;
    Reply number_reply() const;
    bool short_forms_count() const;
    bool takes_back() const;
    std::string reason_of(const Sum& sum) const;
    static Reply answer(Answer answer);

    std::string_view text_;
    Words words_;
    const ReplyContext& context_;
};

/// Clauses begin at signs, and at words that turn or conclude.
std::vector<ReplyReader::Piece> ReplyReader::pieces(std::size_t from) const {
    static const Phrases kTurns{"nhưng, nhưng mà"};
    std::vector<Piece> all;
    std::size_t begin = from;
    for (std::size_t i = from; i < words_.size();) {
        const std::size_t length =
            i > from ? vocabulary().therefore.length_at(words_.subspan(i)) : 0;
        const bool breaks = i > begin && (words_[i].begins_clause ||
                                          kTurns.length_at(words_.subspan(i)) > 0 || length > 0);
        if (breaks) all.push_back({begin, i});
        if (breaks || length > 0) begin = i + length;
        i += std::max<std::size_t>(length, 1);
    }
    if (begin < words_.size()) all.push_back({begin, words_.size()});
    return all;
}

void ReplyReader::add_said(Sum& sum, const Clause& clause, const Piece& piece) const {
    // "Xin phép các đồng chí" beside what is clear is courtesy.
    const bool leave_counts = !sum.decided() || sum.leave_only;
    if (clause.leave_only && !leave_counts) {
        if (clause.has_reason())
            sum.add_reason(piece.begin + clause.reason_begin, piece.begin + clause.reason_end);
        return;
    }
    if (sum.leave_only && !clause.leave_only) sum.absent = false;
    sum.leave_only = clause.leave_only;
    sum.present = sum.present || clause.said == Said::present;
    sum.absent = sum.absent || clause.said == Said::absent;
    sum.late = sum.late || clause.said == Said::late;
    sum.online = sum.online || clause.said == Said::online;
    sum.short_form = sum.short_form && clause.short_form;
    sum.first_person = sum.first_person || clause.first_person;
    sum.about_self = sum.about_self || clause.about_self;
    sum.urges = sum.urges || clause.urges;
    sum.awaits_reason = clause.awaits_reason;
    if (clause.minutes > 0) sum.minutes = clause.minutes;
    if (clause.until >= 0) sum.until = clause.until;
    if (clause.has_reason())
        sum.add_reason(piece.begin + clause.reason_begin, piece.begin + clause.reason_end);
}

/// Words that say nothing about coming are a reason, before or after an absence, or make all of it
/// unclear.
void ReplyReader::add_unknown(Sum& sum, const Clause& clause, const Piece& piece) const {
    const Words words = words_.subspan(piece.begin, piece.end - piece.begin);
    const bool connected = reason_lead(words) > 0 && sum.decided();
    const bool goes_on =
        sum.takes_reason() && (sum.awaits_reason || sum.reason_end > sum.reason_begin);
    const bool colon = words.front().after_colon && !goes_on;  // "vắng: Nam, Lan"
    const bool farewell = sum.decided() && vocabulary().farewell.length_at(words) > 0;
    const ReadMinutes minutes = read_minutes(words);
    if (farewell) return;
    if (sum.late && minutes.length == words.size()) {
        sum.minutes = minutes.minutes;
    } else if (!colon && (connected || goes_on || clause.reason_like)) {
        sum.add_reason(piece.begin, piece.end);
    } else {
        sum.unclear = true;
    }
}

void ReplyReader::add(Sum& sum, const Piece& piece) const {
    const Clause clause = read_clause(words_.subspan(piece.begin, piece.end - piece.begin));
    // "con ốm, nay xin vắng" keeps its reason, "con ốm nhưng vẫn dự" does not.
    const bool but = words_[piece.begin].folded == "nhung";
    if (clause.turns && (but || sum.decided() || sum.unclear)) sum = Sum{};
    sum.calls_all = sum.calls_all || clause.calls_all;
    sum.day.add(clause.day);
    if (clause.calls) (sum.decided() ? sum.called_last : sum.called_first) = true;
    switch (clause.said) {
        case Said::polite:
            break;
        case Said::received:
            sum.received = true;
            break;
        case Said::unknown:
            add_unknown(sum, clause, piece);
            break;
        case Said::present:
        case Said::absent:
        case Said::late:
        case Said::online:
            add_said(sum, clause, piece);
            break;
        case Said::not_absent:
        case Said::bare_vang:
        case Said::bare_three:
        case Said::retract:
            sum.bare = clause.said;
            break;
    }
}

Sum ReplyReader::sum_up(std::size_t from) const {
    Sum sum;
    for (const Piece& piece : pieces(from)) add(sum, piece);
    return sum;
}

/// "có", "ok", a number: only an answer to what the bot has asked, and not while something else was
/// asked.
bool ReplyReader::short_forms_count() const {
    return context_.question_open && !context_.confirmation_waits &&
           (context_.is_private || !context_.quotes_other);
}

Reply ReplyReader::answer(Answer answer) {
    Reply reply;
    reply.kind = Reply::Kind::answer;
    reply.answer = answer;
    return reply;
}

std::string ReplyReader::reason_of(const Sum& sum) const {
    if (sum.reason_end <= sum.reason_begin) return {};
    const Phrases& endings = vocabulary().reason_endings;
    std::size_t begin = sum.reason_begin;
    std::size_t end = sum.reason_end;
    begin += courtesy_lead(words_.subspan(begin, end - begin));
    for (bool shorter = true; shorter && end > begin;) {
        shorter = false;
        for (std::size_t length = std::min<std::size_t>(6, end - begin); length > 0 && !shorter;
             --length) {
            if (endings.length_at(words_.subspan(end - length, length)) == length) {
                end -= length;
                shorter = true;
            }
        }
    }
    if (end <= begin) return {};
    const std::string_view reason =
        text_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
    return core::text::trim(core::text::cut(core::text::defuse(reason), kMostReasonUnits));
}

/// In a group "nhầm rồi" is said to anybody; only "sai" itself, or the quoted notice, tells that it
/// is the bot's record.
bool ReplyReader::takes_back() const {
    static const Phrases kPlainly{"sai, không đúng"};
    if (context_.is_private) return true;
    return short_forms_count() &&
           (context_.quotes_notice || kPlainly.length_at(words_) == words_.size());
}

Reply ReplyReader::reply_of(const Sum& sum) const {
    Reply reply;
    const bool plain = !sum.unclear && sum.reason_end == sum.reason_begin;
    if (!sum.decided()) {
        if (sum.bare == Said::bare_vang && !sum.unclear && short_forms_count())
            reply.kind = Reply::Kind::ask_two;
        if (!plain) return reply;
        if (sum.bare == Said::retract && takes_back() && !context_.confirmation_waits)
            reply.kind = Reply::Kind::retract;
        if (!short_forms_count()) return reply;
        if (sum.bare == Said::bare_three || sum.bare == Said::not_absent)
            reply.kind = Reply::Kind::ask_three;
        if (sum.bare == Said::unknown && sum.received) reply = answer(Answer::received);
        return reply;
    }
    if (sum.unclear || sum.contradicts() || sum.is_of_somebody_else()) return reply;
    if (sum.short_form && !short_forms_count()) return reply;
    if (!sum.takes_reason() && !plain) return reply;
    if (!sum.takes_reason() && words_.size() > kMostWordsWithoutReason) return reply;
    const std::string reason = reason_of(sum);
    if (sum.online) {
        reply = answer(Answer::online);
        reply.reason = reason;
    } else if (sum.late) {
        reply = answer(Answer::late);
        reply.minutes_late = sum.minutes;
        reply.late_until_minutes = sum.until;
    } else if (sum.absent) {
        reply = answer(reason.empty() ? Answer::absent : Answer::absent_excused);
        reply.reason = reason;
    } else {
        reply = answer(Answer::present);
    }
    reply.day = sum.day;
    return reply;
}

/// "1", "2 vì con ốm", "3, 15 phút", "1. Có mặt".
Reply ReplyReader::number_reply() const {
    constexpr Answer kAnswers[] = {Answer::present, Answer::absent, Answer::late, Answer::online};
    const int number = words_[0].kept.size() == 1 ? words_[0].kept[0] - '0' : 0;
    const int most = context_.online_pilot ? 4 : 3;
    if (number < 1 || number > most || !short_forms_count()) return {};
    // "2 giờ": an hour of the day.
    static const Phrases kHour{"giờ"};
    if (words_.size() > 1 && !words_[1].begins_clause && kHour.length_at(words_.subspan(1)) > 0)
        return {};
    const Answer meant = kAnswers[number - 1];
    if (words_.size() == 1) return answer(meant);
    const ReadMinutes minutes = read_minutes(words_.subspan(1));
    if (meant == Answer::late && minutes.length + 1 == words_.size()) {
        Reply reply = answer(meant);
        reply.minutes_late = minutes.minutes;
        return reply;
    }
    Sum sum = sum_up(1);
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

/// Whom one speaks to, and politeness, to the end.
bool ReplyReader::only_courtesy(std::size_t from) const {
    const Vocabulary& v = vocabulary();
    for (std::size_t i = from; i < words_.size();) {
        const Words rest = words_.subspan(i);
        const std::size_t length = std::max(
            {v.ending.length_at(rest), v.courtesy.length_at(rest), v.addressed.length_at(rest)});
        if (length == 0) return false;
        i += length;
    }
    return true;
}

Reply ReplyReader::read() const {
    static const Phrases kOk{"ok"};
    static const Phrases kNumberLead{"số, chọn, phương án, chọn số, báo số, chọn phương án"};
    if (words_[0].number) return number_reply();
    // "ok" is a courtesy before other words; alone it answers.
    if (kOk.length_at(words_) > 0 && only_courtesy(1))
        return short_forms_count() ? answer(Answer::present) : Reply{};
    const std::size_t lead = kNumberLead.length_at(words_);
    if (lead > 0 && lead < words_.size() && words_[lead].number && only_courtesy(lead + 1)) {
        return ReplyReader{text_, words_.subspan(lead), context_}.number_reply();
    }
    return reply_of(sum_up(0));
}

AfterAbsence ReplyReader::after_absence() const {
    static const Phrases kNone{"không có, ko có, không"};
    const bool none =
        kNone.length_at(words_) > 0 && (kNone.length_at(words_) == 2 || only_courtesy(1));
    if (none) return AfterAbsence::courtesy;
    const Sum sum = sum_up(0);
    const bool says_something = sum.unclear || sum.reason_end > sum.reason_begin;
    if (sum.decided() || sum.bare != Said::unknown) return AfterAbsence::other;
    return says_something ? AfterAbsence::reason : AfterAbsence::courtesy;
}

}  // namespace

bool is_ok(std::string_view typed) {
    static const Phrases kOk{"ok"};
    const std::string text = core::text::nfc(core::text::trim(typed));
    const std::vector<ReplyWord> words = reply_words(text);
    return kOk.length_at(words) > 0 && ReplyReader{text, words, {}}.only_courtesy(1);
}

AfterAbsence read_after_absence(std::string_view typed) {
    const std::string text = core::text::nfc(core::text::trim(typed));
    const std::vector<ReplyWord> words = reply_words(text);
    const bool asks = text.find('?') != std::string::npos || words.empty() || are_question(words) ||
                      vocabulary().asks_anywhere.anywhere_in(words);
    if (asks) return AfterAbsence::other;
    return ReplyReader{text, words, {}}.after_absence();
}

Reply read_reply(std::string_view typed, const ReplyContext& context) {
    const bool nothing_asked = !context.is_private && !context.question_open;
    const std::string text = core::text::nfc(core::text::trim(typed));
    if (nothing_asked || text.empty() || text[0] == '/' || text[0] == '#') return {};
    if (text.find('?') != std::string::npos) return {};
    const std::vector<ReplyWord> words = reply_words(text);
    if (words.empty() || words.size() > kMostWords || are_doubtful(words) || are_question(words))
        return {};
    return ReplyReader{text, words, context}.read();
}

}  // namespace mungba::domain
