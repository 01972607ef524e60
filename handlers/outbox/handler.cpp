#include "handlers/contract/page_words.hpp"
#include "handlers/contract/visit.hpp"
#include "handlers/outbox/outbox.hpp"
#include "handlers/outbox/words.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/outbox_deeds.hpp"

namespace mungba::handlers::outbox {
namespace {

using storage::outbox_lists::Line;
using usecases::Action;

constexpr int kLines = 50;
constexpr std::chrono::hours kCounted{7 * 24};

std::string address_of(core::BranchId branch) {
    return branch ? "/chi-bo/" + std::to_string(branch.value) + "/tin-gui" : std::string("/tin-gui");
}

/// A private message tells neither to whom nor what.
std::string to_whom(const Line& line, Visit& visit) {
    if (!line.to_group) return "nhắn riêng một đồng chí";
    const auto branch = line.branch ? storage::branches::find(visit.connection(), line.branch) : std::nullopt;
    if (!branch) return line.group_kind == "secretaries" ? "nhóm các đồng chí bí thư" : "một nhóm khác";
    return (line.group_kind == "branch_committee" ? "nhóm chi ủy " : "nhóm ") + branch->name;
}

web::Table::Row row_of(const Line& line, Visit& visit) {
    const web::State state = state_of(line.state, line.repeated);
    web::Table::Row row;
    row.owed = state.owed;
    row.cells = {{.text = template_words(line.template_name), .note = to_whom(line, visit)},
                 {.text = short_moment(line.finished_at.value_or(line.due_at))},
                 {.note = error_words(line.error_code), .state = state}};
    web::Table::Cell deed;
    const auto button = [&](const char* text, const char* what) {
        deed.buttons.push_back({.text = text, .address = address_of(visit.branch()), .fields = {{"viec", what}, {"so", std::to_string(line.id.value)}}});
    };
    const bool useful = !line.useful_until || *line.useful_until > visit.now();
    if (line.state == "dead" && line.has_body && line.error_code != 0 && useful) button("Gửi lại", "gui-lai");
    if (line.state == "queued" && !line.repeated) button("Dừng tin này", "dung");
    row.cells.push_back(std::move(deed));
    return row;
}

web::Form filter_form(const std::string& state, core::BranchId branch) {
    web::Form form;
    form.method = web::Form::Method::get;
    form.address = address_of(branch);
    form.submit = "Lọc";
    form.fields = {{.name = "tt", .label = "Tình trạng", .kind = web::Field::Kind::select, .value = state,
                    .options = {{"", "tất cả"}, {"dead", "không gửi được"}, {"queued", "đang chờ"}, {"unknown", "chưa rõ đã đến chưa"}, {"unreachable", "không tới được"}, {"sent", "đã gửi"}}}};
    return form;
}

std::string heading(Visit& visit) {
    const auto counts = storage::outbox_lists::counts(visit.connection(), visit.organization(), visit.now() - kCounted);
    const auto count = [&](const char* state) { return counts.contains(state) ? counts.at(state) : 0; };
    const auto waiting = count("queued") + count("sending") + count("unknown");
    if (count("dead") > 0) return std::to_string(count("dead")) + " tin không gửi được trong 7 ngày";
    return waiting == 0 ? "Mọi tin đã gửi xong" : std::to_string(waiting) + " tin đang chờ gửi";
}

web::Page list(Visit& visit) {
    const std::string state(visit.query().get("tt"));
    auto lines = storage::outbox_lists::page(
        visit.connection(),
        visit.organization(),
        {.state = state, .branch = visit.branch(), .before = core::OutgoingId{visit.query().number("truoc").value_or(0)}},
        kLines + 1);
    const bool more = lines.size() > kLines;
    if (more) lines.resize(kLines);
    web::Table table;
    table.caption = "Tin trợ lý gửi, mới nhất trước";
    table.columns = {{.title = "Tin"}, {.title = "Lúc"}, {.title = "Tình trạng"}, {.title = "Việc"}};
    table.when_empty = "Không có tin nào.";
    for (const Line& line : lines) table.rows.push_back(row_of(line, visit));
    web::Paging paging;
    if (more) paging.next = web::address(address_of(visit.branch()), {{"tt", state}, {"truoc", std::to_string(lines.back().id.value)}});
    if (visit.query().has("truoc")) paging.previous = web::address(address_of(visit.branch()), {{"tt", state}});
    web::Page page;
    page.title = visit.branch() ? "Tin trợ lý gửi vào nhóm của chi bộ" : heading(visit);
    page.lead = "Trang này không có nội dung tin và không nêu tên người nhận.";
    if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã ghi."});
    if (visit.was_done("muon")) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = "Tin ấy đã gửi, đã dừng hoặc đã quá hạn, nên không làm được nữa."});
    page.sections.push_back(section({filter_form(state, visit.branch()), table, paging}, "Tin gửi"));
    return page;
}

web::Page carry_out(Visit& visit) {
    using usecases::outbox_deeds::Outcome;
    const core::OutgoingId id{visit.form().number("so").value_or(0)};
    const auto line = usecases::outbox_deeds::seen(visit.connection(), visit.actor(), id);
    if (!line || (visit.branch() && line->branch != visit.branch())) return web::not_found();
    const bool again = visit.form().get("viec") == "gui-lai";
    const auto outcome = again ? usecases::outbox_deeds::try_again(visit.connection(), visit.actor(), id, visit.now())
                               : usecases::outbox_deeds::cancel(visit.connection(), visit.actor(), id, visit.now());
    if (outcome == Outcome::not_found) return web::not_found();
    return web::see_other(address_of(visit.branch()) + (outcome == Outcome::done ? "?xong=ghi" : "?xong=muon"));
}

class OutboxHandler final : public Handler {
public:
    Info info() const override { return {.name = "outbox", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override {
        return {{.path = "/tin-gui", .action = Action::see_outbox, .get = list, .post = carry_out, .menu = "Tin gửi", .place = 70},
                {.path = "/chi-bo/{branch}/tin-gui", .action = Action::see_outbox, .get = list, .post = carry_out}};
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<OutboxHandler>(); }

}  // namespace mungba::handlers::outbox
