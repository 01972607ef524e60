#include "handlers/contract/notices.hpp"

#include "core/text.hpp"
#include "handlers/contract/bulletin_line.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/notice_values.hpp"
#include "handlers/contract/thematic_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/agenda_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::notices {
namespace {

using domain::DayOffKind;
using domain::MeetingKind;
using storage::Branch;
using storage::Meeting;

constexpr std::string_view kCommitteeHeading = "họp chi ủy";
constexpr std::string_view kExtraordinaryHeading = "họp chi bộ bất thường";
constexpr std::string_view kRegularHeading = "sinh hoạt chi bộ thường kỳ tháng ";
constexpr std::string_view kSignedByCommittee = "T/M chi ủy";
constexpr std::string_view kSignedByBranch = "T/M chi bộ";
constexpr std::string_view kSignedByBot = "Trợ lý chi bộ";
constexpr std::string_view kToldLater = "giờ và địa điểm sẽ báo sau";
constexpr std::string_view kIsUrgent = "Do thời gian gấp, nhờ các đồng chí báo giúp những đồng chí chưa xem Zalo.";
constexpr std::string_view kNewTimeLater = "Thời gian mới sẽ được thông báo sau.";

constexpr std::string_view kFees = "Kính nhắc các đồng chí đóng đảng phí tháng {thang}[: {lien_ket}].";

constexpr std::chrono::hours kUrgent{24};

std::string heading(const Meeting& meeting) {
    if (meeting.kind != MeetingKind::regular) return plain_name(meeting.kind, meeting.starts_at);
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    return std::string(kRegularHeading) + std::to_string(static_cast<unsigned>(third.month())) + "/" + std::to_string(static_cast<int>(third.year()));
}

std::string common_day(const Meeting& meeting) {
    return core::format_day_month(usecases::rungs::third_of(meeting));
}

std::string month_number(const Meeting& meeting) {
    return std::to_string(static_cast<unsigned>(usecases::rungs::third_of(meeting).month()));
}

std::string capital(std::string name) {
    if (name.starts_with("buổi")) name[0] = 'B';
    return name;
}

std::string place_or_nothing(const Meeting& meeting) { return core::text::defuse(meeting.venue); }

bool names_fees(const Meeting& meeting, Context& context) { return meeting.kind == MeetingKind::regular && context.rules().fees.in_notice; }

bool knows_hour_and_place(const Meeting& meeting) { return !meeting.hour_open && !meeting.venue.empty() && meeting.approved_by; }

/// M1, with or without the line about the fees; or the date alone.
std::string plain_notice(const Branch& branch, const Meeting& meeting, core::Instant leaves_at, Carrier carrier, bool fee_line, Context& context) {
    const std::vector<Value> known{{"loai_hop", heading(meeting)},
                                   {"chi_bo", branch.name},
                                   {"gio", hour_of(meeting.starts_at)},
                                   {"thu", weekday_of(meeting.starts_at)},
                                   {"ngay", date_of(meeting.starts_at)},
                                   {"ngay_03", common_day(meeting)},
                                   {"ly_do_nghi", why_not_the_third(branch, meeting, context)},
                                   {"noi", place_or_nothing(meeting)},
                                   {"noi_dung", values::contents(meeting, context)},
                                   {"tra_loi", values::how_to_answer(carrier, context)},
                                   {"han", values::deadline(meeting, leaves_at, context)},
                                   {"truc_tuyen", branch.online_pilot ? "trực tuyến" : ""},
                                   {"thang", fee_line ? month_number(meeting) : ""},
                                   {"lien_ket", context.rules().fees.link},
                                   {"ky_ten", signature(branch, meeting, context)}};
    return fill(model_texts::of(context.rules(), code_of(meeting)), std::span<const Value>(known));
}

}  // namespace

std::string plain_name(MeetingKind kind, core::Instant starts_at) {
    switch (kind) {
        case MeetingKind::regular:
            return std::string(kRegularHeading) + month_of(starts_at);
        case MeetingKind::branch_committee:
            return std::string(kCommitteeHeading);
        case MeetingKind::thematic: {
            const std::string name = meeting_name(kind, starts_at);
            return name.substr(std::string_view("buổi ").size());
        }
        case MeetingKind::extraordinary:
            break;
    }
    return std::string(kExtraordinaryHeading);
}

std::string forward_head(MeetingKind kind) {
    return fill("Xin đồng chí chuyển tin dưới đây vào nhóm Zalo của {noi_nhan}:", {{"noi_nhan", kind == MeetingKind::branch_committee ? "chi ủy" : "chi bộ"}});
}

std::string signature(const Branch& branch, const Meeting& meeting, Context& context) {
    if (!meeting.approved_by) return std::string(kSignedByBot);
    const core::LocalDate day = core::local_date(meeting.starts_at);
    return std::string(usecases::audience::has_committee(context.connection(), branch, day) ? kSignedByCommittee : kSignedByBranch);
}

std::string why_not_the_third(const Branch& branch, const Meeting& meeting, Context& context) {
    if (meeting.kind != MeetingKind::regular) return {};
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    if (third == core::local_date(meeting.starts_at)) return {};
    if (!meeting.moved_by_rule.empty()) return meeting.moved_by_rule;
    const auto reason = context.days_off().why_off(third);
    if (!reason) return {};
    const bool weekend = reason->kind == DayOffKind::saturday || reason->kind == DayOffKind::sunday;
    const bool meets_at_weekends = branch.date_preset == domain::DatePreset::residential;
    return weekend && meets_at_weekends ? std::string() : reason->name;
}

std::string_view code_of(const Meeting& meeting) {
    if (meeting.kind == MeetingKind::thematic) return "M5";
    if (meeting.kind == MeetingKind::regular && !usecases::meeting_changes::is_complete(meeting)) return "M1.date";
    return meeting.thematic_part ? "M4" : usecases::meetings::kNotice;
}

std::string notice(const Branch& branch, const Meeting& meeting, core::Instant leaves_at, Carrier carrier, Context& context) {
    const std::string_view code = code_of(meeting);
    if (code == "M4") return with_bulletin_line(combined_notice(branch, meeting, thematic_words(meeting, context), leaves_at, carrier, context), meeting, branch, context);
    if (code == "M5") return thematic_notice(branch, meeting, thematic_words(meeting, context), leaves_at, carrier, context);
    std::string text = plain_notice(branch, meeting, leaves_at, carrier, names_fees(meeting, context), context);
    if (core::text::utf16_length(text) > model_texts::kLongest) text = plain_notice(branch, meeting, leaves_at, carrier, false, context);
    return with_bulletin_line(std::move(text), meeting, branch, context);
}

std::string fees_left_out(const Branch& branch, const Meeting& meeting, Context& context) {
    if (!names_fees(meeting, context) || !meeting.announce_at) return {};
    const std::string_view code = code_of(meeting);
    const bool had_room = code != "M4" && core::text::utf16_length(plain_notice(branch, meeting, *meeting.announce_at, Carrier::bot, true, context)) <= model_texts::kLongest;
    return had_room ? std::string() : fill(kFees, {{"thang", month_number(meeting)}, {"lien_ket", context.rules().fees.link}});
}

std::string moved_by_rule(const Branch& branch, const Meeting& meeting, Context& context) {
    const bool known = knows_hour_and_place(meeting);
    return fill(model_texts::of(context.rules(), "M2"),
                {{"chi_bo", branch.name},
                 {"ngay_03", common_day(meeting)},
                 {"ly_do_nghi", meeting.moved_by_rule},
                 {"thang", month_number(meeting)},
                 {"gio", known ? hour_of(meeting.starts_at) : ""},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"noi", known ? place_or_nothing(meeting) : ""},
                 {"bao_sau", known ? "" : std::string(kToldLater)},
                 {"ky_ten", signature(branch, meeting, context)}});
}

std::string no_day_left(const Branch& branch, const Meeting& meeting, Context& context) {
    return fill(model_texts::of(context.rules(), "M2.open"),
                {{"chi_bo", branch.name},
                 {"ngay_03", common_day(meeting)},
                 {"ly_do_nghi", meeting.moved_by_rule},
                 {"thang", month_number(meeting)},
                 {"ky_ten", signature(branch, meeting, context)}});
}

std::string not_today(const Branch& branch, const Meeting& meeting, Context& context) {
    const bool known = knows_hour_and_place(meeting);
    return fill(model_texts::of(context.rules(), "M3"),
                {{"thu_nay", core::format_weekday(usecases::rungs::third_of(meeting))},
                 {"ngay_03", common_day(meeting)},
                 {"chi_bo", branch.name},
                 {"thang", month_number(meeting)},
                 {"gio", known ? hour_of(meeting.starts_at) : ""},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"noi", known ? place_or_nothing(meeting) : ""}});
}

std::string moved(const Branch& branch, const Meeting& after, const Moved& change, core::Instant leaves_at, Carrier carrier, Context& context) {
    const bool is_urgent = after.starts_at - leaves_at < kUrgent;
    return fill(model_texts::of(context.rules(), "M6"),
                {{"chi_bo", branch.name},
                 {"ten_buoi", capital(meeting_name(after))},
                 {"gio_cu", hour_of(change.from)},
                 {"ngay_cu", date_of(change.from)},
                 {"gio", hour_of(after.starts_at)},
                 {"thu", weekday_of(after.starts_at)},
                 {"ngay", date_of(after.starts_at)},
                 {"noi", place_or_nothing(after)},
                 {"ly_do", core::text::defuse(change.reason)},
                 {"tra_loi", change.asks ? values::how_to_answer_again(carrier, context) : ""},
                 {"han", values::deadline(after, leaves_at, context)},
                 {"truc_tuyen", branch.online_pilot ? "trực tuyến" : ""},
                 {"gap", is_urgent ? std::string(kIsUrgent) : ""},
                 {"ky_ten", signature(branch, after, context)}});
}

std::string edited(const Branch& branch,
                   const Meeting& meeting,
                   std::string_view what,
                   const std::string& before,
                   const std::string& after,
                   Context& context) {
    return fill(model_texts::of(context.rules(), "M6b"),
                {{"chi_bo", branch.name},
                 {"ten_buoi", capital(meeting_name(meeting))},
                 {"gio", hour_of(meeting.starts_at)},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"muc", std::string(what)},
                 {"moi", core::text::defuse(after)},
                 {"cu", core::text::defuse(before)},
                 {"ky_ten", signature(branch, meeting, context)}});
}

std::string cancelled(const Branch& branch, const Meeting& meeting, const std::string& reason, Context& context) {
    return fill(model_texts::of(context.rules(), "M7"),
                {{"chi_bo", branch.name},
                 {"ten_buoi", capital(meeting_name(meeting))},
                 {"gio", hour_of(meeting.starts_at)},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"ly_do", core::text::defuse(reason)},
                 {"lich_moi", meeting.kind == MeetingKind::regular ? std::string(kNewTimeLater) : ""},
                 {"ky_ten", signature(branch, meeting, context)}});
}

}  // namespace mungba::handlers::notices
