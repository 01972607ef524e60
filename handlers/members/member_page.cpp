#include "handlers/members/member_page.hpp"

#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/members/member_forms.hpp"
#include "handlers/members/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/enrolment.hpp"

namespace mungba::handlers::members {
namespace {

using usecases::Action;
using uses_Outcome = usecases::members::Outcome;
using usecases::members::Whole;
namespace uses = usecases::members;

std::optional<Whole> whole_of(Visit& visit) {
    return uses::find(visit.connection(), visit.branch(), core::MembershipId{visit.id("member")}, visit.today());
}

bool arranges(Visit& visit) { return visit.may(Action::arrange_members, visit.branch()); }

std::string branch_name(core::BranchId branch, Visit& visit) {
    const auto found = branch ? storage::branches::find(visit.connection(), branch) : std::nullopt;
    return found ? found->name : std::string();
}

web::Section facts_of(const Whole& whole) {
    web::Facts facts;
    const auto add = [&](const char* name, std::string value) { facts.facts.push_back({.name = name, .value = value.empty() ? "chưa ghi" : std::move(value)}); };
    add("Họ tên", whole.person.name);
    add("Ngày sinh", whole.person.birth_date ? shown_day(*whole.person.birth_date) : "");
    add("Điện thoại", whole.person.phone);
    add("Tình trạng", std::string(words_for(whole.member.status)));
    std::string consent = whole.consent.was_refused() ? "không đồng ý" : "";
    if (whole.consent.on) consent = shown_day(*whole.consent.on) + (whole.consent.in_chat ? ", trong Zalo" : ", bằng giấy");
    add("Đồng ý lưu", consent);
    return section("Đang lưu", {facts});
}

web::Section statuses_of(const Whole& whole) {
    web::Log log;
    for (auto span = whole.statuses.rbegin(); span != whole.statuses.rend(); ++span)
        log.lines.push_back({.when = shown_span(span->from, span->until), .text = std::string(words_for(span->status))});
    return section("Quá trình", {log});
}

web::Section roles_of(const Whole& whole, Visit& visit) {
    const std::string today = core::format_iso_date(visit.today());
    web::Table table;
    table.caption = "Chức vụ, từ ngày nào đến ngày nào";
    table.columns = {{.title = "Chức vụ"}, {.title = "Thời gian"}, {.title = "Việc"}};
    table.when_empty = "Chưa có chức vụ nào.";
    for (auto span = whole.roles.rbegin(); span != whole.roles.rend(); ++span) {
        web::Table::Row row;
        const std::string branch = branch_name(span->branch, visit);
        row.cells.push_back({.text = std::string(words_for(span->role)), .note = branch});
        row.cells.push_back({.text = shown_span(span->from, span->until)});
        web::Table::Cell deed;
        const bool stands = !span->until || *span->until >= today;
        if (stands && arranges(visit) && span->role != domain::Role::secretary) {
            deed.buttons.push_back({.text = "Kết thúc", .address = address_of(visit.branch(), whole.member.membership),
                                    .fields = {{"viec", "thoi-chuc-vu"}, {"cv", std::to_string(span->id)}}});
        } else if (stands && span->role == domain::Role::secretary) {
            deed.link = {.text = "Bàn giao", .address = "/chi-bo/" + std::to_string(span->branch.value) + "/ban-giao"};
        }
        row.cells.push_back(std::move(deed));
        table.rows.push_back(std::move(row));
    }
    return section("Chức vụ", {table});
}

web::Section accounts_of(const Whole& whole, Visit& visit) {
    if (whole.accounts.empty()) return section("Zalo", {web::Paragraph{.text = "Chưa liên kết tài khoản nào. Đồng chí ấy nhắn cho trợ lý mã trên phiếu, hoặc “tôi là” và họ tên."}});
    std::vector<web::Block> blocks;
    for (const storage::Account& account : whole.accounts) {
        blocks.push_back(web::Paragraph{.text = "Liên kết từ ngày " + core::format_date(core::local_date(account.since)) + "."});
        if (visit.may(Action::confirm_account, visit.branch())) {
            blocks.push_back(web::Details{.summary = "Hủy liên kết này",
                                          .blocks = {web::Paragraph{.text = std::string(texts::kUnlinkWhy)},
                                                     web::Buttons{.buttons = {{.text = "Hủy liên kết", .address = address_of(visit.branch(), whole.member.membership),
                                                                               .fields = {{"viec", "huy-lien-ket"}, {"tk", std::to_string(account.id.value)}}}}}}});
        }
    }
    return section("Zalo", std::move(blocks));
}

struct Forms {
    web::Form person;
    web::Form status;
    web::Form role;
    web::Form position;
};

web::Page page_of(const Whole& whole, Forms forms, Visit& visit) {
    visit.reads(visit.branch(), "member", whole.person.id.value, "name birth_date phone status role account");
    web::Page page;
    page.over = branch_name(visit.branch(), visit) + ", số " + std::to_string(whole.member.position) + " trong danh sách";
    page.title = "Đồng chí " + whole.person.name;
    page.sections.push_back(section("Thông tin", {std::move(forms.person)}));
    page.sections.push_back(section("Tình trạng sinh hoạt", {std::move(forms.status)}, "hiện nay: " + std::string(words_for(whole.member.status))));
    web::Section roles = roles_of(whole, visit);
    if (arranges(visit)) roles.blocks.push_back(web::Details{.summary = "Giao một chức vụ", .blocks = {std::move(forms.role)}});
    page.sections.push_back(std::move(roles));
    page.sections.push_back(section("Thứ tự", {std::move(forms.position)}));
    if (arranges(visit)) {
        page.sections.push_back(section({web::Details{.summary = "Đồng chí ấy rời chi bộ",
                                                      .blocks = {web::Paragraph{.text = std::string(texts::kLeaveWhy)},
                                                                 web::Buttons{.buttons = {{.text = "Đưa ra khỏi danh sách", .address = address_of(visit.branch(), whole.member.membership),
                                                                                           .fields = {{"viec", "roi"}}}}}}}},
                                        "Rời chi bộ"));
    }
    page.aside = {facts_of(whole), statuses_of(whole), accounts_of(whole, visit)};
    return page;
}

Forms forms_of(const Whole& whole, Visit& visit) {
    const bool all = arranges(visit);
    return {.person = person_form(whole, all), .status = status_form(whole, all), .role = role_form(whole), .position = position_form(whole)};
}

web::Page show(Visit& visit) {
    const auto whole = whole_of(visit);
    if (!whole) return web::not_found();
    web::Page page = page_of(*whole, forms_of(*whole, visit), visit);
    if (visit.was_done("ghi")) page.notices.push_back({.text = std::string(texts::kWritten)});
    if (visit.was_done("nhu-cu")) page.notices.push_back({.text = std::string(texts::kUnchanged)});
    return page;
}

/// A form that could not be carried out is shown again with what was typed.
web::Page shown_again(const Whole& whole, Forms forms, uses_Outcome outcome, Visit& visit) {
    web::Page page = page_of(whole, std::move(forms), visit);
    page.status = outcome == uses_Outcome::changed_meanwhile ? 409 : 422;
    const auto problem = [&](std::string_view text) { page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(text)}); };
    switch (outcome) {
        case uses_Outcome::changed_meanwhile: problem(texts::kMeanwhile); break;
        case uses_Outcome::conflict: problem(texts::kConflict); break;
        case uses_Outcome::not_that_way: problem(texts::kByHandover); break;
        case uses_Outcome::no_name: problem(texts::kNoName); break;
        case uses_Outcome::not_found: problem(texts::kNotAllowed); break;
        case uses_Outcome::written:
        case uses_Outcome::unchanged:
        case uses_Outcome::listed_already: break;
    }
    return page;
}

/// Carries out what one of the forms asks for. Mistakes stand at its fields.
std::optional<uses::Done> deed(const Whole& whole, Forms& forms, Visit& visit) {
    const web::Values& typed = visit.form();
    const core::BranchId branch = visit.branch();
    const core::MembershipId membership = whole.member.membership;
    const std::string_view what = typed.get("viec");
    storage::Connection& connection = visit.connection();
    if (what == "nguoi") {
        web::keep_typed(forms.person, typed);
        uses::Wanted wanted;
        wanted.name = web::typed_text(typed, "ten");
        wanted.phone = read_phone(forms.person, typed, "dt");
        if (arranges(visit)) {
            if (const auto day = read_day(forms.person, typed, "sinh")) wanted.birth_date = core::format_iso_date(*day);
        }
        if (!whole.person.consented_in_chat) {
            if (const auto day = read_day(forms.person, typed, "dong-y")) wanted.consent_on = core::format_iso_date(*day);
        }
        if (web::has_errors(forms.person)) return std::nullopt;
        const auto done = uses::change(connection, visit.actor(), branch, membership, wanted, typed.get("da-xem"), visit.now());
        web::field_of(forms.person, "da-xem").value = uses::fingerprint_of(whole.person);
        return done;
    }
    if (what == "tinh-trang") {
        web::keep_typed(forms.status, typed);
        usecases::StatedStatus stated;
        const auto status = domain::member_status_named(typed.get("tt"));
        stated.status = status.value_or(whole.member.status);
        stated.from = read_day(forms.status, typed, "tu");
        stated.until = read_day(forms.status, typed, "den");
        if (web::has_errors(forms.status)) return std::nullopt;
        return uses::set_status(connection, visit.actor(), branch, membership, stated, visit.now());
    }
    if (what == "chuc-vu") {
        web::keep_typed(forms.role, typed);
        const auto role = domain::role_named(typed.get("cv"));
        const auto from = read_day(forms.role, typed, "tu").value_or(visit.today());
        const auto until = read_day(forms.role, typed, "den");
        if (web::has_errors(forms.role)) return std::nullopt;
        if (!role) return uses::Done{.outcome = uses_Outcome::not_found};
        const core::BranchId of = *role == domain::Role::office ? core::BranchId{} : branch;
        return uses::give_role(connection, visit.actor(), of, whole.person.id, *role, from, until, visit.now());
    }
    if (what == "thoi-chuc-vu")
        return uses::end_role(connection, visit.actor(), whole.person.id, typed.number("cv").value_or(0), visit.today(), visit.now());
    if (what == "thu-tu") {
        web::keep_typed(forms.position, typed);
        const auto position = typed.number("so");
        if (!position || *position < 1 || *position > 9'999) {
            web::field_of(forms.position, "so").error = "Số thứ tự là một số từ 1.";
            return std::nullopt;
        }
        return uses::move(connection, visit.actor(), branch, membership, static_cast<int>(*position), visit.now());
    }
    if (what == "huy-lien-ket") {
        const bool done = usecases::enrolment::unlink(connection, visit.actor(), core::AccountId{typed.number("tk").value_or(0)}, visit.now());
        return uses::Done{.outcome = done ? uses_Outcome::written : uses_Outcome::unchanged};
    }
    if (what == "roi") return uses::leave(connection, visit.actor(), branch, membership, visit.now());
    return uses::Done{.outcome = uses_Outcome::unchanged};
}

web::Page carry_out(Visit& visit) {
    const auto whole = whole_of(visit);
    if (!whole) return web::not_found();
    Forms forms = forms_of(*whole, visit);
    const auto done = deed(*whole, forms, visit);
    const std::string address = address_of(visit.branch(), whole->member.membership);
    if (!done) return shown_again(*whole, std::move(forms), uses_Outcome::unchanged, visit);
    if (done->outcome == uses_Outcome::written && visit.form().get("viec") == "roi")
        return web::see_other("/chi-bo/" + std::to_string(visit.branch().value) + "/dang-vien?xong=roi");
    if (done->outcome == uses_Outcome::written) return web::see_other(address + "?xong=ghi");
    if (done->outcome == uses_Outcome::unchanged) return web::see_other(address + "?xong=nhu-cu");
    return shown_again(*whole, std::move(forms), done->outcome, visit);
}

}  // namespace

std::vector<PageInfo> member_pages() {
    return {{.path = "/chi-bo/{branch}/dang-vien/{member}", .action = Action::see_members, .get = show, .post = carry_out}};
}

}  // namespace mungba::handlers::members
