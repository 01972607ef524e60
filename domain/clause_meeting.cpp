#include <algorithm>
#include <array>
#include <string>

#include "domain/clause_reader.hpp"

namespace mungba::domain {

/// "05/10", and the number after "ngày", "tháng", "năm".
bool ClauseReader::take_date() {
    const ReplyWord& word = words_[at_];
    if (word.folded.find('/') != std::string::npos && word.folded[0] != 'd') {
        clause_.day.take_date(word.folded);
        ++at_;
        return true;
    }
    // "thứ 2"
    const bool weekday = (word.kept == "thứ" || word.kept == "thu") && at_ + 1 < words_.size() &&
                         words_[at_ + 1].folded.size() == 1 && words_[at_ + 1].number &&
                         words_[at_ + 1].folded >= "2" && words_[at_ + 1].folded <= "7";
    if (weekday) {
        StatedDay stated;
        stated.weekday = static_cast<unsigned>(words_[at_ + 1].folded[0] - '1');
        clause_.day.add(stated);
        at_ += 2;
        return true;
    }
    if (!word.number || at_ == 0) return false;
    const std::string& before = words_[at_ - 1].folded;
    const int number = word.folded.size() < 5 ? std::stoi(word.folded) : -1;
    StatedDay stated;
    if (before == "ngay" || before == "mung" || words_[at_ - 1].kept == "mồng") stated.day = number;
    if (before == "thang") stated.month = number;
    clause_.day.add(stated);
    if (!stated.day && !stated.month) return false;
    ++at_;
    return true;
}

/// What the words since `begin` say of the day: "thứ năm", "tối nay", "ngày mai", "tháng tới".
void ClauseReader::note_day(std::size_t begin) {
    static constexpr std::array<std::string_view, 7> kWeekdays = {
        "chu nhat", "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay"};
    std::string said;
    for (std::size_t i = begin; i < at_; ++i) said += (i > begin ? " " : "") + words_[i].folded;
    StatedDay stated;
    const auto weekday = std::find(kWeekdays.begin(), kWeekdays.end(), said);
    if (weekday != kWeekdays.end())
        stated.weekday = static_cast<unsigned>(weekday - kWeekdays.begin());
    if (said.ends_with(" nay") && said != "ky nay" && said != "lan nay" && said != "dot nay" &&
        said != "buoi nay" && said != "thang nay")
        stated.in_days = 0;
    if (said == "mai" || said.ends_with(" mai")) stated.in_days = 1;
    if (said == "thang nay") stated.in_months = 0;
    if (said == "toi" && begin > 0 && words_[begin - 1].folded == "thang") stated.in_months = 1;
    clause_.day.add(stated);
}

/// "tôi tới", "em sẽ tới"; "tháng tới" is the next one.
bool ClauseReader::is_coming_to(std::size_t at) const {
    static const Phrases kWill{"sẽ, vẫn, cũng, có"};
    if (!clause_.first_person || words_[at].kept != "tới") return false;
    return at == pronoun_end_ || (at > 0 && kWill.length_at(words_.subspan(at - 1)) > 0);
}

void ClauseReader::take_meeting() {
    while (!done()) {
        if (take_date()) continue;
        // "toi" is tôi before it is tối or tới.
        const bool me = words_[at_].kept == "toi";
        if (me || is_coming_to(at_) || is_name_at(words_, at_) || sees(v_.present) || sees(v_.late))
            return;
        const bool itself = sees(v_.meeting_itself);
        const std::size_t begin = at_;
        if (!take(v_.meeting)) return;
        note_day(begin);
        meeting_named_ = meeting_named_ || itself;
        if (itself) meeting_end_ = at_;
    }
}

}  // namespace mungba::domain
