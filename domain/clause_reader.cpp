#include "domain/clause_reader.hpp"

#include <algorithm>

namespace mungba::domain {

using Words = std::span<const ReplyWord>;
using Said = Clause::Said;

/// "vang" without its accent is a question of its own, not yet "vâng".
bool ClauseReader::at_unclear_vang() const {
    return !done() && !words_[at_].accented && words_[at_].folded == "vang";
}

void ClauseReader::take_courtesy() {
    for (bool went_on = true; went_on && !done() && !at_unclear_vang();) {
        const std::size_t before = at_;
        if (take_heard()) heard_ = true;
        if (at_ == before) take(v_.courtesy);
        if (v_.all_of_them.anywhere_in(words_.subspan(before, at_ - before)))
            clause_.calls_all = true;
        went_on = at_ > before;
        // Whom one speaks to: only after a greeting, for at the beginning it is the one who is
        // spoken of.
        while (went_on && sees(v_.addressed) && !sees(v_.me) && !sees(v_.present) &&
               !sees(v_.late) && !sees(v_.yes))
            take_addressed();
        if (v_.thanks.anywhere_in(words_.subspan(before, at_ - before))) take(v_.thanked_for);
    }
    take_heard_by_me();
}

/// "rõ", "nhất trí", "đã nhận được thông báo họp rồi".
bool ClauseReader::take_heard() {
    const std::size_t begin = at_;
    const bool has = take(v_.perfect);
    if (take(v_.notice_heard)) {
        take(v_.can);
        const bool notice = take(v_.notice_words);
        if (notice) take(v_.whose);
        if (take(v_.already) || has || (notice && done())) return true;
    }
    at_ = begin;
    if (!take(v_.heard)) return false;
    const std::size_t end = at_;
    take(v_.with);
    if (!take(v_.notice_words)) at_ = end;  // "nhất trí với đề xuất"
    take(v_.whose);
    return true;
}

/// "tôi sắp xếp được rồi", "hôm đó tôi không bận": the way is free; nothing is said of coming.
bool ClauseReader::take_free() {
    const std::size_t begin = at_;
    const bool before = clause_.first_person;
    at_ += courtesy_lead(rest());
    while (!done() && !sees(v_.free) &&
           (take(v_.me) || take(v_.maybe_me) || take(v_.stressing) || take(v_.reason_times) ||
            take(v_.perfect)))
        clause_.first_person = true;
    if (take(v_.free)) {
        while (take(v_.already) || take(v_.ending) || take(v_.manner) || take(v_.meeting)) continue;
        if (done()) return true;
    }
    at_ = begin;
    clause_.first_person = before;
    return false;
}

/// "em rõ rồi ạ", "tôi nhất trí", and nothing else.
void ClauseReader::take_heard_by_me() {
    const std::size_t begin = at_;
    if (!take(v_.surely_me) || !take_heard()) {
        at_ = begin;
        return;
    }
    while (take(v_.courtesy) || take(v_.ending) || take(v_.calling)) continue;
    heard_ = heard_ || done();
    if (!done()) at_ = begin;
}

void ClauseReader::take_addressed() {
    clause_.calls_all = clause_.calls_all || sees(v_.all_of_them);
    take(v_.addressed);
}

/// "đồng chí bí thư ạ", in a clause of its own.
bool ClauseReader::take_call() {
    const std::size_t begin = at_;
    while (sees(v_.calling)) {
        clause_.calls_all = clause_.calls_all || sees(v_.all_of_them);
        take(v_.calling);
    }
    if (at_ > begin) {
        while (take(v_.ending)) continue;
        if (done()) return true;
    }
    at_ = begin;
    return false;
}

bool ClauseReader::take_subject_word() {
    const std::size_t begin = at_;
    if (sees(v_.several) || is_name_at(words_, at_)) return false;
    // Two in a row are somebody else: "em tôi", "chị Anh".
    const bool second = at_ > 0 && at_ == pronoun_end_;
    if (second && (sees(v_.me) || sees(v_.maybe_me))) return false;
    if (take(v_.me)) {
        clause_.first_person = true;
        pronoun_end_ = at_;
    } else if (take(v_.maybe_me)) {
        maybe_me_ = true;
        pronoun_end_ = at_;
    } else if (take(v_.asking)) {
        asks_ = true;
        permission_ = permission_ || words_[at_ - 1].folded == "phep";
        if (permission_ && !sees(v_.me)) take_addressed();  // "xin phép các đồng chí"
    } else if (take(v_.stressing)) {
        stresses_ = true;
        still_ = still_ || v_.still.anywhere_in(words_.subspan(begin, at_ - begin));
    } else {
        take_meeting();
    }
    return at_ > begin;
}

void ClauseReader::take_subject() {
    while (!done() && !sees(v_.absent) && !sees(v_.late) && !sees(v_.present)) {
        if (!take_subject_word()) return;
    }
}

/// What may follow: the meeting, its hour, courtesy, whom one speaks to.
void ClauseReader::take_tail() {
    bool urges = false;
    for (bool went_on = true; went_on && !done();) {
        const std::size_t before = at_;
        if (reason_lead(rest()) > 0) return;
        take_meeting();
        urges = urges || (!done() && words_[at_].kept == "nhé");
        const bool thanks = take(v_.thanks);
        if (thanks || (!take(v_.ending) && !take(v_.manner) && !sees(v_.reason))) take_addressed();
        if (thanks) take(v_.thanked_for);
        went_on = at_ > before;
    }
    clause_.urges = clause_.said == Said::present && !clause_.first_person && !asks_ &&
                    v_.urging.anywhere_in(words_);
    clause_.asked_of_one = urges && maybe_me_ && !clause_.first_person && !asks_;
    clause_.elder = v_.elders.anywhere_in(words_);
}

void ClauseReader::take_reason() {
    const bool may =
        clause_.said == Said::absent || clause_.said == Said::late || clause_.said == Said::online;
    const std::size_t lead = reason_lead(rest());
    if (may && done() && excused_) clause_.awaits_reason = true;  // "xin vắng có lý do: ốm"
    // "zoom bị lỗi" is told of zoom.
    const bool of_zoom = clause_.said == Said::online && !went_ && !clause_.first_person && !asks_;
    if (!may || (of_zoom && lead == 0) || (lead == 0 && !begins_like_reason(rest()))) return;
    clause_.awaits_reason = at_ + lead == words_.size();
    clause_.reason_begin = at_ + lead;
    clause_.reason_end = words_.size();
    at_ = words_.size();
}

Clause ClauseReader::bare_word(Said said) {
    clause_.said = said;
    clause_.short_form = true;
    return clause_;
}

/// Clauses that are one word and courtesy.
std::optional<Clause> ClauseReader::whole_word() {
    const std::size_t begin = at_;
    const auto alone = [&] {
        while (take(v_.ending) || take(v_.courtesy) || take(v_.addressed)) continue;
        return done();
    };
    static const Phrases kEarlier{
        "lúc nãy, hồi nãy, vừa nãy, ban nãy, khi nãy, hôm qua, hôm trước, tối qua"};
    take(kEarlier);
    if (take(v_.wrong) && alone()) return bare_word(Said::retract);
    at_ = begin;
    if (take(v_.yes) && alone()) return bare_word(Said::present);
    at_ = begin;
    if (take(v_.go) && !sees(v_.can) && alone()) {
        clause_.private_only = true;
        return bare_word(Said::present);
    }
    at_ = begin;
    take(v_.me);
    const bool with_me = at_ > begin;
    if (done()) {
        at_ = begin;
        return std::nullopt;
    }
    const std::size_t after_me = at_;
    if (with_me && take(v_.yes) && alone()) return bare_word(Said::present);
    at_ = after_me;
    const ReplyWord& word = words_[at_++];
    if (!word.accented && word.folded == "muon" && alone()) return bare_word(Said::bare_three);
    if (!with_me && !word.accented && word.folded == "du" && alone())
        return bare_word(Said::bare_three);
    if (!with_me && !word.accented && word.folded == "vang" && alone())
        return bare_word(Said::bare_vang);
    at_ = begin;
    return std::nullopt;
}

/// "vang a toi du": a "vang" that something clear follows is "vâng".
Clause ClauseReader::after_yes(std::size_t begin) const {
    const ReplyWord& word = words_[begin];
    if (word.accented || word.folded != "vang" || begin + 1 >= words_.size()) return {};
    Clause next = read_clause(words_.subspan(begin + 1));
    if (next.said == Said::polite || next.said == Said::received || next.short_form) return {};
    next.reason_begin += begin + 1;
    next.reason_end += begin + 1;
    return next.has_reason() || next.reason_end == begin + 1 ? next : Clause{};
}

/// "tôi bận trực xin vắng", "đang ở quê cho tôi dự trực tuyến": a reason, and at its end what
/// follows from it.
Clause ClauseReader::ended_by_core(std::size_t begin) const {
    const Words all = words_.subspan(begin);
    if (!begins_like_reason(all)) return {};
    const std::size_t lead = courtesy_lead(all);
    for (std::size_t k = lead + 1; k < all.size(); ++k) {
        ClauseReader ending{all.subspan(k)};
        ending.take_subject();
        if (!ending.take_core()) continue;
        // "dù bận tôi vẫn dự": then it is no reason.
        const bool in_spite =
            ending.clause_.said == Said::present && ending.still_ && ending.clause_.first_person;
        const bool of_goods = ending.clause_.said == Said::online && !ending.went_ &&
                              !ending.clause_.first_person && !ending.asks_;
        if ((!ending.strong_ && !in_spite) || of_goods) continue;
        ending.take_tail();
        if (!ending.done() || ending.clause_.said == Said::not_absent) continue;
        if (are_relatives(all.subspan(lead, k - lead))) return {};
        const bool bus = ending.clause_.said == Said::late && lead == 0 && all[0].kept == "xe";
        if (bus && !ending.clause_.first_person) return {};  // "xe buýt chậm 20 phút"
        Clause clause = ending.clause_;
        clause.first_person = clause.first_person || lead > 0;
        clause.about_self = clause.first_person || ending.asks_;
        if (in_spite) return clause;
        clause.reason_begin = begin + lead;
        clause.reason_end = begin + k;
        return clause;
    }
    return {};
}

Clause ClauseReader::read() {
    const bool corrects = take(v_.corrects);
    if (corrects && done()) {
        clause_.said = Said::polite;
        clause_.turns = true;
        return clause_;
    }
    if (take(v_.turns) || corrects) clause_.turns = true;
    if (!clause_.turns && at_ + 1 < words_.size()) take(v_.joins);
    const std::size_t agreed = v_.agreed.length_at(rest());
    if (agreed > 0 && v_.surely_me.length_at(rest().subspan(agreed)) > 0) at_ += agreed;
    const std::size_t time = v_.this_time.length_at(rest());
    clause_.this_time =
        time > 0 && time < rest().size() && v_.surely_me.length_at(rest().subspan(time)) > 0;
    const bool turns = clause_.turns;
    const std::size_t turned = at_;
    take_courtesy();
    if (done()) {
        // "giờ" alone, as in "2 giờ nhé", is an hour.
        clause_.said = heard_                   ? Said::received
                       : turned == 0 && at_ > 0 ? Said::polite
                                                : Said::unknown;
        return clause_;
    }
    if (const auto word = whole_word()) return *word;
    if (turned == 0 && take_call()) {
        clause_.said = heard_ ? Said::received : Said::polite;
        clause_.calls = true;
        return clause_;
    }
    const std::size_t begin = at_;
    if (take_free()) {
        clause_.said = Said::polite;
        return clause_;
    }
    take_meeting();
    take_subject();
    const bool core = take_core();
    if (!core && done() && asks_) {  // "xin báo:"
        clause_.said = Said::polite;
        return clause_;
    }
    if (core) {
        take_tail();
        take_reason();
        clause_.about_self = clause_.first_person || asks_;
        if (done() && clause_.said != Said::unknown) return clause_;
    }
    Clause other = ended_by_core(begin);
    if (other.said == Said::unknown) other = after_yes(begin);
    other.turns = turns;
    if (other.said == Said::unknown) {
        const Words rest = words_.subspan(begin);
        other.reason_like =
            (begins_like_reason(rest) && !are_relatives(rest.subspan(courtesy_lead(rest)))) ||
            tells_of_oneself(rest);
        other.calls_all = clause_.calls_all;
    }
    return other;
}

Clause read_clause(std::span<const ReplyWord> words) { return ClauseReader{words}.read(); }

}  // namespace mungba::domain
