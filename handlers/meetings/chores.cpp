#include "handlers/meetings/chores.hpp"

#include "core/text.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/meetings/page_parts.hpp"
#include "storage/approval_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_changes.hpp"
#include "usecases/meeting_record.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::meetings {
namespace {

using domain::MeetingState;
using storage::Branch;
using storage::Meeting;
using storage::Task;
using usecases::meeting_changes::Outcome;

std::string meetings_page(core::BranchId branch) { return "/chi-bo/" + std::to_string(branch.value) + "/hop"; }

/// In the words of the feature whose task it is.
std::string line_of(const Task& task, Visit& visit) {
    Handler* handler = visit.context().registry().named(task.kind.substr(0, task.kind.find('.')));
    return handler == nullptr ? std::string() : core::text::capitalised(handler->task_line(task, visit.context()));
}

bool awaits_word(const Meeting& meeting, core::Instant now) {
    return (meeting.state == MeetingState::announced || meeting.state == MeetingState::confirmed) && meeting.starts_at <= now && !meeting.date_open;
}

/// The next regular meeting, which shows what the form would say.
std::optional<Meeting> next_regular(core::BranchId branch, Visit& visit) {
    constexpr std::chrono::hours kAhead{24 * 62};
    for (Meeting& meeting : storage::meetings::between(visit.connection(), branch, visit.now(), visit.now() + kAhead)) {
        if (meeting.kind == domain::MeetingKind::regular && meeting.is_live()) return std::move(meeting);
    }
    return std::nullopt;
}

int year_of(const std::optional<Meeting>& meeting, Visit& visit) {
    return static_cast<int>((meeting ? core::local_date(meeting->starts_at) : visit.today()).year());
}

}  // namespace

std::optional<web::Section> chores_of(const Meeting& meeting, Visit& visit) {
    web::Todo todo;
    const std::string address = page_of_meeting(meeting);
    if (awaits_word(meeting, visit.now()) && visit.may(usecases::Action::change_meeting, meeting.branch)) {
        todo.items.push_back({.what = "Buổi họp đã tổ chức chưa?",
                              .buttons = {{.text = "Đã tổ chức", .address = address, .fields = {{"viec", "da-hop"}}},
                                          {.text = "Không tổ chức được", .address = address, .fields = {{"viec", "khong-hop"}}}}});
    }
    const bool lacks_file = meeting.starts_at <= visit.now() && !meeting.date_open && (awaits_word(meeting, visit.now()) || meeting.state == MeetingState::held);
    if (lacks_file && visit.may(usecases::Action::keep_meeting_file, meeting.branch))
        todo.items.push_back({.what = "Điểm danh, giờ họp, kết quả xếp loại", .link = {.text = "Mở phần điểm danh", .address = address + "/diem-danh"}});
    for (const char* kind : {"reminders.prepare", "reminders.documents", "reminders.documents_after"}) {
        for (const Task& task : storage::tasks::of_kind(visit.connection(), meeting.branch, kind)) {
            if (task.meeting != meeting.id || !usecases::tasks::is_owed_by(visit.actor(), task)) continue;
            todo.items.push_back({.what = line_of(task, visit),
                                  .due = task.due_at ? due_words(*task.due_at, visit.now()) : std::string(),
                                  .buttons = {{.text = "Đã xong", .address = address, .fields = {{"viec", "xong"}, {"so", std::to_string(task.id.value)}}}}});
        }
    }
    if (todo.items.empty()) return std::nullopt;
    return section("Việc của buổi này", {todo});
}

std::optional<web::Section> papers_of(const Meeting& meeting, Visit& visit) {
    const bool off = meeting.state == MeetingState::cancelled || meeting.state == MeetingState::moved || meeting.state == MeetingState::not_held;
    if (off || meeting.date_open || meeting.hour_open) return std::nullopt;
    const std::string address = page_of_meeting(meeting);
    web::Buttons buttons;
    if (visit.may(usecases::Action::keep_meeting_file, meeting.branch)) buttons.links.push_back({.text = "Phiếu điểm danh", .address = address + "/phieu"});
    const bool begun = meeting.starts_at <= visit.now();
    if (begun && visit.may(usecases::Action::keep_meeting_file, meeting.branch)) buttons.links.push_back({.text = "Điểm danh đã ghi", .address = address + "/diem-danh"});
    if (begun && visit.may(usecases::Action::see_meeting_file, meeting.branch)) buttons.links.push_back({.text = "Hồ sơ buổi họp", .address = address + "/ho-so"});
    if (buttons.links.empty()) return std::nullopt;
    return section("Bản in", {buttons}, "khổ A4");
}

std::optional<web::Page> do_chore(const Meeting& meeting, Visit& visit) {
    const std::string deed(visit.form().get("viec"));
    if (deed != "xong" && deed != "da-hop" && deed != "khong-hop") return std::nullopt;
    if (deed == "xong") {
        const core::TaskId task{visit.form().number("so").value_or(0)};
        if (usecases::tasks::finish_chore(visit.connection(), visit.actor(), task, visit.now()) != usecases::tasks::Done::done) return web::not_found();
        return web::see_other(page_of_meeting(meeting) + "?xong=ghi");
    }
    const auto changed = deed == "da-hop" ? usecases::meeting_record::held(visit.connection(), visit.actor(), meeting.id, visit.now())
                                          : usecases::meeting_record::not_held(visit.connection(), visit.actor(), meeting.id, visit.now());
    if (changed.outcome != Outcome::done && changed.outcome != Outcome::unchanged) return web::not_found();
    // What was held still wants its roll call and its end.
    if (deed == "khong-hop") storage::tasks::close(visit.connection(), "reminders.record", "meeting=" + std::to_string(meeting.id.value), storage::tasks::End::done, visit.now());
    return web::see_other(page_of_meeting(meeting) + "?xong=ghi");
}

std::optional<web::Section> form_of_year(const Branch& branch, Visit& visit) {
    if (!visit.may(usecases::Action::change_meeting, branch.id)) return std::nullopt;
    auto meeting = next_regular(branch.id, visit);
    const int year = year_of(meeting, visit);
    const std::string heading = "Mẫu thông báo hằng tháng năm " + std::to_string(year);
    if (const auto approval = storage::approvals::of(visit.connection(), branch.id, year)) {
        const auto person = storage::people::find(visit.connection(), approval->approved_by);
        return section(heading,
                       {web::Paragraph{.text = "Tháng nào đồng chí không có ý kiến khác, trợ lý gửi thông báo theo mẫu này."},
                        web::Buttons{.buttons = {{.text = "Thôi dùng mẫu", .address = meetings_page(branch.id), .fields = {{"viec", "thoi-mau"}, {"nam", std::to_string(year)}}}}}},
                       (person ? "đồng chí " + person->name : std::string("đã")) + " duyệt " + short_moment(approval->approved_at));
    }
    if (!meeting) return section(heading, {web::Paragraph{.text = "Mẫu hiện ra khi có lịch của tháng tới, mười ngày trước ngày họp."}}, "chưa duyệt");
    meeting->approved_by = visit.actor().person;
    if (!usecases::meeting_changes::is_complete(*meeting))
        return section(heading, {web::Paragraph{.text = "Buổi tới còn thiếu giờ hoặc địa điểm; xin ghi ở trang Lịch thường lệ hoặc sửa buổi họp trước."}}, "chưa duyệt");
    const auto group = usecases::audience::group_for(visit.connection(), branch.id, meeting->kind);
    const std::string text = notices::notice(branch, *meeting, visit.now(), group ? notices::Carrier::bot : notices::Carrier::secretary, visit.context());
    return section(heading,
                   {web::Paragraph{.text = "Tháng nào đồng chí không có ý kiến khác, trợ lý gửi thông báo theo mẫu dưới đây, với ngày theo quy định, giờ và địa điểm thường lệ."},
                    web::Bubble{.from = "Trợ lý chi bộ", .text = text, .when = "mẫu"},
                    web::Buttons{.buttons = {{.text = "Duyệt mẫu cho năm " + std::to_string(year), .address = meetings_page(branch.id),
                                              .fields = {{"viec", "duyet-mau"}, {"nam", std::to_string(year)}}, .main = true}}}},
                   "chưa duyệt");
}

web::Page approve_form(Visit& visit) {
    const core::BranchId branch = visit.branch();
    if (!visit.may(usecases::Action::change_meeting, branch)) return web::not_found();
    const int year = static_cast<int>(visit.form().number("nam").value_or(0));
    const int now = static_cast<int>(visit.today().year());
    if (year < now || year > now + 1) return web::not_found();
    const std::string deed(visit.form().get("viec"));
    if (deed == "duyet-mau") {
        usecases::meeting_changes::approve_year(visit.connection(), visit.actor(), branch, year, visit.now());
        storage::tasks::close(visit.connection(), "reminders.approve", "branch=" + std::to_string(branch.value) + " year=" + std::to_string(year),
                              storage::tasks::End::done, visit.now());
    } else if (deed == "thoi-mau") {
        usecases::meeting_changes::withdraw_year(visit.connection(), visit.actor(), branch, year, visit.now());
    } else {
        return web::not_found();
    }
    return web::see_other(meetings_page(branch) + "?xong=ghi");
}

}  // namespace mungba::handlers::meetings
