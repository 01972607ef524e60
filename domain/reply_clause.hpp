#pragma once
#include <cstddef>
#include <span>

#include "domain/reply_words.hpp"
#include "domain/stated_day.hpp"

namespace mungba::domain {

/// What one clause of a reply says. Whatever is not understood to its last word is `unknown`.
struct Clause {
    enum class Said {
        unknown,
        polite,  ///< "dạ", "cảm ơn đồng chí": nothing about coming
        received,
        present,
        absent,
        late,
        online,
        not_absent,  ///< "không vắng"
        bare_vang,   ///< "vang": vâng or vắng
        bare_three,  ///< "du", "muon" alone
        retract,
    };
    Said said = Said::unknown;
    bool short_form = false;  ///< "có", "ok", "dự": clear only as the answer to an open question
    bool private_only = false;  ///< "đi": clear in 1:1 only
    bool first_person = false;  ///< "tôi", "em", "mình" …: nobody else can be meant
    bool about_self = false;    ///< that, or "xin": the speaker asks for the own self
    bool leave_only = false;  ///< "xin phép các đồng chí": absent, unless something else is said
    bool calls = false;       ///< nothing but words to one or all: "đồng chí bí thư"
    bool calls_all = false;     ///< "các đồng chí", "mọi người" are among the words
    bool urges = false;         ///< present, as one asks it of others: "nhé", "đúng giờ"
    bool asked_of_one = false;  ///< "anh có mặt nhé": in a group it is asked of somebody
    bool this_time = false;     ///< begins with "lần này tôi": an answer in it stands alone
    bool elder = false;         ///< "bác", "cô" is among the words
    bool turns = false;  ///< begins with "nhưng", "nay", "giờ": what was before no longer counts
    bool reason_like = false;      ///< unknown, but it begins as reasons do
    StatedDay day{};               ///< of the meeting that is spoken of
    int minutes = 0;               ///< of being late
    int until = -1;                ///< hour of coming, minutes since midnight
    std::size_t reason_begin = 0;  ///< words of the clause that are a reason
    std::size_t reason_end = 0;
    bool awaits_reason = false;  ///< ends with "lý do:"
    bool has_reason() const { return reason_end > reason_begin; }
};

/// @param words  of one clause. Pure.
Clause read_clause(std::span<const ReplyWord> words);

/// The number of minutes at the beginning of words ("khoảng 15 phút", "10p", "nửa tiếng", "1h");
/// `length` words, 0 if there is none.
struct ReadMinutes {
    int minutes = 0;
    std::size_t length = 0;
};
ReadMinutes read_minutes(std::span<const ReplyWord> words);

/// True if words begin as reasons do ("bận", "con ốm", "đang ở quê"), after "hôm nay", "tôi" and
/// the like.
bool begins_like_reason(std::span<const ReplyWord> words);
/// True if words tell something of the speaker that is no answer and of nobody else: "tôi mổ mắt".
bool tells_of_oneself(std::span<const ReplyWord> words);
/// How many words at the beginning lead over to a reason: "vì", "do", "lý do là".
std::size_t reason_lead(std::span<const ReplyWord> words);
/// How many words at the beginning are courtesy, a pronoun or a time and can be left out before a
/// reason.
std::size_t courtesy_lead(std::span<const ReplyWord> words);

}  // namespace mungba::domain
