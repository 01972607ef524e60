#include "domain/reply_reader.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.hpp"
#include "domain/reply_text.hpp"
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

}  // namespace

/// Clauses begin at signs, and at words that turn or conclude.
std::vector<ReplyReader::Piece> ReplyReader::pieces(std::size_t from) const {
    static const Phrases kTurns{"nhưng, nhưng mà, và sẽ, và tôi, và em, và xin, và mang"};
    static const Phrases kNow{"nay tôi, nay em, giờ tôi, giờ em"};
    static const Phrases kOfTheDay{"tối, sáng, chiều, hôm, trưa, đêm, bữa, bây, đến, ngày"};
    std::vector<Piece> all;
    std::size_t begin = from;
    for (std::size_t i = from; i < words_.size();) {
        const std::size_t length =
            i > from ? vocabulary().therefore.length_at(words_.subspan(i)) : 0;
        const bool now = i > begin && kNow.length_at(words_.subspan(i)) > 0 &&
                         kOfTheDay.length_at(words_.subspan(i - 1)) == 0;
        const bool breaks = i > begin && (words_[i].begins_clause || now ||
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
    static const Phrases kBrings{"và mang"};
    static const Phrases kEarlier{"hôm trước, lúc nãy, hôm qua, lần trước, ban nãy, khi nãy"};
    const Words words = words_.subspan(piece.begin, piece.end - piece.begin);
    const bool connected = reason_lead(words) > 0 && sum.decided();
    const bool goes_on =
        sum.takes_reason() && (sum.awaits_reason || sum.reason_end > sum.reason_begin);
    const bool after_number = piece.begin > 0 && words_[piece.begin - 1].number;  // "2: đi viện"
    const bool colon = words.front().after_colon && !goes_on && !after_number;  // "vắng: Nam, Lan"
    const bool farewell = sum.decided() && vocabulary().farewell.length_at(words) > 0;
    const ReadMinutes minutes = read_minutes(words);
    if (farewell || (sum.decided() && kEarlier.length_at(words) > 0) ||
        (sum.present && (tells_of_oneself(words) || kBrings.length_at(words) > 0)))
        return;  // "em mang sổ theo"
    if (sum.late && minutes.length == words.size()) {
        sum.minutes = minutes.minutes;
    } else if (!colon && (connected || goes_on || clause.reason_like)) {
        sum.add_reason(piece.begin, piece.end);
    } else {
        sum.unclear = true;
    }
}

/// "bác mệt, bác xin nghỉ": whoever is "bác" in both asks for the own self. "Bác Tư mệt" is
/// another.
bool ReplyReader::is_own_reason(const Piece& piece) const {
    const Vocabulary& v = vocabulary();
    const Words words = words_.subspan(piece.begin, piece.end - piece.begin);
    const Words behind = words_.subspan(piece.end);
    const bool elder = words.size() > 1 && v.elders.length_at(words) == 1 &&
                       v.reason.length_at(words.subspan(1)) > 0;
    return elder && behind.size() > 2 && behind[0].kept == words[0].kept &&
           v.asking.length_at(behind.subspan(1)) > 0;
}

void ReplyReader::add(Sum& sum, const Piece& piece) const {
    Clause clause = read_clause(words_.subspan(piece.begin, piece.end - piece.begin));
    if (clause.said == Said::unknown && is_own_reason(piece)) clause.reason_like = true;
    // "con ốm, nay xin vắng" keeps its reason, "con ốm nhưng vẫn dự" does not.
    const bool but = words_[piece.begin].folded == "nhung";
    const bool answers = clause.said == Said::present || clause.said == Said::absent ||
                         clause.said == Said::late || clause.said == Said::online;
    if (clause.this_time && answers) sum = Sum{};
    if (clause.turns && (but || sum.decided() || sum.unclear)) sum = Sum{};
    if (clause.said == Said::retract && sum.decided()) {  // "tôi xin vắng, à nhầm, tôi có mặt"
        sum = Sum{};
        return;
    }
    sum.calls_all = sum.calls_all || clause.calls_all;
    sum.day.add(clause.day);
    if (clause.calls) (sum.decided() ? sum.called_last : sum.called_first) = true;
    // "Bác có mặt nhé" is one's own word in 1:1.
    if (clause.private_only && !context_.is_private) sum.unclear = true;
    if (clause.asked_of_one && !(clause.elder && context_.is_private)) sum.unclear = true;
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
        reply.late_until_minutes = sum.until;
    }
    reply.day = sum.day;
    return reply;
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
    static const Phrases kNumberLead{
        "số, chọn, phương án, chọn số, báo số, chọn phương án, tôi chọn, em chọn, tôi chọn số, "
        "em chọn số, tôi báo số, em báo số"};
    // "10 phút nữa tôi mới tới" is an amount.
    static const Phrases kUnit{"phút, tiếng"};
    static const Phrases kHour{"giờ"};
    const Words behind = words_.subspan(1);
    const bool hour_of_coming =
        kHour.length_at(behind) > 0 && vocabulary().only_then.anywhere_in(behind);
    const bool amount = words_.size() > 2 && !words_[1].begins_clause &&
                        (kUnit.length_at(behind) > 0 || hour_of_coming);
    if (words_[0].number && !amount) return number_reply();
    // "ok" is a courtesy before other words; alone it answers.
    static const Phrases kSomebody{"anh, chị, bác, chú, cô, em, ông, bà, cháu, con, mọi người"};
    const bool to_somebody = !context_.is_private && kSomebody.anywhere_in(behind);  // "ok chị"
    if (vocabulary().ok.length_at(words_) > 0 && only_courtesy(1) && to_somebody) return {};
    if (vocabulary().ok.length_at(words_) > 0 && only_courtesy(1))
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

bool is_ok(std::string_view typed) {
    const std::string text = core::text::nfc(core::text::trim(typed));
    const std::vector<ReplyWord> words = reply_words(text);
    return vocabulary().ok.length_at(words) > 0 && ReplyReader{text, words, {}}.only_courtesy(1);
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
    constexpr std::array<std::string_view, 3> kSignsOfChat = {"?", "{", "://"};
    for (const auto sign : kSignsOfChat) {
        if (text.find(sign) != std::string::npos) return {};
    }
    std::vector<ReplyWord> words = reply_words(text);
    leave_out_own_name(words);
    if (words.empty() || words.size() > kMostWords || are_doubtful(words) || are_question(words))
        return {};
    return ReplyReader{text, words, context}.read();
}

}  // namespace mungba::domain
