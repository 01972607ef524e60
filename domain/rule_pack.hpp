#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/local_time.hpp"
#include "domain/agenda.hpp"
#include "domain/meeting_date.hpp"
#include "domain/rung.hpp"

namespace mungba::domain {

/// The rules of the field as data, with the document each stands on; read from `[rules] pack`.
/// Defaults are those of domain.md §6, conversation.md §4.
struct RulePack {
    std::string name = "default";
    std::string document;        ///< number of the guidance
    std::string effective_from;  ///< ISO date

    struct Budget {
        int group_per_day = 2;  ///< what the bot starts in a branch group
        int group_per_month = 8;
        int counts_per_day = 1;
        int counts_per_meeting = 3;
        int secretary_per_day = 1;    ///< to a secretary, in the branch-committee group or 1:1
        int secretaries_per_day = 1;  ///< in the secretaries' group
        int secretaries_per_month = 4;
        core::TimeOfDay count_at = core::at_hour(20);       ///< of a day with a change
        core::TimeOfDay day_before_at = core::at_hour(18);  ///< M8
    } budget;
    struct Meeting {
        int min_minutes = 90;
        int min_minutes_combined = 120;
        /// The file of a meeting, with what was said and who came, is kept so long after it; counts stay.
        int file_years = 5;
    } meeting;
    /// How the date of the regular meeting is found, by the preset that a branch has chosen.
    struct Dates {
        DatePolicy standard = default_policy(DatePreset::standard);
        DatePolicy residential = default_policy(DatePreset::residential);
        const DatePolicy& of(DatePreset preset) const { return preset == DatePreset::residential ? residential : standard; }
    } dates;
    std::vector<Rung> ladder = default_ladder();
    /// What a regular meeting deals with, by type of branch; those without an entry have `agenda`.
    AgendaForm agenda = default_agenda();
    std::map<BranchType, AgendaForm> agendas;
    struct Thematic {
        /// 1 to 8 and beyond: the groups that a topic belongs to.
        std::vector<std::string> topic_groups = default_topic_groups();
        std::vector<int> days_left = {15, 7};  ///< before a quarter's end the secretary is reminded
        int draft_days = 7;                    ///< before the meeting the presenter's draft is due
    } thematic;
    struct Bulletins {
        /// Sources that need no second check, as they are written (accents and case do not count).
        std::vector<std::string> sources;
        /// Hosts that links may lead to in what goes to all; "hanoi.gov.vn" allows its subdomains.
        std::vector<std::string> hosts;
        int numbers_allowed = 4;  ///< telephone and identity numbers in a text before it is a list of persons
        /// Between these hours a bulletin may begin to leave.
        core::TimeOfDay send_from = core::at_hour(7, 30);
        core::TimeOfDay send_to = core::at_hour(20);
        int per_minute = 60;      ///< groups that are begun in a minute
        int pause_after = 5;      ///< failures in a row, after which it waits for the office
        int orientation_days = 5; ///< before the 3rd of the month its orientation is due
    } bulletins;
    struct Fees {
        bool in_notice = true;
        std::string link;  ///< of the portal; empty: no link is shown
    } fees;
    /// Model texts that the committee words its own way: "M1" … as conversation.md §5 has them.
    std::map<std::string, std::string> texts;
    struct Confirmation {
        int wait_minutes = 30;
        int hold_minutes = 2;
    } confirmation;
    /// Wordings of a reason, offered where one was typed without accents (conversation.md §1, rule
    /// 6); "viết lại có dấu" is not among them.
    std::vector<std::string> standard_reasons = {"nhà văn hóa có việc khác",
                                                 "thời tiết xấu",
                                                 "công việc đột xuất của địa phương",
                                                 "trùng lịch công tác của cấp trên"};
    struct Support {
        std::string
            name;  ///< "đồng chí Kiều Anh Tuấn, Văn phòng Đảng ủy"; empty: the sentence is left out
        std::string phone;  ///< only shown 1:1
        /// Who administers the OA and so is in its groups: "Kiều Anh Tuấn"; empty: the sentence is
        /// left out.
        std::vector<std::string> admins;
    } support;
};

}  // namespace mungba::domain
