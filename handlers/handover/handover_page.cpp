#include "handlers/handover/handover_page.hpp"

#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/handover/asking.hpp"
#include "handlers/handover/page_texts.hpp"
#include "handlers/handover/texts.hpp"
#include "storage/people_repository.hpp"
#include "usecases/handover.hpp"

namespace mungba::handlers::handover {
namespace {

using storage::Handover;
using usecases::Action;
using usecases::handover::Outcome;
using Kind = web::Field::Kind;

std::string address_of(core::BranchId branch) { return "/chi-bo/" + std::to_string(branch.value) + "/ban-giao"; }

bool may_give(Visit& visit) { return visit.may(Action::hand_over, visit.branch()) || visit.may(Action::fill_offices, visit.branch()); }

web::Form form_of(Visit& visit) {
    web::Form form;
    form.address = address_of(visit.branch());
    form.submit = "Giao việc";
    web::Field to{.name = "cho", .label = "Giao cho đồng chí", .kind = Kind::select, .options = {{"", "xin chọn"}}};
    for (const auto& member : storage::people::members_of(visit.connection(), visit.branch(), visit.today())) {
        const std::string born = member.birth_date ? ", sinh năm " + member.birth_date->substr(0, 4) : std::string();
        to.options.push_back({.value = std::to_string(member.person.value), .text = std::to_string(member.position) + ". " + member.name + born});
    }
    form.fields = {{.name = "viec", .kind = Kind::hidden, .value = "giao"},
                   std::move(to),
                   {.name = "tu", .label = "Từ ngày", .kind = Kind::date, .hint = "Như 01/11/2026; bỏ trống: từ hôm nay"},
                   {.name = "den", .label = "Đến hết ngày", .kind = Kind::date, .hint = "Chỉ khi phụ trách tạm thời; bỏ trống: giao hẳn"}};
    return form;
}

web::Section open_one(const Handover& handover, Visit& visit) {
    const Named named_one = named(handover, visit.context());
    web::Facts facts;
    facts.facts = {{.name = "Giao cho", .value = "đồng chí " + named_one.successor},
                   {.name = "Thời gian", .value = named_one.span},
                   {.name = "Nhận việc", .value = handover.accepted_at ? "đã nhận" : "chưa nhận",
                    .state = {.shape = handover.accepted_at ? web::Shape::done : web::Shape::open}},
                   {.name = "Xác nhận", .value = handover.confirmed_at ? "đã xác nhận" : "chờ văn phòng",
                    .state = {.shape = handover.confirmed_at ? web::Shape::done : web::Shape::open}}};
    std::vector<web::Block> blocks{facts, web::Paragraph{.text = std::string(page_texts::kWhenInForce), .kind = web::Paragraph::Kind::small}};
    web::Buttons buttons;
    const auto button = [&](const char* text, const char* deed) {
        buttons.buttons.push_back({.text = text, .address = address_of(visit.branch()), .fields = {{"viec", deed}, {"so", std::to_string(handover.id.value)}}, .main = true});
    };
    if (!handover.confirmed_at && visit.may(Action::fill_offices, visit.branch())) button("Xác nhận bàn giao", "xac-nhan");
    if (!handover.accepted_at && visit.actor().person == handover.to) button("Nhận việc", "nhan");
    if (!buttons.buttons.empty()) blocks.push_back(buttons);
    return section("Đang chờ", std::move(blocks));
}

web::Page page_of(Visit& visit, web::Form form) {
    const auto secretaries = storage::people::holders(visit.connection(), visit.branch(), domain::Role::secretary, visit.today());
    web::Page page;
    const std::string name = branch_name(visit.branch(), visit.context());
    page.over = name;
    page.title = secretaries.empty() ? name + " chưa có bí thư" : "Bí thư " + name + ": đồng chí " + secretaries.front().name;
    if (const auto open = storage::handovers::open_of(visit.connection(), visit.branch())) page.sections.push_back(open_one(*open, visit));
    if (may_give(visit)) {
        page.sections.push_back(section("Giao phần việc của bí thư trên trợ lý", {web::Paragraph{.text = std::string(page_texts::kHow)}, std::move(form)}));
    } else {
        page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kWho)}}, "Ghi chú"));
    }
    return page;
}

web::Page show(Visit& visit) {
    web::Page page = page_of(visit, form_of(visit));
    if (visit.was_done("giao")) page.notices.push_back({.text = std::string(page_texts::kGiven)});
    if (visit.was_done("xac-nhan")) page.notices.push_back({.text = std::string(texts::kConfirmed)});
    if (visit.was_done("nhan")) page.notices.push_back({.text = std::string(page_texts::kAccepted)});
    visit.reads(visit.branch(), "handover", visit.branch().value, "name birth_date");
    return page;
}

std::string why_not(Outcome outcome) {
    switch (outcome) {
        case Outcome::has_it: return "Đồng chí này đang là bí thư.";
        case Outcome::past: return "Ngày bắt đầu phải từ hôm nay, ngày kết thúc không trước ngày bắt đầu.";
        case Outcome::not_a_member: return "Xin chọn một đồng chí trong danh sách chi bộ.";
        case Outcome::not_allowed:
        case Outcome::not_found:
        case Outcome::written: break;
    }
    return std::string(page_texts::kWho);
}

web::Page assign(Visit& visit) {
    web::Form form = form_of(visit);
    web::keep_typed(form, visit.form());
    usecases::handover::Wish wish{.branch = visit.branch(), .to = core::PersonId{visit.form().number("cho").value_or(0)}};
    wish.from = read_day(form, visit.form(), "tu").value_or(visit.today());
    wish.until = read_day(form, visit.form(), "den");
    if (!web::has_errors(form)) {
        const auto written = usecases::handover::assign(visit.connection(), visit.actor(), wish, visit.now());
        if (written.outcome == Outcome::written) return web::see_other(address_of(visit.branch()) + "?xong=giao");
        web::field_of(form, written.outcome == Outcome::past ? "tu" : "cho").error = why_not(written.outcome);
    }
    web::Page page = page_of(visit, std::move(form));
    page.status = 422;
    return page;
}

web::Page carry_out(Visit& visit) {
    const std::string_view deed = visit.form().get("viec");
    if (deed == "xac-nhan") {
        const storage::HandoverId id{visit.form().number("so").value_or(0)};
        const auto handover = storage::handovers::find(visit.connection(), id);
        if (!handover || handover->branch != visit.branch()) return web::not_found();
        usecases::handover::confirm(visit.connection(), visit.actor(), id, visit.now());
        return web::see_other(address_of(visit.branch()) + "?xong=xac-nhan");
    }
    if (deed == "nhan") {
        usecases::handover::accept(visit.connection(), visit.actor(), visit.now());
        return web::see_other(address_of(visit.branch()) + "?xong=nhan");
    }
    return assign(visit);
}

}  // namespace

TaskPlace handover_place(const storage::Task& task) {
    const bool confirms = task.kind == usecases::handover::kConfirmTask;
    return {.address = address_of(task.branch), .button = confirms ? "Xem và xác nhận" : "Giao việc bí thư", .note = {}};
}

std::vector<PageInfo> handover_pages() {
    return {{.path = "/chi-bo/{branch}/ban-giao", .action = Action::see_members, .get = show, .post = carry_out, .menu = "Bàn giao", .place = 50}};
}

}  // namespace mungba::handlers::handover
