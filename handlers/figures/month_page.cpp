#include "handlers/figures/month_page.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/figures/texts.hpp"
#include "usecases/month_figures.hpp"

namespace mungba::handlers::figures {
namespace {

using usecases::month_figures::Figure;
using usecases::month_figures::Month;
using usecases::month_figures::Outcome;
using usecases::roll_call::Sums;

constexpr const char* kAddress = "/so-lieu";

std::string name_of(std::chrono::year_month month) { return fmt::format("{}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())); }
std::string words_of(std::string_view month) { return std::to_string(std::stoi(std::string(month.substr(5)))) + "/" + std::string(month.substr(0, 4)); }

/// The month of the address; without one the last that is over.
std::string wanted(Visit& visit) {
    const std::string asked(visit.query().get("thang"));
    if (!asked.empty()) return asked;
    const core::LocalDate today = visit.today();
    return name_of(std::chrono::year_month{today.year(), today.month()} - std::chrono::months{1});
}

std::string absent_words(const Sums& sums) {
    std::string words = "có lý do " + std::to_string(sums.excused) + ", không lý do " + std::to_string(sums.absent);
    if (sums.open > 0) words += ", chưa ghi " + std::to_string(sums.open);
    return words;
}

web::Table::Row row_of(const Figure& figure) {
    const Sums& shown = figure.closed ? *figure.closed : figure.now;
    const std::string address = "/chi-bo/" + std::to_string(figure.meeting.branch.value) + "/hop/" + std::to_string(figure.meeting.id.value) + "/ho-so";
    web::Table::Row row;
    row.cells.push_back({.link = {.text = figure.branch_name, .address = address}});
    row.cells.push_back({.text = core::text::capitalised(meeting_name(figure.meeting)), .note = "ngày " + date_of(figure.meeting.starts_at)});
    row.cells.push_back({.text = rate(shown.attended(), shown.of), .note = shown.late > 0 ? "trong đó muộn " + std::to_string(shown.late) : std::string()});
    row.cells.push_back({.text = absent_words(shown)});
    web::Table::Cell now{.text = std::string(figure.closed ? texts::kAsClosed : "")};
    if (figure.corrected()) now = {.text = rate(figure.now.attended(), figure.now.of), .note = absent_words(figure.now)};
    if (figure.closed) row.cells.push_back(std::move(now));
    return row;
}

web::Table table_of(const Month& month) {
    web::Table table;
    table.caption = "Số liệu dự họp theo chi bộ";
    table.columns = {{.title = "Chi bộ"}, {.title = "Buổi họp"}, {.title = month.closing ? "Dự, khi chốt" : "Dự", .is_number = true}, {.title = "Vắng"}};
    if (month.closing) table.columns.push_back({.title = "Hiện nay"});
    table.when_empty = "Chưa có buổi nào.";
    for (const Figure& figure : month.figures) {
        auto row = row_of(figure);
        if (month.closing && !figure.closed) row.cells.push_back({.text = "ghi sau khi chốt"});
        table.rows.push_back(std::move(row));
    }
    return table;
}

web::Buttons months_around(std::string_view month) {
    const std::chrono::year_month here{std::chrono::year{std::stoi(std::string(month.substr(0, 4)))}, std::chrono::month{static_cast<unsigned>(std::stoi(std::string(month.substr(5))))}};
    const auto address = [](std::chrono::year_month one) { return std::string(kAddress) + "?thang=" + name_of(one); };
    return {.links = {{.text = "Tháng trước", .address = address(here - std::chrono::months{1})}, {.text = "Tháng sau", .address = address(here + std::chrono::months{1})}}};
}

web::Section closing_of(const Month& month, const std::string& name, int open, Visit& visit) {
    std::vector<web::Block> blocks;
    const core::LocalDate today = visit.today();
    if (month.closing) {
        blocks.push_back(web::Paragraph{.text = fill(texts::kClosed, {{"gio", hour_of(month.closing->closed_at)}, {"ngay", date_of(month.closing->closed_at)}, {"ten", month.closing->closed_by}})});
    } else if (name >= name_of(std::chrono::year_month{today.year(), today.month()})) {
        blocks.push_back(web::Paragraph{.text = fill(texts::kNotOver, {{"thang", words_of(name)}})});
    } else {
        blocks.push_back(web::Paragraph{.text = std::string(texts::kCloseNote)});
        if (open > 0) blocks.push_back(web::Paragraph{.text = fill(texts::kOpenLeft, {{"n", std::to_string(open)}})});
        blocks.push_back(web::Buttons{.buttons = {{.text = fill(texts::kClose, {{"thang", words_of(name)}}), .address = kAddress, .fields = {{"thang", name}}}}});
    }
    return section("Chốt số liệu", std::move(blocks));
}

web::Page show_month(const std::string& name, Visit& visit) {
    const auto month = usecases::month_figures::of(visit.connection(), visit.organization(), name, visit.now());
    if (!month) return web::bad_request(std::string(texts::kBadMonth));
    int whole = 0;
    int open = 0;
    for (const Figure& figure : month->figures) {
        if (figure.now.open == 0) ++whole;
        open += figure.now.open;
    }
    web::Page page;
    page.over = "Số liệu dự họp";
    page.title = month->figures.empty() ? fill(texts::kNothing, {{"thang", words_of(name)}})
                                        : fill(texts::kTitle, {{"thang", words_of(name)}, {"x", std::to_string(whole)}, {"y", std::to_string(month->figures.size())}});
    page.lead = texts::kLead;
    if (visit.was_done("chot")) page.notices.push_back({.text = std::string(texts::kDone)});
    page.sections.push_back(section("Theo chi bộ", {table_of(*month), months_around(name)}, std::to_string(month->figures.size()) + " buổi"));
    page.sections.push_back(closing_of(*month, name, open, visit));
    return page;
}

web::Page show(Visit& visit) { return show_month(wanted(visit), visit); }

web::Page close(Visit& visit) {
    const std::string name(visit.form().get("thang"));
    switch (usecases::month_figures::close(visit.connection(), visit.actor(), name, visit.now())) {
        case Outcome::done:
        case Outcome::unchanged: return web::see_other(std::string(kAddress) + "?thang=" + name + "&xong=chot");
        case Outcome::bad_month: return web::bad_request(std::string(texts::kBadMonth));
        case Outcome::not_over: {
            web::Page page = show_month(name, visit);
            page.status = 422;
            page.notices.insert(page.notices.begin(), {.kind = web::Notice::Kind::problem, .text = fill(texts::kNotOver, {{"thang", words_of(name)}})});
            return page;
        }
        case Outcome::not_allowed: break;
    }
    return web::not_found();
}

}  // namespace

PageInfo month_page() { return {.path = kAddress, .action = usecases::Action::close_month, .get = show, .post = close, .menu = "Số liệu", .place = 22}; }

}  // namespace mungba::handlers::figures
