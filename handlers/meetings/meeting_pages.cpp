#include "handlers/meetings/meeting_pages.hpp"

#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/change_forms.hpp"
#include "handlers/meetings/chores.hpp"
#include "handlers/meetings/page_parts.hpp"
#include "storage/month_repository.hpp"
#include "core/text.hpp"

namespace mungba::handlers::meetings {
namespace {

using storage::Branch;
using storage::Meeting;

constexpr std::chrono::hours kBack{24 * 366};
constexpr std::chrono::hours kAhead{24 * 400};
constexpr int kBranchesAPage = 60;

Branch branch_of(Visit& visit) { return storage::branches::find(visit.connection(), visit.branch()).value(); }

web::Table::Row row_of(const Meeting& meeting, Visit& visit) {
    web::Table::Row row;
    row.cells.push_back({.link = {.text = core::text::capitalised(meeting_name(meeting)), .address = page_of_meeting(meeting)}});
    row.cells.push_back({.text = hour_and_date(meeting.starts_at), .note = meeting.venue});
    row.cells.push_back({.state = state_of(meeting, visit.now())});
    row.owed = row.cells.back().state.owed;
    return row;
}

web::Table table_of(std::string caption, std::string when_empty) {
    web::Table table;
    table.caption = std::move(caption);
    table.columns = {{.title = "Buổi họp"}, {.title = "Lúc nào, ở đâu"}, {.title = "Trạng thái"}};
    table.when_empty = std::move(when_empty);
    return table;
}

web::Page list(Visit& visit) {
    const Branch branch = branch_of(visit);
    const core::Instant now = visit.now();
    web::Table ahead = table_of("Các buổi sắp tới của " + branch.name, "Chưa có lịch họp mới. Buổi thường kỳ tự có trong lịch mười ngày trước ngày họp.");
    web::Table past = table_of("Các buổi đã qua của " + branch.name, "Chưa có buổi nào.");
    std::optional<Meeting> next;
    auto meetings = storage::meetings::between(visit.connection(), branch.id, now - kBack, now + kAhead);
    for (const Meeting& meeting : meetings) {
        if (meeting.starts_at <= now) continue;
        if (!next) next = meeting;
        ahead.rows.push_back(row_of(meeting, visit));
    }
    for (auto meeting = meetings.rbegin(); meeting != meetings.rend(); ++meeting) {
        if (meeting->starts_at <= now) past.rows.push_back(row_of(*meeting, visit));
    }
    web::Page page;
    page.over = branch.name;
    page.title = next ? "Buổi tới: " + hour_and_date(next->starts_at) : std::string("Hiện chưa có lịch họp mới");
    if (next) page.lead = next->venue;
    if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã ghi."});
    page.sections.push_back(section("Sắp tới", {ahead}));
    if (auto form = form_of_year(branch, visit)) page.sections.push_back(std::move(*form));
    page.sections.push_back(section("Đã qua", {past}, "trong một năm"));
    page.aside.push_back(section("Trong điện thoại", {web::Buttons{.links = {{.text = "Thêm vào lịch điện thoại", .address = "/lich-dien-thoai"}}}}));
    return page;
}

std::optional<Meeting> meeting_of(Visit& visit) {
    auto meeting = storage::meetings::find(visit.connection(), core::MeetingId{visit.id("meeting")});
    if (!meeting || meeting->branch != visit.branch()) return std::nullopt;
    return meeting;
}

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit);
    if (!meeting) return web::not_found();
    return meeting_page(*meeting, branch_of(visit), visit);
}

web::Page act(Visit& visit) {
    const auto meeting = meeting_of(visit);
    if (!meeting) return web::not_found();
    return carry_out_form(*meeting, branch_of(visit), visit);
}

/// "2026-10" of the address; this month where it is none.
std::chrono::year_month month_asked(Visit& visit) {
    const std::string typed(visit.query().get("thang"));
    const auto day = core::parse_iso(typed + "-01T12:00:00+07:00");
    const core::LocalDate date = day ? core::local_date(*day) : visit.today();
    return date.year() / date.month();
}

std::string month_name(std::chrono::year_month month) { return core::format_iso_date(month / 1).substr(0, 7); }

std::string month_words(std::chrono::year_month month) {
    return std::to_string(static_cast<unsigned>(month.month())) + "/" + std::to_string(static_cast<int>(month.year()));
}

web::Page month(Visit& visit) {
    const auto asked = month_asked(visit);
    const auto from = static_cast<int>(visit.query().number("tu").value_or(0));
    const auto rows = storage::months::of_organization(visit.connection(), visit.organization(), month_name(asked), from, kBranchesAPage + 1);
    const auto sums = storage::months::counts(visit.connection(), visit.organization(), month_name(asked));
    const auto branches = storage::months::branches(visit.connection(), visit.organization());
    web::Table table;
    table.caption = "Buổi sinh hoạt thường kỳ tháng " + month_words(asked) + " của các chi bộ, theo thứ tự danh sách";
    table.columns = {{.title = "Chi bộ"}, {.title = "Buổi họp"}, {.title = "Trạng thái"}};
    table.when_empty = "Chưa có chi bộ nào.";
    int shown = 0;
    for (const auto& row : rows) {
        if (++shown > kBranchesAPage) break;
        web::Table::Row line;
        const std::string branch_page = "/chi-bo/" + std::to_string(row.branch.value) + "/hop";
        line.cells.push_back({.link = {.text = row.name, .address = row.meeting ? page_of_meeting(*row.meeting) : branch_page}});
        if (row.meeting) {
            line.cells.push_back({.text = hour_and_date(row.meeting->starts_at), .note = row.meeting->venue});
            web::State state = state_of(*row.meeting, visit.now());
            if (row.meeting->off_rule) state = {.shape = web::Shape::due, .word = "ngoài tuần đầu", .owed = true};
            line.cells.push_back({.state = state});
        } else {
            line.cells.push_back({.text = "–"});
            line.cells.push_back({.state = {.shape = web::Shape::dash, .word = "chưa có lịch"}});
        }
        line.owed = line.cells.back().state.owed;
        table.rows.push_back(std::move(line));
    }
    const auto address = [](std::chrono::year_month which, int start) {
        return "/lich?thang=" + month_name(which) + (start > 0 ? "&tu=" + std::to_string(start) : "");
    };
    web::Paging paging;
    if (from > 0) paging.previous = address(asked, std::max(0, from - kBranchesAPage));
    if (static_cast<int>(rows.size()) > kBranchesAPage) paging.next = address(asked, from + kBranchesAPage);
    paging.words = std::to_string(from + 1) + "–" + std::to_string(from + std::min<int>(static_cast<int>(rows.size()), kBranchesAPage)) + " trên " +
                   std::to_string(branches) + " chi bộ";
    web::Page page;
    page.over = moment_in_full(visit.now());
    page.title = "Tháng " + month_words(asked) + ": " + std::to_string(sums.confirmed) + "/" + std::to_string(branches) + " chi bộ đã xác nhận lịch";
    page.lead = std::to_string(sums.meetings) + " buổi thường kỳ đã có trong lịch.";
    web::Buttons months;
    months.links.push_back({.text = "Tháng trước", .address = address(asked - std::chrono::months{1}, 0)});
    months.links.push_back({.text = "Tháng sau", .address = address(asked + std::chrono::months{1}, 0)});
    months.links.push_back({.text = "Thêm vào lịch điện thoại", .address = "/lich-dien-thoai"});
    std::vector<web::Block> blocks{months, table};
    if (!paging.previous.empty() || !paging.next.empty()) blocks.push_back(paging);
    page.sections.push_back(section("Các chi bộ", std::move(blocks), "theo thứ tự danh sách, không xếp hạng"));
    return page;
}

}  // namespace

std::vector<PageInfo> meeting_pages() {
    using usecases::Action;
    return {{.path = "/chi-bo/{branch}/hop", .action = Action::see_meetings, .get = list, .post = approve_form, .menu = "Buổi họp", .place = 18},
            {.path = "/chi-bo/{branch}/hop/{meeting}", .action = Action::see_meetings, .get = show, .post = act},
            {.path = "/lich", .action = Action::see_branches, .get = month, .menu = "Lịch tháng", .place = 19}};
}

}  // namespace mungba::handlers::meetings
