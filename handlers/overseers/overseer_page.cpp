#include "handlers/overseers/overseer_page.hpp"

#include <algorithm>

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/overseers.hpp"
#include "usecases/secrets.hpp"

namespace mungba::handlers::overseers {
namespace {

using usecases::overseers::Due;
using web::Shape;

constexpr std::string_view kAddress = "/phu-trach";

/// Of this month and the next, what is still to come.
std::vector<Due> ahead(Visit& visit) {
    const core::LocalDate today = visit.today();
    const std::chrono::year_month month = today.year() / today.month();
    std::vector<Due> list = usecases::overseers::month_of(visit.connection(), visit.actor(), month, visit.now());
    for (Due& due : usecases::overseers::month_of(visit.connection(), visit.actor(), month + std::chrono::months{1}, visit.now())) list.push_back(std::move(due));
    std::erase_if(list, [&](const Due& due) { return due.meeting.starts_at <= visit.now(); });
    return list;
}

web::Table::Row row_of(const Due& due, Visit& visit) {
    const auto said = storage::rsvps::find(visit.connection(), due.meeting.id, due.meeting.revision, visit.actor().person, false);
    const bool attends = said && said->answer == domain::Answer::present;
    const bool declines = said && domain::is_decided(said->answer) && !attends;
    const std::string id = std::to_string(due.meeting.id.value);
    web::Table::Row row;
    row.cells.push_back({.text = due.branch_name, .note = meeting_name(due.meeting)});
    row.cells.push_back({.text = hour_and_date(due.meeting.starts_at), .note = due.meeting.venue});
    const web::State state = attends   ? web::State{.shape = Shape::done, .word = "đồng chí dự"}
                             : declines ? web::State{.shape = Shape::crossed, .word = "đồng chí không dự"}
                                        : web::State{.shape = Shape::dashed, .word = "chưa chọn"};
    row.cells.push_back({.note = due.clashes ? "trùng giờ với buổi khác" : "", .state = state});
    web::Table::Cell deed;
    if (!attends) deed.buttons.push_back({.text = "Tôi dự", .address = std::string(kAddress), .fields = {{"buoi", id}, {"du", "1"}}});
    if (!declines) deed.buttons.push_back({.text = "Không dự", .address = std::string(kAddress), .fields = {{"buoi", id}, {"du", "0"}}});
    row.cells.push_back(std::move(deed));
    return row;
}

web::Page show(Visit& visit) {
    const auto list = ahead(visit);
    web::Table table;
    table.caption = "Các buổi họp sắp tới của chi bộ đồng chí phụ trách";
    table.columns = {{.title = "Chi bộ"}, {.title = "Lúc nào, ở đâu"}, {.title = "Đồng chí"}, {.title = "Chọn"}};
    table.when_empty = "Chưa có lịch họp mới của các chi bộ đồng chí phụ trách.";
    for (const Due& due : list) table.rows.push_back(row_of(due, visit));
    web::Page page;
    page.title = list.empty() ? "Chưa có lịch họp mới" : "Sắp tới có " + std::to_string(list.size()) + " buổi họp";
    page.lead = "Lời báo của đồng chí được tính riêng, không tính vào số của chi bộ.";
    if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã ghi."});
    page.sections.push_back(section({table, web::Buttons{.links = {{.text = "Thêm vào lịch điện thoại", .address = "/lich-dien-thoai"}}}}, "Các buổi"));
    return page;
}

web::Page attend(Visit& visit) {
    const core::MeetingId id{visit.form().number("buoi").value_or(0)};
    const auto list = ahead(visit);
    if (std::none_of(list.begin(), list.end(), [&](const Due& due) { return due.meeting.id == id; })) return web::not_found();
    std::set<core::MeetingId> chosen;
    if (visit.form().get("du") == "1") chosen.insert(id);
    const core::MessageId message{"page-" + usecases::secrets::draw(visit.random()).substr(0, 16)};
    usecases::overseers::attend(visit.connection(), visit.actor(), {id}, chosen, {.event_at = visit.now(), .message = message, .is_all = true}, visit.now());
    return web::see_other(std::string(kAddress) + "?xong=ghi");
}

}  // namespace

std::vector<PageInfo> overseer_pages() {
    return {{.path = std::string(kAddress), .action = usecases::Action::look_after_any, .get = show, .post = attend, .menu = "Chi bộ phụ trách", .place = 15}};
}

}  // namespace mungba::handlers::overseers
