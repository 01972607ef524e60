#include "handlers/thematic/tracker_page.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/thematic/overview.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/thematic/results.hpp"
#include "storage/task_repository.hpp"
#include "usecases/rungs.hpp"
#include "usecases/task_deeds.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::thematic {
namespace {

using domain::Quarter;
using storage::ThematicSlot;
using usecases::thematic::Standing;
using Kind = Standing::Kind;
using web::Grid;
using web::Shape;

constexpr int kFirstYear = 2020;

std::string day_month(core::Instant instant) { return core::format_day_month(core::local_date(instant)); }

/// "nhóm 5, kết hợp"
std::string note_of(const ThematicSlot& slot) {
    std::string note = slot.group > 0 ? "nhóm " + std::to_string(slot.group) : std::string();
    if (slot.combined || !slot.combine_month.empty()) note += note.empty() ? "kết hợp" : ", kết hợp";
    return note;
}

std::string planned_word(const ThematicSlot& slot) {
    if (slot.starts_at) return "Có lịch " + day_month(*slot.starts_at);
    return "Có lịch tháng " + std::to_string(std::stoi(slot.combine_month.substr(5)));
}

Grid::Cell cell_of(const Standing& standing, const Quarter& quarter, const Quarter& now) {
    const ThematicSlot& slot = standing.slot;
    switch (standing.kind) {
        case Kind::held: return {.state = {.shape = Shape::done, .word = "Đã họp " + day_month(*slot.starts_at)}, .note = note_of(slot)};
        case Kind::planned: return {.state = {.shape = Shape::half, .word = planned_word(slot)}, .note = note_of(slot)};
        case Kind::awaits: return {.state = {.shape = Shape::half, .word = "Đã qua " + day_month(*slot.starts_at)}, .note = "chờ ghi nhận"};
        case Kind::excused: return {.state = {.shape = Shape::dash, .word = "Không có"}, .note = "đã giải trình"};
        case Kind::missing: break;
    }
    if (quarter > now) return {.state = {.shape = Shape::open, .word = slot.topic.empty() ? "Chưa tới" : "Có tên chuyên đề"}, .note = note_of(slot)};
    if (quarter < now) return {.state = {.shape = Shape::dash, .word = "Chưa ghi nhận"}, .note = "chưa giải trình"};
    return {.state = {.shape = Shape::due, .word = "Chưa có lịch", .owed = true}, .note = slot.topic.empty() ? "" : "đã có tên chuyên đề"};
}

struct Sum {
    int held = 0;
    int planned = 0;
    int missing = 0;
    int of = 0;
};
Sum sum_of(const Overview& overview, int number) {
    Sum sum{.of = static_cast<int>(overview.rows.size())};
    for (const auto& row : overview.rows) {
        const Kind kind = row.quarters.at(static_cast<std::size_t>(number - 1)).kind;
        if (kind == Kind::held) ++sum.held;
        if (kind == Kind::planned || kind == Kind::awaits) ++sum.planned;
        if (kind == Kind::missing) ++sum.missing;
    }
    return sum;
}

Grid::Cell sum_cell(const Sum& sum, const Quarter& quarter, const Quarter& now) {
    if (quarter > now) return {.state = {}, .text = "–", .note = sum.planned > 0 ? "có lịch " + std::to_string(sum.planned) : ""};
    Grid::Cell cell{.state = {}, .text = std::to_string(sum.held) + "/" + std::to_string(sum.of), .note = percent(sum.held, sum.of)};
    if (quarter == now) {
        if (sum.planned > 0) cell.note += "; có lịch " + std::to_string(sum.planned);
        if (sum.missing > 0) cell.note += "; chưa có " + std::to_string(sum.missing);
    }
    return cell;
}

Grid::Row row_of(const Overview::Row& row, int year, const Quarter& now) {
    Grid::Row line{.head = row.branch.name,
                   .note = row.branch.type ? std::string(words_for(*row.branch.type)) : std::string(),
                   .address = "/chi-bo/" + std::to_string(row.branch.id.value) + "/chuyen-de?nam=" + std::to_string(year)};
    for (int number = 1; number <= 4; ++number)
        line.cells.push_back(cell_of(row.quarters.at(static_cast<std::size_t>(number - 1)), {.year = year, .number = number}, now));
    return line;
}

Grid grid_of(const Overview& overview, const Quarter& now) {
    Grid grid;
    grid.caption = "Chuyên đề năm " + std::to_string(overview.year) + ": các chi bộ theo quý, chi bộ chưa có lịch đứng trước, không xếp hạng";
    grid.corner = "Chi bộ";
    grid.current = overview.year == now.year ? now.number - 1 : -1;
    grid.current_note = "đang chạy";
    grid.sum = {.head = "Toàn đảng bộ"};
    for (int number = 1; number <= 4; ++number) {
        grid.columns.push_back("Quý " + domain::roman(number));
        grid.sum.cells.push_back(sum_cell(sum_of(overview, number), {.year = overview.year, .number = number}, now));
    }
    Grid::Band owed;
    Grid::Band rest;
    for (const auto& row : overview.rows) {
        const bool is_owed = grid.current >= 0 && row.quarters.at(static_cast<std::size_t>(grid.current)).kind == Kind::missing;
        Grid::Band& band = is_owed ? owed : rest;
        band.rows.push_back(row_of(row, overview.year, now));
        band.rows.back().owed = is_owed;
    }
    const std::string quarter = "quý " + domain::roman(now.number);
    if (grid.current >= 0) {
        owed.heading = "Chưa có lịch " + quarter + ": " + std::to_string(owed.rows.size()) + " chi bộ";
        rest.heading = "Đã họp hoặc có lịch " + quarter + ": " + std::to_string(rest.rows.size()) + " chi bộ";
    } else {
        rest.heading = "Các chi bộ";
    }
    grid.bands = {std::move(owed), std::move(rest)};
    return grid;
}

/// When the secretaries are next asked by themselves: with the last regular meeting of the quarter, or before its end.
std::string next_asked(const Quarter& quarter, Visit& visit) {
    const auto& rules = visit.context().rules();
    const core::LocalDate last = domain::last_day(quarter);
    const auto date = domain::meeting_date(last.year() / last.month(), rules.dates.standard, visit.context().days_off());
    const auto* propose = usecases::rungs::find(rules, domain::RungName::propose, domain::MeetingKind::regular);
    std::vector<core::LocalDate> days;
    if (date.date && propose != nullptr) days.push_back(core::plus_days(*date.date, propose->days));
    for (const int left : rules.thematic.days_left) days.push_back(core::plus_days(last, -left));
    std::sort(days.begin(), days.end());
    for (const core::LocalDate day : days) {
        if (day > visit.today()) return core::format_day_month(day);
    }
    return {};
}

std::string lead_of(const Quarter& now, Visit& visit) {
    std::string lead = "Mỗi quý ít nhất một buổi. Quý " + domain::roman(now.number) + " còn " + std::to_string(domain::days_left(now, visit.today())) + " ngày";
    const std::string asked = next_asked(now, visit);
    return asked.empty() ? lead + "." : lead + "; đến " + asked + " chi bộ nào chưa có lịch, trợ lý nhắc riêng đồng chí bí thư.";
}

/// Results that came in since somebody last looked.
std::optional<web::Section> news_of(Visit& visit) {
    if (!visit.may(usecases::Action::suggest_topics)) return std::nullopt;
    web::Buttons buttons;
    for (const auto& task : storage::tasks::of_owner(visit.connection(), visit.organization(), storage::Task::Owner::office, {})) {
        if (task.kind != usecases::thematic::kResultsTask) continue;
        const auto details = nlohmann::json::parse(task.details);
        buttons.buttons.push_back({.text = "Đã xem kết quả quý " + domain::roman(details.at("quarter").get<int>()),
                                   .address = "/chuyen-de",
                                   .fields = {{"viec", "da-xem"}, {"so", std::to_string(task.id.value)}}});
    }
    if (buttons.buttons.empty()) return std::nullopt;
    return section("Kết quả mới báo về", {buttons});
}

web::Section results_of(const Overview& overview, Visit& visit) {
    web::Table table;
    table.caption = "Kết quả các buổi chuyên đề đã báo về";
    table.columns = {{.title = "Chi bộ"}, {.title = "Chuyên đề"}, {.title = "Kết quả"}};
    table.when_empty = "Chưa có chi bộ nào báo kết quả.";
    for (const auto& row : overview.rows) {
        for (const Standing& standing : row.quarters) {
            const auto result = standing.kind == Kind::held ? storage::thematic::result_of(visit.connection(), standing.slot.meeting) : std::nullopt;
            if (!result) continue;
            table.rows.push_back({.cells = {{.text = row.branch.name},
                                            {.text = standing.slot.topic, .note = "quý " + domain::roman(standing.slot.quarter.number) + ", " + day_month(*standing.slot.starts_at)},
                                            {.text = result_in_words(*result)}}});
        }
    }
    const std::string count = std::to_string(table.rows.size());
    return section({web::Details{.summary = "Kết quả đã báo: " + count + " buổi", .blocks = {std::move(table)}}}, "Kết quả");
}

std::string groups_in_words(Visit& visit) {
    std::string words = "Nhóm chuyên đề:";
    int number = 0;
    for (const std::string& group : visit.context().rules().thematic.topic_groups) {
        ++number;
        words += (number > 1 ? "; " : " ") + std::to_string(number) + " " + group;
    }
    return words + ".";
}

int year_asked(Visit& visit) {
    const auto typed = visit.query().number("nam");
    const int now = static_cast<int>(visit.today().year());
    return typed && *typed >= kFirstYear && *typed <= now + 1 ? static_cast<int>(*typed) : now;
}

web::Page show(Visit& visit) {
    const int year = year_asked(visit);
    const Quarter now = domain::quarter_of(visit.today());
    const Overview overview = overview_of(year, visit.context());
    web::Page page;
    page.over = "Năm " + std::to_string(year) + ", xem ngày " + core::format_date(visit.today());
    if (year == now.year) {
        const int missing = sum_of(overview, now.number).missing;
        page.title = "Chuyên đề quý " + domain::roman(now.number) + ": " +
                     (missing > 0 ? std::to_string(missing) + " chi bộ chưa có lịch" : std::string("các chi bộ đều đã có lịch"));
        page.lead = lead_of(now, visit);
    } else {
        page.title = "Chuyên đề năm " + std::to_string(year);
    }
    if (auto news = news_of(visit)) page.sections.push_back(std::move(*news));
    const web::Legend legend{.states = {{.shape = Shape::done, .word = "Đã họp, ghi nhận"},
                                        {.shape = Shape::half, .word = "Có lịch"},
                                        {.shape = Shape::due, .word = "Chưa có lịch", .owed = true},
                                        {.shape = Shape::dash, .word = "Không có buổi trong quý"}}};
    page.sections.push_back(section({legend, grid_of(overview, now), web::Paragraph{.text = groups_in_words(visit), .kind = web::Paragraph::Kind::small}}, "Các chi bộ theo quý"));
    page.sections.push_back(results_of(overview, visit));
    const auto of_year = [](int which) { return "/chuyen-de?nam=" + std::to_string(which); };
    page.sections.push_back(section({web::Buttons{.links = {{.text = "Gợi ý chuyên đề", .address = "/chuyen-de/goi-y"},
                                                            {.text = "Năm trước", .address = of_year(year - 1)},
                                                            {.text = "Năm sau", .address = of_year(year + 1)}}}},
                                    "Việc khác"));
    return page;
}

web::Page act(Visit& visit) {
    if (visit.form().get("viec") != "da-xem" || !visit.may(usecases::Action::suggest_topics)) return web::not_found();
    const auto task = storage::tasks::find(visit.connection(), core::TaskId{visit.form().number("so").value_or(0)});
    if (task && task->kind == usecases::thematic::kResultsTask && task->organization == visit.organization())
        storage::tasks::close(visit.connection(), task->id, storage::tasks::End::done, visit.now());
    return web::see_other("/chuyen-de");
}

}  // namespace

std::vector<PageInfo> tracker_pages() {
    return {{.path = "/chuyen-de", .action = usecases::Action::see_branches, .get = show, .post = act, .menu = "Chuyên đề", .place = 21}};
}

}  // namespace mungba::handlers::thematic
