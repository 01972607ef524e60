#pragma once
#include <algorithm>
#include <cstddef>

#include "domain/reply_clause.hpp"

namespace mungba::domain {

/// What the clauses of a reply come to together.
struct ReplySum {
    bool present = false;
    bool absent = false;
    bool late = false;
    bool online = false;
    bool received = false;
    bool unclear = false;    ///< words that are neither answer nor reason nor courtesy
    bool short_form = true;  ///< nothing but short forms
    bool first_person = false;
    bool about_self = false;
    bool leave_only = false;    ///< absent, but only by "xin phép"
    bool called_first = false;  ///< words to somebody before anything was said about coming …
    bool called_last = false;   ///< … and after it
    bool calls_all = false;
    bool urges = false;
    Clause::Said bare = Clause::Said::unknown;  ///< bare_vang, bare_three, not_absent or retract
    StatedDay day{};
    int minutes = 0;
    int until = -1;
    bool awaits_reason = false;
    std::size_t reason_begin = 0;  ///< words
    std::size_t reason_end = 0;

    bool decided() const { return present || absent || late || online; }
    bool takes_reason() const { return absent || late || online; }
    bool contradicts() const {
        return (absent && present) || (absent && late && !online) ||
               (absent && bare == Clause::Said::not_absent);
    }
    /// Asked of others, or told of whom is named, rather than the speaker's own answer.
    bool is_of_somebody_else() const {
        const bool asked_of_all = present && urges && calls_all && !first_person;
        const bool named = (called_first && !first_person) ||
                           (called_last && !about_self);  // "vắng, đồng chí bí thư"
        return asked_of_all || (named && takes_reason());
    }
    void add_reason(std::size_t begin, std::size_t end) {
        if (reason_end == reason_begin) reason_begin = begin;
        reason_begin = std::min(reason_begin, begin);
        reason_end = std::max(reason_end, end);
    }
};

}  // namespace mungba::domain
