#pragma once
#include <string>

#include "core/local_time.hpp"

namespace mungba::domain {

/// The rules of the field as data, with the document each stands on; read from `[rules] pack`. Defaults are those of domain.md §6, conversation.md §4.
struct RulePack {
    std::string name = "default";
    std::string document;        ///< number of the guidance
    std::string effective_from;  ///< ISO date

    struct Budget {
        int group_per_day = 2;        ///< what the bot starts in a branch group
        int group_per_month = 8;
        int counts_per_day = 1;
        int counts_per_meeting = 3;
        core::TimeOfDay count_at = core::at_hour(20);             ///< of a day with a change
        core::TimeOfDay day_before_at = core::at_hour(18);        ///< M8
    } budget;
    struct Meeting {
        int min_minutes = 90;
        int min_minutes_combined = 120;
    } meeting;
    struct Confirmation {
        int wait_minutes = 30;
        int hold_minutes = 2;
    } confirmation;
    struct Support {
        std::string name;   ///< "đồng chí Kiều Anh Tuấn, Văn phòng Đảng ủy"; empty: the sentence is left out
        std::string phone;  ///< only shown 1:1
    } support;
};

}  // namespace mungba::domain
