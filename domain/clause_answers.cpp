#include <string>

#include "core/local_time.hpp"
#include "domain/clause_reader.hpp"

namespace mungba::domain {

using Said = Clause::Said;

bool ClauseReader::take_no() {
    if (!take(v_.no)) return false;
    const bool able = words_[at_ - 1].folded == "the";
    static const Phrases kHas{"có"};
    if (!sees(v_.coming)) take(kHas);  // "không có dự được"
    const std::size_t denied = at_;
    if (take(v_.asking) && !sees(v_.absent)) at_ = denied;  // "không xin vắng"
    if (take(v_.absent)) {
        clause_.said = Said::not_absent;
        take_no_more();
        return true;
    }
    const bool comes = take(v_.coming);
    const bool goes = !comes && take(v_.going);
    if (!comes && !goes) return false;
    take_meeting();
    const bool can = take(v_.can);
    if (goes && !can && !able && !clause_.first_person) return false;
    clause_.said = Said::absent;
    strong_ = true;
    take_no_more();
    return true;
}

/// "đi không được", "tham gia họp không được".
bool ClauseReader::take_no_behind() {
    if (!take(v_.coming) && !take(v_.going)) return false;
    take_meeting();
    const std::size_t before = at_;
    if (!take(v_.no) || at_ != before + 1 || !take(v_.can)) return false;
    clause_.said = Said::absent;
    strong_ = true;
    take_no_more();
    return true;
}

/// "không đến đúng giờ được": late, not absent.
bool ClauseReader::take_not_on_time() {
    static const Phrases kOnTime{"đúng giờ, kịp giờ, đúng hẹn, sớm"};
    if (!take(v_.no)) return false;
    if (!take(v_.coming)) take(v_.going);
    take(v_.can);
    if (!take(kOnTime)) return false;
    take(v_.can);
    clause_.said = Said::late;
    return true;
}

void ClauseReader::take_no_more() {
    while (take(v_.no_more) || take(v_.ending)) continue;
}

bool ClauseReader::has_vang_alone(std::size_t begin) const {
    const ReplyWord& word = words_[begin];
    return !word.accented && word.folded == "vang" && at_ == begin + 1 && !clause_.first_person &&
           !asks_ && !stresses_ && !maybe_me_;
}

bool ClauseReader::take_absence() {
    const std::size_t begin = at_;
    if (take(v_.absent)) {
        static const Phrases kHome{"nhà, quê, khách"};  // "tôi vắng nhà mấy hôm"
        static const Phrases kAtHome{"nhà có, quê có, khách đến"};
        if (sees(kHome) && !sees(kAtHome)) return false;
        const bool lead = reason_lead(rest()) > 0;
        if (has_vang_alone(begin) && !lead) return false;
        strong_ = asks_;
    } else if (asks_ && take(v_.absent_if_asked)) {
        if (sees(v_.other_leave)) return false;
        strong_ = true;
    } else if (permission_ && (done() || reason_lead(rest()) > 0 || sees(v_.ending))) {
        clause_.short_form = true;
        clause_.leave_only = true;
    } else {
        return false;
    }
    while (take(v_.excused)) excused_ = true;
    clause_.said = Said::absent;
    return true;
}

bool ClauseReader::take_hour() {
    std::string joined;
    for (const ReplyWord& word : rest()) {
        if (word.kept == "tôi") break;  // "19h30 tôi có mặt": not "19h30 tối"
        joined += (joined.empty() ? "" : " ") + word.folded;
    }
    if (joined.empty() || joined[0] < '0' || joined[0] > '9') return false;
    const core::ReadHour hour = core::read_hour(joined);
    if (hour.outcome != core::ReadHour::Outcome::time &&
        hour.outcome != core::ReadHour::Outcome::two_ways)
        return false;
    clause_.until = hour.outcome == core::ReadHour::Outcome::time ? hour.time.minutes : -1;
    std::size_t covered = 0;
    for (std::size_t length = 0; !done() && length < hour.length; ++at_) {
        length += words_[at_].folded.size() + (covered++ > 0 ? 1 : 0);
    }
    return true;
}

/// "đưa con đi học rồi mới tới được", "tan ca mới đến được"; "tôi mới đến" has just come.
bool ClauseReader::take_only_then() {
    static const Phrases kAfterThat{"rồi mới, xong mới, thì mới"};
    static const Phrases kArrivingAtLast{
        "mới đến được, mới tới được, mới dự được, mới có mặt được, mới qua được, mới sang được, "
        "mới về được, mới vào được, mới tham gia được"};
    if (!take(kArrivingAtLast)) {
        if (!take(kAfterThat) || !take(v_.arriving)) return false;
    }
    clause_.said = Said::late;
    strong_ = true;
    return true;
}

/// "20h mới đến được", "khoảng 20h tôi mới có mặt", "15 phút nữa em mới tới".
bool ClauseReader::take_hour_of_coming() {
    static const Phrases kFromNow{"nữa"};
    static const Phrases kExactly{"đúng"};
    if (const ReadMinutes read = read_minutes(rest()); read.length > 0) {
        at_ += read.length;
        if (!take(kFromNow)) return false;
    } else {
        if (!take(v_.about)) take(kExactly);
        if (!take_hour()) return false;
    }
    take_subject();
    if (take(v_.only_then)) {
        if (!take(v_.arriving)) return false;
        clause_.said = Said::late;
        strong_ = true;
        return true;
    }
    // "19h30 tôi có mặt"
    const int until = clause_.until;
    if (until < 0 || !clause_.first_person || !take(v_.present)) return false;
    clause_.said = Said::present;
    return true;
}

void ClauseReader::take_minutes() {
    if (const ReadMinutes read = read_minutes(rest()); read.length > 0) {
        clause_.minutes = read.minutes;
        at_ += read.length;
        return;
    }
    if (take(v_.a_little)) return;
    const std::size_t begin = at_;
    take(v_.about);
    if (take_hour()) return;
    at_ = begin;
    take_bare_minutes();
}

/// "trễ 15", and nothing more: minutes.
void ClauseReader::take_bare_minutes() {
    constexpr int kFewest = 3;
    constexpr int kMost = 90;
    const std::size_t begin = at_;
    take(v_.about);
    if (!done() && words_[at_].number && words_[at_].folded.size() <= 2) {
        const int minutes = std::stoi(words_[at_++].folded);
        while (take(v_.ending)) continue;
        if (done() && minutes >= kFewest && minutes <= kMost) {
            clause_.minutes = minutes;
            return;
        }
    }
    at_ = begin;
}

/// "có mặt lúc 19h30", "có mặt trước 15 phút". The hour alone does not tell whether that is late.
bool ClauseReader::take_hour_of_presence() {
    static const Phrases kAt{"lúc, từ, vào lúc, đúng"};
    const std::size_t begin = at_;
    if (take(v_.before)) {
        const ReadMinutes read = read_minutes(rest());
        at_ += read.length;
        if (read.length == 0 && take_hour()) clause_.until = -1;
        return at_ > begin + 1 || words_[begin].folded == "som";
    }
    if (take(kAt) && take_hour() && clause_.until >= 0) return true;
    at_ = begin;
    return false;
}

bool ClauseReader::take_late() {
    const std::size_t begin = at_;
    if (take(v_.late) || (clause_.first_person && take(v_.late_if_me))) {
        const std::size_t length = at_ - begin;
        clause_.said = Said::late;
        strong_ = true;
        take_minutes();
        // "toi muon": tới muộn, or tôi muốn.
        const bool wishes =
            words_[begin].kept == "toi" && words_[at_ - 1].kept == "muon" && length == 2;
        return !wishes;
    }
    if (!take(v_.late_word)) return false;
    const bool accented = words_[begin].accented;
    take_minutes();
    const bool told = clause_.minutes > 0 || clause_.until >= 0;
    if (!accented && !told && at_ == begin + 1) return false;  // "muon" (muốn), "tre" (trẻ), "cham"
    clause_.said = Said::late;
    clause_.short_form = at_ == begin + 1 && !clause_.first_person && !asks_;
    strong_ = told;
    return true;
}

bool ClauseReader::take_online() {
    const std::size_t begin = at_;
    if (!sees(v_.online)) take(v_.coming);  // "qua zalo" is no "qua"
    if (at_ == begin && !sees(v_.online)) take(v_.going);
    went_ = at_ > begin;
    take_meeting();
    if (!take(v_.online)) return false;
    clause_.said = Said::online;
    strong_ = true;
    return true;
}

bool ClauseReader::take_presence() {
    const std::size_t begin = at_;
    const bool stands = take(v_.present);
    const bool with_me = !stands && (clause_.first_person || stresses_) && take(v_.present_if_me);
    if (!stands && !with_me) return false;
    const std::size_t length = at_ - begin;
    const bool one_word = length == 1 && !words_[begin].accented;
    const bool helped = clause_.first_person || stresses_ || asks_ || maybe_me_;
    if (one_word && !helped) return false;  // "du": dự or đủ
    if (length == 1 && !helped) clause_.short_form = true;
    const bool goes_elsewhere =
        with_me && !done() && !sees(v_.meeting) && !sees(v_.ending) && !sees(v_.manner);
    if (goes_elsewhere) return false;  // "tôi đi chợ"
    if (with_me) clause_.short_form = true;
    clause_.said = Said::present;
    take_meeting();
    static const Phrases kAllOfThem{"đủ thôi, đông đủ thôi"};
    if (!clause_.first_person && sees(kAllOfThem)) return false;
    while (take(v_.manner)) continue;
    if (take_hour_of_presence()) take_meeting();
    if (take(v_.late_word)) {
        clause_.said = Said::late;
        take_minutes();
    } else if (take(v_.online)) {
        clause_.said = Said::online;
    }
    return true;
}

/// What does not come to an end was never begun.
template <typename Step>
bool ClauseReader::attempt(Step step) {
    const ClauseReader before = *this;
    if ((this->*step)()) return true;
    at_ = before.at_;
    clause_ = before.clause_;
    strong_ = before.strong_;
    return false;
}

/// "buổi họp muộn 30 phút", "chi bộ có mặt đầy đủ": the meeting, not the speaker.
bool ClauseReader::is_of_the_meeting(std::size_t begin) const {
    if (clause_.first_person || asks_ || maybe_me_) return false;
    return clause_.said == Said::late ? meeting_named_ : meeting_end_ > 0 && meeting_end_ == begin;
}

bool ClauseReader::take_core() {
    const std::size_t begin = at_;
    const bool taken =
        attempt(&ClauseReader::take_not_on_time) || attempt(&ClauseReader::take_no) ||
        attempt(&ClauseReader::take_no_behind) || attempt(&ClauseReader::take_absence) ||
        attempt(&ClauseReader::take_hour_of_coming) || attempt(&ClauseReader::take_only_then) ||
        attempt(&ClauseReader::take_online) || attempt(&ClauseReader::take_late) ||
        attempt(&ClauseReader::take_presence);
    return taken && !is_of_the_meeting(begin);
}

}  // namespace mungba::domain
