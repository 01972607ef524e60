#include <string>

#include "core/local_time.hpp"
#include "domain/clause_reader.hpp"

namespace mungba::domain {

using Said = Clause::Said;

bool ClauseReader::take_no() {
    if (!take(v_.no)) return false;
    const bool able = words_[at_ - 1].folded == "the";
    if (!sees(v_.coming)) take(v_.yes);  // "không có dự được"
    if (take(v_.absent)) {
        clause_.said = Said::not_absent;
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
    return true;
}

bool ClauseReader::has_vang_alone(std::size_t begin) const {
    const ReplyWord& word = words_[begin];
    return !word.accented && word.folded == "vang" && at_ == begin + 1 && !clause_.first_person &&
           !asks_ && !stresses_ && !maybe_me_;
}

bool ClauseReader::take_absence() {
    const std::size_t begin = at_;
    if (take(v_.absent)) {
        const bool lead = reason_lead(rest()) > 0;
        if (has_vang_alone(begin) && !lead) return false;
        strong_ = asks_;
    } else if (asks_ && take(v_.absent_if_asked)) {
        strong_ = true;
    } else if (permission_ && (done() || reason_lead(rest()) > 0 || sees(v_.ending))) {
        clause_.short_form = true;
        clause_.leave_only = true;
    } else {
        return false;
    }
    while (take(v_.excused)) continue;
    clause_.said = Said::absent;
    return true;
}

bool ClauseReader::take_hour() {
    std::string joined;
    for (const ReplyWord& word : rest()) joined += (joined.empty() ? "" : " ") + word.folded;
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

/// "20h mới đến được", "khoảng 20h tôi mới có mặt".
bool ClauseReader::take_hour_of_coming() {
    take(v_.about);
    if (!take_hour()) return false;
    take_subject();
    if (!take(v_.only_then) || !take(v_.arriving)) return false;
    clause_.said = Said::late;
    strong_ = true;
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
    if (!take_hour()) at_ = begin;
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
    take(v_.coming);
    if (at_ == begin) take(v_.going);
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
    while (take(v_.manner)) continue;
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
    const bool taken = attempt(&ClauseReader::take_no) || attempt(&ClauseReader::take_absence) ||
                       attempt(&ClauseReader::take_hour_of_coming) ||
                       attempt(&ClauseReader::take_online) || attempt(&ClauseReader::take_late) ||
                       attempt(&ClauseReader::take_presence);
    return taken && !is_of_the_meeting(begin);
}

}  // namespace mungba::domain
