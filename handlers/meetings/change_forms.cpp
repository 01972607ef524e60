#include "handlers/meetings/change_forms.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_texts.hpp"
#include "handlers/meetings/changing.hpp"
#include "handlers/meetings/chores.hpp"
#include "handlers/meetings/page_parts.hpp"
#include "handlers/meetings/showing.hpp"
#include "handlers/meetings/texts.hpp"
#include "storage/agenda_repository.hpp"
#include "usecases/meeting_making.hpp"
#include "usecases/rungs.hpp"
#include "usecases/secrets.hpp"

namespace mungba::handlers::meetings {
namespace {

using Deed = Change::Deed;
using Kind = web::Field::Kind;
using storage::Branch;
using storage::Meeting;
using usecases::meeting_changes::Outcome;

constexpr std::size_t kLongestReason = 60;

std::string clock_text(core::Instant at) {
    const core::TimeOfDay time = core::to_local(at).time;
    return fmt::format("{:02}:{:02}", time.hour(), time.minute());
}

/// The wordings of a reason that everybody may take (conversation.md §1, rule 6).
web::Field standard_reason(Visit& visit) {
    web::Field field{.name = "ly-do-san", .label = "Lý do có sẵn", .kind = Kind::select, .value = "", .options = {{.value = "", .text = "Tự ghi lý do"}}};
    for (const std::string& reason : visit.context().rules().standard_reasons) field.options.push_back({.value = reason, .text = reason});
    return field;
}

web::Form move_form(const Meeting& meeting, Visit& visit) {
    web::Form form;
    form.address = page_of_meeting(meeting);
    form.submit = "Xem trước khi dời";
    form.main = false;
    form.label = "Dời buổi họp";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "doi"},
                   {.name = "ngay", .label = "Ngày mới", .kind = Kind::date, .value = core::format_date(core::local_date(meeting.starts_at)), .required = true},
                   {.name = "gio", .label = "Giờ", .kind = Kind::time, .hint = "Như 19:30", .value = meeting.hour_open ? "" : clock_text(meeting.starts_at), .required = true},
                   standard_reason(visit),
                   {.name = "ly-do", .label = "Lý do", .hint = "Như in trong thông báo, tối đa 60 ký tự; để trống nếu chi bộ chưa được báo ngày cũ", .max_length = 60}};
    return form;
}

web::Form place_form(const Meeting& meeting) {
    web::Form form;
    form.address = page_of_meeting(meeting);
    form.submit = "Xem trước khi sửa nơi họp";
    form.main = false;
    form.label = "Sửa địa điểm";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "noi"},
                   {.name = "noi", .label = "Địa điểm", .hint = "Tối đa 60 ký tự", .value = meeting.venue, .required = true, .max_length = 60}};
    return form;
}

web::Form agenda_form(const Meeting& meeting, Visit& visit) {
    web::Form form;
    form.address = page_of_meeting(meeting);
    form.submit = "Xem trước khi sửa nội dung";
    form.main = false;
    form.label = "Sửa nội dung";
    std::string lines;
    for (const std::string& line : storage::agendas::of(visit.connection(), meeting.id, domain::AgendaPart::conduct)) lines += line + "\n";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "noi-dung"},
                   {.name = "noi-dung", .label = "Phần tiến hành, mỗi dòng một việc", .kind = Kind::long_text, .hint = "Cả phần tối đa 110 ký tự", .value = lines,
                    .required = true, .max_length = 400}};
    return form;
}

web::Form cancel_form(const Meeting& meeting, Visit& visit) {
    web::Form form;
    form.address = page_of_meeting(meeting);
    form.submit = "Xem trước khi hủy";
    form.main = false;
    form.label = "Hủy buổi họp";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "huy"},
                   standard_reason(visit),
                   {.name = "ly-do", .label = "Lý do hủy", .hint = "Như in trong thông báo, tối đa 60 ký tự; để trống nếu chọn lý do có sẵn", .max_length = 60}};
    return form;
}

/// What can be done with a meeting to come.
web::Section deeds_of(const Meeting& meeting, Visit& visit) {
    std::vector<web::Block> blocks;
    web::Buttons buttons;
    const std::string address = page_of_meeting(meeting);
    const bool is_complete = !meeting.hour_open && !meeting.venue.empty() && !meeting.date_open;
    if (meeting.state == domain::MeetingState::proposed && !meeting.date_open)
        buttons.buttons.push_back({.text = "Xác nhận lịch này", .address = address, .fields = {{"viec", "xac-nhan"}}, .main = true});
    if (!meeting.announce_at && is_complete)
        buttons.buttons.push_back({.text = "Gửi thông báo ngay", .address = address, .fields = {{"viec", "gui"}}, .main = buttons.buttons.empty()});
    if (!buttons.buttons.empty()) blocks.push_back(buttons);
    blocks.push_back(web::Details{.summary = "Dời buổi họp", .blocks = {move_form(meeting, visit)}});
    blocks.push_back(web::Details{.summary = "Sửa địa điểm", .blocks = {place_form(meeting)}});
    blocks.push_back(web::Details{.summary = "Sửa nội dung", .blocks = {agenda_form(meeting, visit)}});
    std::vector<web::Block> cancelling;
    if (meeting.kind == domain::MeetingKind::regular)
        cancelling.push_back(web::Paragraph{.text = "Mỗi tháng chi bộ sinh hoạt thường kỳ một lần: xin dời sang ngày khác hơn là hủy."});
    cancelling.push_back(cancel_form(meeting, visit));
    blocks.push_back(web::Details{.summary = "Hủy buổi họp", .blocks = std::move(cancelling)});
    return section("Thay đổi", std::move(blocks), "xem trước toàn văn rồi mới gửi");
}

std::string problem_of(const usecases::meeting_changes::Changed& changed, const Branch& branch) {
    switch (changed.outcome) {
        case Outcome::unchanged: return std::string(texts::kUnchanged);
        case Outcome::past: return std::string(texts::kPastHour);
        case Outcome::slot_taken: return fill(texts::kSlotTaken, {{"chi_bo", branch.name}, {"ten_buoi", meeting_name(*changed.in_the_way)}});
        case Outcome::no_reason: return "Chi bộ đã được báo ngày cũ, nên xin đồng chí ghi lý do.";
        case Outcome::over: return std::string(texts::kOver);
        default: return std::string(texts::kNotFound);
    }
}

struct Read {
    std::optional<Change> change{};
    std::string problem{};  ///< what cannot be, and how to mend it
};

Read read_change(const Meeting& meeting, Visit& visit) {
    const web::Values& typed = visit.form();
    const std::string deed(typed.get("viec"));
    Change change;
    change.branch = meeting.branch;
    change.meeting = meeting.id;
    change.starts_at = meeting.starts_at;
    change.person = visit.actor().person;
    change.reason = web::typed_text(typed, "ly-do");
    if (change.reason.empty()) change.reason = web::typed_text(typed, "ly-do-san");
    change.off_rule = typed.get("ngoai-tuan") == "1";
    if (core::text::utf16_length(change.reason) > kLongestReason) return {.problem = fill(texts::kReasonTooLong, {{"so", std::to_string(kLongestReason)}})};
    if (deed == "doi") {
        web::Form form = move_form(meeting, visit);
        const auto day = read_day(form, typed, "ngay");
        const auto hour = read_clock(web::typed_text(typed, "gio"));
        if (!day) return {.problem = "Ngày đồng chí ghi không có trong lịch. Xin ghi như 05/10/2026."};
        if (!hour) return {.problem = "Giờ đồng chí ghi không đọc được. Xin ghi như 19:30."};
        change.deed = Deed::move;
        change.starts_at = core::to_instant(*day, *hour);
    } else if (deed == "noi") {
        change.deed = Deed::place;
        change.value = web::typed_text(typed, "noi");
        if (change.value.empty()) return {.problem = "Xin đồng chí ghi địa điểm."};
        if (core::text::utf16_length(change.value) > domain::kLongestPlace) return {.problem = fill(texts::kPlaceTooLong, {{"so", std::to_string(domain::kLongestPlace)}})};
    } else if (deed == "noi-dung") {
        change.deed = Deed::agenda;
        for (const char c : web::typed_lines(typed, "noi-dung")) change.value += c == '\n' ? ';' : c;
        if (agenda_lines(change.value).empty()) return {.problem = "Xin đồng chí ghi ít nhất một nội dung."};
        if (!fits_notice(change, meeting)) return {.problem = fill(texts::kAgendaTooLong, {{"so", std::to_string(longest_agenda(meeting))}})};
    } else if (deed == "huy") {
        change.deed = Deed::cancel;
        if (change.reason.empty()) return {.problem = "Xin đồng chí ghi lý do hủy."};
    } else if (deed == "gui") {
        change.deed = Deed::send;
        if (meeting.hour_open || meeting.venue.empty() || meeting.date_open) return {.problem = "Buổi họp còn thiếu giờ hoặc địa điểm nên chưa gửi được."};
        if (meeting.announce_at) return {.problem = "Thông báo đã gửi rồi."};
    } else {
        return {.problem = std::string(texts::kNotFound)};
    }
    return {.change = std::move(change)};
}

/// The words as they would go, and one full button.
web::Page preview(const Change& change, const Meeting& meeting, const Branch& branch, bool asks_off_rule, Visit& visit) {
    const core::Instant leaves_at = usecases::meetings::after_quiet_hours(
        visit.now() + std::chrono::minutes{visit.context().rules().confirmation.hold_minutes}, visit.context().quiet_hours());
    const auto words = words_for(change, meeting, branch, leaves_at, visit.context());
    std::vector<std::pair<std::string, std::string>> fields{{"dong-y", "1"}};
    for (const char* name : {"viec", "ngay", "gio", "ly-do", "ly-do-san", "noi", "noi-dung"}) {
        const std::string value(visit.form().get(name));
        if (!value.empty()) fields.emplace_back(name, value);
    }
    if (asks_off_rule) fields.emplace_back("ngoai-tuan", "1");
    std::vector<web::Block> blocks;
    if (words) blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = words->for_the_group, .when = "gửi lúc " + core::format_hour_and_day(leaves_at)});
    const core::LocalDate day = core::local_date(change.starts_at);
    if (change.deed == Deed::move) {
        if (const auto reason = visit.context().days_off().why_off(day))
            blocks.push_back(web::Paragraph{.text = "Ngày " + core::format_day_month(day) + " là " + reason->name + ".", .kind = web::Paragraph::Kind::why});
        if (asks_off_rule)
            blocks.push_back(web::Paragraph{.text = "Ngày " + core::format_date(day) + " không nằm trong tuần đầu của tháng như quy định.", .kind = web::Paragraph::Kind::why});
    }
    blocks.push_back(web::Paragraph{.text = summary_of(change, meeting, branch, visit.context())});
    blocks.push_back(web::Buttons{.links = {{.text = "Không, quay lại", .address = page_of_meeting(meeting)}},
                                  .buttons = {{.text = words ? "Đồng ý, gửi" : "Đồng ý", .address = page_of_meeting(meeting), .fields = std::move(fields), .main = true}}});
    web::Page page;
    page.over = branch.name + ", " + meeting_name(meeting);
    page.title = "Xem lại trước khi " + title_of(change, meeting);
    page.sections.push_back(section(std::move(blocks), "Xem lại"));
    return page;
}

web::Page with_problem(const Meeting& meeting, const Branch& branch, std::string problem, Visit& visit) {
    web::Page page = meeting_page(meeting, branch, visit);
    page.status = 422;
    page.notices.insert(page.notices.begin(), {.kind = web::Notice::Kind::problem, .text = std::move(problem)});
    return page;
}

}  // namespace

web::Page meeting_page(const Meeting& meeting, const Branch& branch, Visit& visit) {
    web::Page page;
    page.over = branch.name + ", " + meeting_name(meeting);
    page.title = hour_and_date(meeting.starts_at);
    if (meeting.hour_open) page.title = core::format_weekday(core::local_date(meeting.starts_at)) + ", " + date_of(meeting.starts_at) + ", chưa có giờ";
    if (meeting.date_open) page.title = "Tháng " + month_of(meeting.starts_at) + " chưa có ngày họp";
    page.lead = meeting.venue.empty() ? "chưa có địa điểm" : meeting.venue;
    for (const auto& [deed, words] : {std::pair{"xac-nhan", "Đã xác nhận lịch."}, std::pair{"ghi", "Đã ghi."}, std::pair{"gui", "Đã ghi. Thông báo gửi sau hai phút, hoặc khi hết giờ nghỉ."}}) {
        if (visit.was_done(deed)) page.notices.push_back({.text = words});
    }
    if (visit.may(usecases::Action::change_meeting, branch.id) && whole_notice_waits(meeting, visit.context()))
        page.notices.push_back({.kind = web::Notice::Kind::problem, .text = "Chi bộ mới được báo ngày họp. Xin bấm Gửi thông báo ngay để gửi thông báo đầy đủ."});
    page.sections.push_back(section({steps_of(meeting, visit.now())}, "Các bước"));
    if (auto chores = chores_of(meeting, visit)) page.sections.push_back(std::move(*chores));
    if (auto why = why_of(meeting, branch, visit)) page.sections.push_back(std::move(*why));
    if (auto answers = answers_of(meeting, visit)) page.sections.push_back(std::move(*answers));
    page.sections.push_back(agenda_of(meeting, visit));
    const bool to_come = meeting.is_live() && meeting.starts_at > visit.now();
    if (to_come && visit.may(usecases::Action::change_meeting, branch.id)) page.sections.push_back(deeds_of(meeting, visit));
    if (auto papers = papers_of(meeting, visit)) page.sections.push_back(std::move(*papers));
    page.aside.push_back(notice_of(meeting, branch, visit));
    return page;
}

web::Page carry_out_form(const Meeting& meeting, const Branch& branch, Visit& visit) {
    if (auto done = do_chore(meeting, visit)) return std::move(*done);
    if (!visit.may(usecases::Action::change_meeting, branch.id)) return web::not_found();
    if (visit.form().get("viec") == "xac-nhan") {
        const auto changed = usecases::meeting_changes::confirm(visit.connection(), visit.actor(), meeting.id, visit.now());
        if (changed.outcome != Outcome::done) return with_problem(meeting, branch, problem_of(changed, branch), visit);
        return web::see_other(page_of_meeting(meeting) + "?xong=xac-nhan");
    }
    if (!meeting.is_live() || meeting.starts_at <= visit.now()) return with_problem(meeting, branch, std::string(texts::kOver), visit);
    const Read read = read_change(meeting, visit);
    if (!read.change) return with_problem(meeting, branch, read.problem, visit);
    const Change& change = *read.change;
    if (change.deed == Deed::move) {
        const auto tried = usecases::meeting_changes::try_move(visit.connection(),
                                                               visit.actor(),
                                                               {.meeting = meeting.id, .starts_at = change.starts_at, .venue = {}, .reason = change.reason,
                                                                .off_rule_accepted = change.off_rule, .asks_from = {}},
                                                               visit.context().setting(),
                                                               visit.now());
        if (tried.outcome == Outcome::off_rule) return preview(change, meeting, branch, true, visit);
        if (tried.outcome != Outcome::done) return with_problem(meeting, branch, problem_of(tried, branch), visit);
    }
    if (visit.form().get("dong-y") != "1") return preview(change, meeting, branch, change.off_rule, visit);
    const core::Instant held = visit.now() + std::chrono::minutes{visit.context().rules().confirmation.hold_minutes};
    const core::Instant leaves_at = usecases::meetings::after_quiet_hours(held, visit.context().quiet_hours());
    if (!words_for(change, meeting, branch, leaves_at, visit.context())) {
        const auto changed = carry_out(change, visit.actor(), visit.context());
        if (changed.outcome != Outcome::done) return with_problem(meeting, branch, problem_of(changed, branch), visit);
        return web::see_other(page_of_meeting(meeting) + "?xong=ghi");
    }
    visit.context().schedule({.id = {},
                              .organization = {},
                              .kind = std::string(kCarryJob),
                              .unique_key = fmt::format("meeting={} deed={} page={}", meeting.id.value, static_cast<int>(change.deed), usecases::secrets::draw(visit.random()).substr(0, 16)),
                              .due_at = leaves_at,
                              .details = to_json(change)});
    return web::see_other(page_of_meeting(meeting) + "?xong=gui");
}

}  // namespace mungba::handlers::meetings
