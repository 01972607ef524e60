#include "handlers/meetings/page_parts.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/thematic_words.hpp"
#include "handlers/contract/bulletin_line.hpp"
#include "storage/agenda_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::meetings {
namespace {

using domain::MeetingKind;
using domain::MeetingState;
using storage::Branch;
using storage::Meeting;
using web::Shape;

std::string day_text(core::Instant at) { return core::format_day_month(core::local_date(at)); }

bool is_over(const Meeting& meeting, core::Instant now) { return meeting.starts_at + std::chrono::minutes{meeting.planned_minutes} <= now; }

web::Week week_of(const Meeting& meeting, const domain::DatePolicy& policy, Visit& visit) {
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    const core::LocalDate chosen = core::local_date(meeting.starts_at);
    web::Week week;
    week.label = "Tuần đầu tháng " + std::to_string(static_cast<unsigned>(third.month()));
    for (unsigned number = policy.first_day; number <= policy.last_day; ++number) {
        const core::LocalDate date = third.year() / third.month() / number;
        const auto off = visit.context().days_off().why_off(date);
        const bool is_chosen = date == chosen && !meeting.date_open;
        web::Week::Day day;
        day.weekday = core::format_weekday(date);
        day.number = std::to_string(number);
        day.is_off = off && policy.avoid.has(off->kind) && !is_chosen;
        day.is_given_up = date == third && !is_chosen;
        day.is_chosen = is_chosen;
        day.word = is_chosen ? "họp" : day.is_off ? "nghỉ" : "";
        week.days.push_back(std::move(day));
    }
    return week;
}

std::string why_in_words(const Meeting& meeting) {
    const core::LocalDate third = usecases::rungs::third_of(meeting);
    const core::LocalDate date = core::local_date(meeting.starts_at);
    const std::string the_third = "Ngày " + core::format_day_month(third);
    if (meeting.date_open) return the_third + " là " + meeting.moved_by_rule + ", và tuần đầu của tháng không còn ngày làm việc. Xin đồng chí chọn ngày.";
    if (date == third) return the_third + " là ngày sinh hoạt chung của các chi bộ.";
    if (meeting.off_rule) return "Ngày này do chi bộ chọn, nằm ngoài tuần đầu của tháng.";
    if (!meeting.moved_by_rule.empty() && meeting.revision == 1)
        return the_third + " là " + meeting.moved_by_rule + ". Theo quy định, buổi họp chuyển sang ngày khác trong tuần đầu của tháng: " +
               core::format_weekday(date) + ", " + core::format_day_month(date) + ".";
    return "Ngày này do chi bộ chọn, trong tuần đầu của tháng.";
}

core::Instant notice_is_due(const Meeting& meeting, Visit& visit) {
    const auto& context = visit.context();
    const auto* rung = usecases::rungs::find(context.rules(), domain::RungName::notice, meeting.kind);
    if (rung == nullptr) return meeting.starts_at;
    const core::Instant due =
        usecases::rungs::due_at(*rung, meeting, context.setting());
    return std::max(due, visit.now());
}

std::size_t outside_zalo(const std::vector<storage::Member>& members, Visit& visit) {
    std::size_t count = 0;
    for (const auto& member : members) count += storage::people::accounts_of(visit.connection(), member.person).empty() ? 1 : 0;
    return count;
}

}  // namespace

std::string page_of_meeting(const Meeting& meeting) {
    return "/chi-bo/" + std::to_string(meeting.branch.value) + "/hop/" + std::to_string(meeting.id.value);
}

web::State state_of(const Meeting& meeting, core::Instant now) {
    const bool over = is_over(meeting, now);
    switch (meeting.state) {
        case MeetingState::proposed:
            return meeting.date_open ? web::State{.shape = Shape::due, .word = "chưa chọn được ngày", .owed = true}
                                     : web::State{.shape = Shape::open, .word = "dự kiến"};
        case MeetingState::confirmed:
            if (over) return {.shape = Shape::due, .word = "chờ ghi hồ sơ", .owed = true};
            if (!usecases::meeting_changes::is_complete(meeting)) return {.shape = Shape::due, .word = "chưa đủ giờ, nơi, xác nhận", .owed = true};
            return {.shape = Shape::half, .word = "đã xác nhận"};
        case MeetingState::announced:
            if (over) return {.shape = Shape::due, .word = "chờ ghi hồ sơ", .owed = true};
            return meeting.starts_at <= now ? web::State{.shape = Shape::half, .word = "đang họp"} : web::State{.shape = Shape::half, .word = "đã thông báo"};
        case MeetingState::held: return {.shape = Shape::done, .word = "đã họp"};
        case MeetingState::recorded: return {.shape = Shape::done, .word = "đã ghi"};
        case MeetingState::moved: return {.shape = Shape::dash, .word = "đã chuyển"};
        case MeetingState::cancelled: return {.shape = Shape::crossed, .word = "đã hủy"};
        case MeetingState::not_held: return {.shape = Shape::crossed, .word = "không họp"};
    }
    return {};
}

web::Steps steps_of(const Meeting& meeting, core::Instant now) {
    const bool confirmed = meeting.state != MeetingState::proposed;
    const bool announced = meeting.announced_at.has_value() || meeting.announce_at.has_value();
    const bool begun = meeting.starts_at <= now;
    const bool recorded = meeting.state == MeetingState::recorded;
    web::Steps steps;
    const auto add = [&](std::string text, bool done, bool current) {
        steps.steps.push_back({.text = std::move(text), .state = {.shape = current ? Shape::half : done ? Shape::done : Shape::open}, .is_current = current});
    };
    add("Dự kiến", confirmed, !confirmed && !begun);
    add("Chính thức", announced, confirmed && !announced && !begun);
    add(meeting.announced_at ? "Đã thông báo " + day_text(*meeting.announced_at) : "Thông báo", announced, announced && !begun);
    add("Họp " + day_text(meeting.starts_at), is_over(meeting, now), begun && !is_over(meeting, now));
    add("Hồ sơ", recorded, is_over(meeting, now) && !recorded);
    return steps;
}

std::optional<web::Section> why_of(const Meeting& meeting, const Branch& branch, Visit& visit) {
    if (meeting.kind != MeetingKind::regular) return std::nullopt;
    const auto& policy = usecases::meeting_making::policy_of(branch, visit.context().rules());
    const std::string heading = meeting.date_open ? "Chưa có ngày họp" : "Vì sao họp ngày " + core::format_day_month(core::local_date(meeting.starts_at));
    return section(heading, {web::Paragraph{.text = why_in_words(meeting), .kind = web::Paragraph::Kind::why}, week_of(meeting, policy, visit)});
}

web::Section agenda_of(const Meeting& meeting, Visit& visit) {
    using domain::AgendaPart;
    web::Facts facts;
    const auto add = [&](const char* name, AgendaPart part) {
        std::string lines;
        for (const std::string& line : storage::agendas::of(visit.connection(), meeting.id, part)) lines += (lines.empty() ? "" : "; ") + line;
        if (!lines.empty()) facts.facts.push_back({.name = name, .value = lines + "."});
    };
    add("1. Mở đầu", AgendaPart::opening);
    add("2. Tiến hành", AgendaPart::conduct);
    add("3. Kết thúc", AgendaPart::closing);
    const auto& rules = visit.context().rules().meeting;
    if (meeting.thematic_part) {
        const ThematicWords part = thematic_words(meeting, visit.context());
        facts.facts.push_back({.name = "Phần 2, chuyên đề quý " + part.quarter,
                               .value = {},
                               .link = {.text = "“" + part.topic + "”" + (part.presenter.empty() ? "" : ", đồng chí " + part.presenter),
                                        .address = "/chi-bo/" + std::to_string(meeting.branch.value) + "/chuyen-de"}});
    }
    const auto branch = storage::branches::find(visit.connection(), meeting.branch);
    for (const auto& bulletin : branch ? bulletins_for(meeting, *branch, visit.context()) : std::vector<storage::Bulletin>{})
        facts.facts.push_back({.name = bulletin.content.kind == domain::BulletinKind::orientation ? "Định hướng của tháng" : "Bản tin của tháng",
                               .value = {},
                               .link = {.text = bulletin.content.title, .address = "/kho-ban-tin/" + std::to_string(bulletin.id.value)}});
    const std::string note = "dự kiến " + std::to_string(meeting.planned_minutes) + " phút, mức chung ít nhất " +
                             std::to_string(meeting.thematic_part ? rules.min_minutes_combined : rules.min_minutes) + " phút";
    if (facts.facts.empty()) return section("Nội dung", {web::Paragraph{.text = "Chưa ghi nội dung."}}, note);
    return section("Nội dung, ba phần", {facts}, note);
}

web::Section notice_of(const Meeting& meeting, const Branch& branch, Visit& visit) {
    Meeting shown = meeting;
    const bool would_be = !meeting.announce_at && visit.may(usecases::Action::change_meeting, meeting.branch) && !meeting.hour_open && !meeting.venue.empty();
    if (would_be && !shown.approved_by) shown.approved_by = visit.actor().person;  // as it reads once it is approved
    const auto group = usecases::audience::group_for(visit.connection(), branch.id, meeting.kind);
    const auto carrier = group ? notices::Carrier::bot : notices::Carrier::secretary;
    const core::Instant leaves_at = meeting.announce_at.value_or(notice_is_due(meeting, visit));
    const std::string text = notices::notice(branch, shown, leaves_at, carrier, visit.context());
    const auto invited = usecases::audience::invited(visit.connection(), branch.id, meeting.kind, core::local_date(meeting.starts_at));
    web::Facts facts;
    facts.tight = true;
    const core::Instant due = meeting.announced_at ? *meeting.announced_at : meeting.announce_at.value_or(notice_is_due(meeting, visit));
    facts.facts.push_back({.name = meeting.announced_at ? "Đã gửi" : "Gửi lúc", .value = hour_and_date(due)});
    facts.facts.push_back({.name = "Tới", .value = (group ? "nhóm " + branch.name : "đồng chí bí thư chuyển giúp") + ", " + std::to_string(invited.size()) + " đồng chí"});
    facts.facts.push_back({.name = "Ngoài Zalo", .value = std::to_string(outside_zalo(invited, visit)) + " đồng chí"});
    facts.facts.push_back(
        {.name = "Độ dài", .value = std::to_string(core::text::utf16_length(text)) + " trên " + std::to_string(model_texts::kLongest) + " ký tự"});
    return section("Thông báo, đúng như trong Zalo",
                   {web::Bubble{.from = "Trợ lý chi bộ", .text = text, .when = meeting.announced_at ? hour_of(*meeting.announced_at) : std::string("chưa gửi")}, facts});
}

std::optional<web::Section> answers_of(const Meeting& meeting, Visit& visit) {
    if (!meeting.announce_at || *meeting.announce_at > visit.now()) return std::nullopt;
    const auto counts = usecases::attendance::counts(visit.connection(), meeting);
    web::Counts part;
    const auto add = [&](int count, Shape shape, const char* word) { part.counts.push_back({.number = std::to_string(count), .state = {.shape = shape, .word = word}}); };
    add(counts.present, Shape::done, "Có mặt");
    add(counts.absent, Shape::crossed, "Vắng");
    add(counts.late, Shape::half, "Đến muộn");
    add(counts.received, Shape::dotted, "Đã nhận tin");
    add(counts.open() - counts.received, Shape::dashed, "Chưa phản hồi");
    return section("Lời báo dự",
                   {part},
                   "trên " + std::to_string(counts.of) + " đồng chí, hết hạn " + core::format_hour_and_day(meeting.answers_close_at));
}

}  // namespace mungba::handlers::meetings
