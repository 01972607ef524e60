#include "handlers/tasks/today.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/tasks/list.hpp"
#include "handlers/tasks/one_task.hpp"
#include "handlers/tasks/page_texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::tasks {
namespace {

using storage::Task;
using web::Shape;

std::string branch_name(core::BranchId id, Context& context) {
    const auto branch = id ? storage::branches::find(context.connection(), id) : std::nullopt;
    return branch ? branch->name : std::string();
}

web::Todo::Item item_of(const Task& task, std::string what, bool names_branch, Context& context) {
    Handler* handler = context.registry().named(task.kind.substr(0, task.kind.find('.')));
    const TaskPlace place = handler->task_place(task, context);
    web::Todo::Item item;
    item.what = std::move(what);
    item.note = place.note;
    const std::string branch = names_branch ? branch_name(task.branch, context) : std::string();
    if (!branch.empty() && item.what.find(branch) == std::string::npos) item.note = item.note.empty() ? branch + "." : branch + ". " + item.note;
    if (place.address.empty()) item.note += (item.note.empty() ? "" : " ") + std::string(page_texts::kInChat);
    if (task.due_at) item.due = due_words(*task.due_at, context.now());
    item.link = {.text = place.button, .address = place.address};
    return item;
}

/// Everything the visitor owes, in the numbering of `việc`.
web::Todo todo_of(const std::vector<usecases::tasks::Owed>& owed, Context& context) {
    web::Todo todo;
    for (const auto& part : owed) {
        for (const Task& task : part.tasks) {
            const bool is_useless = (task.kind == usecases::tasks::kWord || task.kind == usecases::tasks::kUnsent) && task.due_at && *task.due_at <= context.now();
            const std::string line = is_useless ? std::string() : line_of(task, context);
            if (!line.empty()) todo.items.push_back(item_of(task, core::text::capitalised(line), owed.size() > 1 || part.of_office, context));
        }
    }
    return todo;
}

std::vector<usecases::tasks::Owed> owed_to_visitor(Visit& visit) {
    auto owed = usecases::tasks::owed_by(visit.connection(), visit.actor());
    if (visit.actor().kind != usecases::Actor::Kind::operator_at_console) return owed;
    auto tasks = storage::tasks::of_owner(visit.connection(), visit.organization(), Task::Owner::operator_, {});
    if (!tasks.empty()) owed.push_back({.branch = {}, .of_office = true, .tasks = std::move(tasks)});
    return owed;
}

struct Row {
    const char* key;
    const char* name;
    Shape shape;
    int usecases::attendance::Counts::*count;
};
using Counts = usecases::attendance::Counts;
constexpr Row kRows[] = {{"co", "Có mặt", Shape::done, &Counts::present},
                         {"vang", "Vắng", Shape::crossed, &Counts::absent},
                         {"muon", "Đến muộn", Shape::half, &Counts::late}};

std::string live_key(const storage::Meeting& meeting, std::string_view key) {
    return std::string(key) + "-" + std::to_string(meeting.id.value);
}

std::optional<storage::Meeting> next_meeting(core::BranchId branch, Visit& visit) {
    auto next = storage::meetings::next_or_last(visit.connection(), branch, visit.now());
    const bool is_ahead = next && next->starts_at + std::chrono::minutes{next->planned_minutes} > visit.now();
    return is_ahead ? next : std::nullopt;
}

web::Facts counts_of(const storage::Meeting& meeting, const Counts& counts) {
    web::Facts facts;
    facts.tight = true;
    for (const Row& row : kRows) {
        facts.facts.push_back({.name = row.name,
                               .value = std::to_string(counts.*row.count),
                               .state = {.shape = row.shape, .word = {}},
                               .live = live_key(meeting, row.key)});
    }
    if (counts.online > 0) {
        facts.facts.push_back({.name = "Trực tuyến",
                               .value = std::to_string(counts.online),
                               .state = {.shape = Shape::open, .word = {}},
                               .live = live_key(meeting, "tt")});
    }
    facts.facts.push_back({.name = "Chưa phản hồi",
                           .value = std::to_string(counts.open()),
                           .state = {.shape = Shape::dashed, .word = {}},
                           .live = live_key(meeting, "chua")});
    return facts;
}

std::string over_how_many(const Counts& counts) {
    return fill(page_texts::kOver,
                {{"mau_so", std::to_string(counts.of)}, {"nhan_tin", counts.received > 0 ? std::to_string(counts.received) : ""}});
}

web::Section meeting_panel(const storage::Meeting& meeting, const std::string& branch, Visit& visit) {
    std::vector<web::Block> blocks{web::Paragraph{.text = hour_and_date(meeting.starts_at), .kind = web::Paragraph::Kind::big_date},
                                   web::Paragraph{.text = meeting.venue.empty() ? std::string(page_texts::kNoVenue) : meeting.venue}};
    if (meeting.announced_at) {
        const Counts counts = usecases::attendance::counts(visit.connection(), meeting);
        blocks.push_back(counts_of(meeting, counts));
        blocks.push_back(web::Paragraph{.text = over_how_many(counts), .kind = web::Paragraph::Kind::small});
        const std::string of_branch = "/chi-bo/" + std::to_string(meeting.branch.value);
        blocks.push_back(web::Buttons{.links = {{.text = "Danh sách gọi điện", .address = of_branch + "/goi"},
                                                {.text = "Liên kết báo dự, phiếu QR", .address = of_branch + "/lien-ket-bao-du"}}});
    } else {
        blocks.push_back(web::Paragraph{.text = std::string(page_texts::kNotAnnounced), .kind = web::Paragraph::Kind::small});
    }
    return section(branch.empty() ? "Buổi tới" : "Buổi tới của " + branch, std::move(blocks));
}

web::Section ahead_panel(const storage::Meeting& meeting, Visit& visit) {
    web::Log log;
    if (meeting.answers_close_at > visit.now()) log.lines.push_back({.when = short_moment(meeting.answers_close_at), .text = "Hết hạn báo dự"});
    if (meeting.starts_at > visit.now())
        log.lines.push_back({.when = short_moment(meeting.starts_at), .text = core::text::capitalised(meeting_name(meeting))});
    return section("Sắp tới", {log});
}

web::Page today(Visit& visit) {
    Context& context = visit.context();
    const web::Todo todo = todo_of(owed_to_visitor(visit), context);
    web::Page page;
    page.over = moment_in_full(visit.now());
    page.title = todo.items.empty() ? std::string(page_texts::kNothing) : fill(page_texts::kTitle, {{"n", std::to_string(todo.items.size())}});
    if (!todo.items.empty()) visit.reads({}, "tasks");  // lines and notes may name people
    if (visit.was_done("viec")) page.notices.push_back({.kind = web::Notice::Kind::done, .text = std::string(page_texts::kWasDone)});
    const auto led = usecases::leads(visit.actor());
    if (todo.items.empty()) {
        page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kNothingMore)}}, "Việc cần làm"));
    } else {
        page.sections.push_back(section({todo}, "Việc cần làm"));
    }
    for (const core::BranchId branch : led) {
        const auto meeting = next_meeting(branch, visit);
        if (!meeting) continue;
        const std::string name = led.size() > 1 ? branch_name(branch, context) : std::string();
        page.aside.push_back(meeting_panel(*meeting, name, visit));
        if (led.size() > 1) continue;
        page.lead = fill(page_texts::kLead, {{"Ten_buoi", core::text::capitalised(meeting_name(*meeting))}, {"luc", hour_and_date(meeting->starts_at)}});
        page.aside.push_back(ahead_panel(*meeting, visit));
    }
    if (visit.actor().kind == usecases::Actor::Kind::person && !todo.items.empty())
        page.aside.push_back(section("Trong Zalo", {web::Paragraph{.text = std::string(page_texts::kInZaloToo), .kind = web::Paragraph::Kind::small}}));
    page.live = !page.aside.empty();
    return page;
}

std::vector<LiveValue> live_counts(Visit& visit) {
    std::vector<LiveValue> values;
    for (const core::BranchId branch : usecases::leads(visit.actor())) {
        const auto meeting = next_meeting(branch, visit);
        if (!meeting || !meeting->announced_at) continue;
        const Counts counts = usecases::attendance::counts(visit.connection(), *meeting);
        for (const Row& row : kRows) values.push_back({live_key(*meeting, row.key), std::to_string(counts.*row.count)});
        values.push_back({live_key(*meeting, "tt"), std::to_string(counts.online)});
        values.push_back({live_key(*meeting, "chua"), std::to_string(counts.open())});
    }
    return values;
}

}  // namespace

TaskPlace place_of(const storage::Task& task, Context&) {
    const auto details = nlohmann::json::parse(task.details);
    const std::string address = "/viec/" + std::to_string(task.id.value);
    if (task.kind == usecases::tasks::kUnsent) return {.address = address, .button = "Xem rồi gửi", .note = {}};
    return {.address = address, .button = "Xem", .note = {}};
}

std::vector<PageInfo> today_pages() {
    std::vector<PageInfo> pages = one_task_pages();
    pages.push_back({.path = "/",
                     .action = usecases::Action::open_page,
                     .get = today,
                     .menu = "Việc hôm nay",
                     .place = 0,
                     .live = live_counts});
    return pages;
}

}  // namespace mungba::handlers::tasks
