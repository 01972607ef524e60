#include "handlers/meetings/notice.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/texts.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::meetings {
namespace {

using domain::DayOffKind;
using domain::MeetingKind;
using storage::Meeting;

std::string heading(const Meeting& meeting) {
    switch (meeting.kind) {
        case MeetingKind::regular: {
            const auto year = static_cast<int>(core::local_date(meeting.starts_at).year());
            return fill(texts::kRegularHeading,
                        {{"thang", month_of(meeting.starts_at)}, {"nam", std::to_string(year)}});
        }
        case MeetingKind::branch_committee:
            return std::string(texts::kCommitteeHeading);
        case MeetingKind::thematic:
        case MeetingKind::extraordinary:
            break;
    }
    return std::string(texts::kExtraordinaryHeading);
}

core::LocalDate common_day(const Meeting& meeting) {
    const core::LocalDate date = core::local_date(meeting.starts_at);
    return date.year() / date.month() / std::chrono::day{3};
}

/// Why the regular meeting is not on the 3rd; empty if it is, or if the 3rd was free for this
/// branch.
std::string why_not_the_third(const storage::Branch& branch,
                              const Meeting& meeting,
                              Context& context) {
    const core::LocalDate third = common_day(meeting);
    if (meeting.kind != MeetingKind::regular || third == core::local_date(meeting.starts_at))
        return {};
    const auto reason = context.days_off().why_off(third);
    if (!reason) return {};
    const bool weekend = reason->kind == DayOffKind::saturday || reason->kind == DayOffKind::sunday;
    const bool meets_at_weekends = branch.date_preset == domain::DatePreset::residential;
    return weekend && meets_at_weekends ? std::string() : reason->name;
}

std::string how_to_answer(Carrier carrier, Context& context) {
    if (carrier == Carrier::bot) return std::string(texts::kAnswerHere);
    const auto& links = context.surroundings().contact_links;
    const auto link = links.find(context.organization());
    return fill(texts::kAnswerPrivately, {{"lien_ket", link == links.end() ? "" : link->second}});
}

std::string signature(const storage::Branch& branch, const Meeting& meeting, Context& context) {
    const core::LocalDate day = core::local_date(meeting.starts_at);
    return std::string(usecases::audience::has_committee(context.connection(), branch, day)
                           ? texts::kSignedByCommittee
                           : texts::kSignedByBranch);
}

}  // namespace

std::string plain_name(MeetingKind kind, core::Instant starts_at) {
    switch (kind) {
        case MeetingKind::regular:
            return "sinh hoạt chi bộ thường kỳ tháng " + month_of(starts_at);
        case MeetingKind::branch_committee:
            return std::string(texts::kCommitteeHeading);
        case MeetingKind::thematic:
        case MeetingKind::extraordinary:
            break;
    }
    return std::string(texts::kExtraordinaryHeading);
}

std::string forward_head(MeetingKind kind) {
    return fill(texts::kForward,
                {{"noi_nhan", kind == MeetingKind::branch_committee ? "chi ủy" : "chi bộ"}});
}

std::string notice(const storage::Branch& branch,
                   const Meeting& meeting,
                   core::Instant leaves_at,
                   Carrier carrier,
                   Context& context) {
    const auto deadline =
        usecases::meetings::deadline_to_print(meeting, context.quiet_hours(), leaves_at);
    return fill(texts::kNotice,
                {{"loai_hop", heading(meeting)},
                 {"chi_bo", branch.name},
                 {"gio", hour_of(meeting.starts_at)},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"ngay_03", core::format_day_month(common_day(meeting))},
                 {"ly_do_nghi", why_not_the_third(branch, meeting, context)},
                 {"noi", core::text::defuse(meeting.venue)},
                 {"tra_loi", how_to_answer(carrier, context)},
                 {"han", deadline ? core::format_hour_and_day(*deadline) : ""},
                 {"truc_tuyen", branch.online_pilot ? "trực tuyến" : ""},
                 {"thang", meeting.kind == MeetingKind::regular ? month_of(meeting.starts_at) : ""},
                 {"ky_ten", signature(branch, meeting, context)}});
}

}  // namespace mungba::handlers::meetings
