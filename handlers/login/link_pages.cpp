#include "handlers/login/link_pages.hpp"

#include <algorithm>

#include "core/local_time.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/login/page_texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/organization_repository.hpp"

namespace mungba::handlers::login {
namespace {

namespace uses = usecases::login;

std::string role_line(const storage::RoleHeld& held, Visit& visit) {
    const auto branch = held.branch ? storage::branches::find(visit.connection(), held.branch) : std::nullopt;
    const std::string name = branch ? " " + branch->name : std::string();
    switch (held.role) {
        case domain::Role::secretary: return "Bí thư" + name;
        case domain::Role::deputy: return "Phó bí thư" + name;
        case domain::Role::branch_committee: return "Chi ủy viên" + name;
        case domain::Role::overseer: return "Cấp ủy viên phụ trách" + name;
        case domain::Role::office: return "Văn phòng";
    }
    return {};
}

web::IdCard card_of(const uses::Entrant& entrant, Visit& visit) {
    constexpr std::size_t kMostLines = 3;
    web::IdCard card;
    card.name = entrant.is_operator ? std::string(page_texts::kOperator) : entrant.name;
    for (const storage::RoleHeld& held : entrant.roles) {
        if (card.lines.size() < kMostLines) card.lines.push_back(role_line(held, visit));
    }
    if (entrant.roles.size() > kMostLines) card.lines.back() = "và " + std::to_string(entrant.roles.size() - kMostLines + 1) + " phần việc khác";
    if (const auto organization = storage::organizations::find(visit.connection(), entrant.organization)) card.lines.push_back(organization->name);
    return card;
}

std::string never_asks(Visit& visit) { return fill(page_texts::kNeverAsks, {{"ten_ho_tro", visit.surroundings().rules.support.name}}); }

web::Page of_no_use(Visit& visit) {
    web::Page page;
    page.status = 410;
    page.layout = web::Page::Layout::one;
    page.title = std::string(page_texts::kNoUse);
    page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kNoUseWhy)},
                                     web::Buttons{.links = {{.text = "Cách đăng nhập khác", .address = "/dang-nhap"}}}}));
    page.end = never_asks(visit);
    return page;
}

std::string address_of(Visit& visit) { return "/dang-nhap/" + std::string(visit.path("link")); }

/// Where a link leads after the log-in ("?den=/chi-bo/5/hop/7/ho-so"): a page of a branch of ours, and nothing else.
std::string destination(std::string_view wanted) {
    constexpr std::string_view kOurs = "/chi-bo/";
    constexpr std::size_t kLongest = 100;
    const bool plain = std::all_of(wanted.begin(), wanted.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-'; });
    const bool ours = plain && wanted.starts_with(kOurs) && wanted.size() <= kLongest && wanted.find("//") == std::string_view::npos;
    return ours ? std::string(wanted) : "/";
}

web::Page show(Visit& visit) {
    const auto entrant = uses::look(visit.connection(), visit.path("link"), visit.now());
    if (!entrant) return of_no_use(visit);
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.title = std::string(page_texts::kAsk);
    const std::string until = core::format_hour(core::to_local(entrant->expires_at).time);
    page.sections.push_back(section(
        {card_of(*entrant, visit),
         web::Buttons{.buttons = {{.text = std::string(page_texts::kYes), .address = address_of(visit), .fields = {{"den", destination(visit.query().get("den"))}}, .main = true},
                                  {.text = std::string(page_texts::kNotMe), .address = address_of(visit), .fields = {{"khong-phai-toi", "1"}}}}},
         web::Paragraph{.text = fill(page_texts::kOnce, {{"gio", until}})},
         web::Paragraph{.text = std::string(page_texts::kNewOne)}}));
    page.end = never_asks(visit);
    return page;
}

web::Page spend(Visit& visit) {
    const std::string_view link = visit.path("link");
    if (visit.form().has("khong-phai-toi")) {
        uses::revoke(visit.connection(), link, visit.now());
        web::Page page;
        page.layout = web::Page::Layout::one;
        page.title = std::string(page_texts::kNotMeTitle);
        page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kNotMeWhy)}}));
        return page;
    }
    const auto session = uses::spend(visit.connection(), link, visit.random(), visit.now());
    if (!session) return of_no_use(visit);
    if (visit.session()) uses::end(visit.connection(), *visit.session(), visit.now());  // of whoever sat here before
    web::Page page = web::see_other(destination(visit.form().get("den")));
    page.new_session = session->secret;
    return page;
}

web::Page log_out(Visit& visit) {
    if (visit.session()) uses::end(visit.connection(), *visit.session(), visit.now());
    web::Page page = web::see_other("/dang-nhap?xong=thoat");
    page.ends_session = true;
    return page;
}

core::OrganizationId organization_of(storage::Connection& connection, std::string_view link, core::Instant now) {
    const auto entrant = uses::look(connection, link, now);
    return entrant ? entrant->organization : core::OrganizationId{};
}

}  // namespace

std::vector<PageInfo> link_pages() {
    return {{.path = "/dang-nhap/{link}", .for_anybody = true, .get = show, .post = spend, .organization_of = organization_of},
            {.path = "/dang-xuat", .for_anybody = true, .post = log_out}};
}

}  // namespace mungba::handlers::login
