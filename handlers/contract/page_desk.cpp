#include "handlers/contract/page_desk.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "handlers/contract/restraint.hpp"
#include "storage/branch_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/people_repository.hpp"
#include "web/security.hpp"

namespace mungba::handlers {
namespace {

using usecases::Actor;

constexpr std::string_view kLogIn = "/dang-nhap";
constexpr std::string_view kLogOut = "/dang-xuat";

/// What begins a branch's menu where the path names none: one that the visitor leads, else one that they look after.
core::BranchId own_branch(const Actor& actor) {
    const auto led = usecases::leads(actor);
    if (!led.empty()) return led.front();
    for (const storage::RoleHeld& held : actor.roles) {
        if (held.role == domain::Role::overseer) return held.branch;
    }
    return {};
}

std::string role_words(const Actor& actor, core::BranchId branch) {
    if (actor.kind == Actor::Kind::operator_at_console) return "quản trị máy chủ";
    std::string words;
    for (const storage::RoleHeld& held : actor.roles) {
        if (held.role == domain::Role::office) words = "văn phòng";
        if (!branch || held.branch != branch) continue;
        if (held.role == domain::Role::secretary) return "bí thư";
        if (held.role == domain::Role::deputy) return "phó bí thư";
        if (held.role == domain::Role::overseer) words = "cấp ủy viên phụ trách";
    }
    return words;
}

/// The secret that a page's forms are bound to.
const std::string& form_secret(const PageDesk::Asked& asked, bool has_session) { return has_session ? asked.session : asked.guest; }

/// A page for anybody may have been opened with a session that is over by now: its form is still from us.
bool is_our_form(const PageDesk::Asked& asked, const PageInfo& page, bool has_session) {
    const std::string_view token = asked.request.form.get("csrf");
    return web::csrf_fits(token, form_secret(asked, has_session)) || (page.for_anybody && web::csrf_fits(token, asked.session));
}

std::optional<core::BranchId> branch_in(std::vector<std::pair<std::string, std::string>>& values) {
    const auto found = std::find_if(values.begin(), values.end(), [](const auto& value) { return value.first == "branch"; });
    if (found == values.end()) return core::BranchId{};
    std::int64_t id = 0;
    const std::string& text = found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || id <= 0) return std::nullopt;
    values.erase(found);
    return core::BranchId{id};
}

std::string with_branch(std::string path, core::BranchId branch) {
    constexpr std::string_view kBrace = "{branch}";
    const std::size_t at = path.find(kBrace);
    if (at != std::string::npos) path.replace(at, kBrace.size(), std::to_string(branch.value));
    return path;
}

}  // namespace

PageDesk::PageDesk(const Registry& registry, const Surroundings& surroundings, core::Random& random)
    : registry_(registry), surroundings_(surroundings), random_(random) {
    for (const auto& handler : registry.handlers()) {
        for (PageInfo& page : handler->pages()) table_.add(std::move(page));
    }
}

std::variant<PageDesk::Found, PageDesk::No> PageDesk::find(storage::Connection& connection, const Asked& asked, core::Instant now) const {
    auto match = table_.find(asked.request.path);
    if (!match) return No::not_there;
    const PageInfo& page = *match->page;
    Found found;
    if (!asked.session.empty()) found.session = usecases::login::session_of(connection, asked.session, now);
    if (found.session) {
        found.actor = usecases::login::actor_of(connection, *found.session, core::local_date(now));
        found.organization = found.session->organization;
    }
    if (page.for_anybody) {
        const auto organizations = storage::organizations::all(connection);
        if (page.organization_of != nullptr)
            found.organization = page.organization_of(connection, match->values.empty() ? "" : match->values.front().second, now);
        if (!found.organization && !organizations.empty()) found.organization = organizations.front().id;
        found.match = std::move(*match);
        return found;
    }
    if (!found.session) return No::not_logged_in;
    const auto branch = branch_in(match->values);
    if (!branch) return No::not_there;
    if (*branch) {
        const auto row = storage::branches::find(connection, *branch);
        if (!row || row->organization != found.organization) return No::not_there;
    }
    if (!usecases::may(found.actor, page.action, *branch)) return No::not_there;
    found.branch = *branch;
    found.match = std::move(*match);
    return found;
}

std::vector<web::Frame::MenuItem> PageDesk::menu_of(const Found& found, core::BranchId branch) const {
    std::vector<const PageInfo*> listed;
    for (const PageInfo& page : table_.pages()) {
        if (!page.menu.empty()) listed.push_back(&page);
    }
    std::stable_sort(listed.begin(), listed.end(), [](const PageInfo* a, const PageInfo* b) { return a->place < b->place; });
    std::vector<web::Frame::MenuItem> menu;
    for (const PageInfo* page : listed) {
        const bool of_branch = page->path.find("{branch}") != std::string::npos;
        const core::BranchId asked = of_branch ? branch : core::BranchId{};
        if ((of_branch && !branch) || !usecases::may(found.actor, page->action, asked)) continue;
        menu.push_back({.text = page->menu, .address = with_branch(page->path, branch), .is_current = page == found.match.page});
    }
    return menu;
}

web::Frame PageDesk::bare_frame(const Asked& asked) const {
    web::Frame frame;
    frame.place = "Trợ lý chi bộ";
    frame.help = surroundings_.rules.support.name;
    frame.csrf = web::csrf_token(form_secret(asked, false));
    return frame;
}

web::Frame PageDesk::frame_of(storage::Connection& connection, const Found& found, const Asked& asked, core::Instant) const {
    web::Frame frame = bare_frame(asked);
    frame.csrf = web::csrf_token(form_secret(asked, found.session.has_value()));
    const auto organization = storage::organizations::find(connection, found.organization);
    if (organization) frame.place = organization->name;
    if (!found.session) return frame;
    if (!frame.help.empty() && !surroundings_.rules.support.phone.empty()) frame.help += ", " + surroundings_.rules.support.phone;
    const core::BranchId branch = found.branch ? found.branch : own_branch(found.actor);
    if (const auto row = branch ? storage::branches::find(connection, branch) : std::nullopt) {
        frame.short_place = row->name;
        frame.place = row->name + ", " + frame.place;
    }
    frame.role = role_words(found.actor, branch);
    frame.who = "Người quản trị";
    if (const auto person = storage::people::find(connection, found.actor.person)) frame.who = person->name;
    frame.log_out = kLogOut;
    frame.menu = menu_of(found, branch);
    return frame;
}

template <typename Work>
auto PageDesk::visit(storage::Connection& connection, Found& found, const web::Request& request, core::Instant now, Work&& work) const {
    Restraint restraint;  // of chat answers, of which a page gives none
    Context context({.connection = connection,
                     .surroundings = surroundings_,
                     .registry = registry_,
                     .restraint = restraint,
                     .organization = found.organization,
                     .cause = {},
                     .speaker = {},
                     .now = now,
                     .may_reply = false});
    Visit visit({.context = context,
                 .request = request,
                 .actor = found.actor,
                 .session = found.session,
                 .branch = found.branch,
                 .path = found.match.values,
                 .random = random_});
    return work(visit);
}

PageDesk::Answer PageDesk::get(storage::Connection& connection, const Asked& asked, core::Instant now) const {
    auto outcome = find(connection, asked, now);
    auto* found = std::get_if<Found>(&outcome);
    if (found == nullptr) {
        const bool goes_to_log_in = std::get<No>(outcome) == No::not_logged_in;
        return {.page = goes_to_log_in ? web::see_other(std::string(kLogIn)) : web::not_found(), .frame = bare_frame(asked)};
    }
    const PageInfo& page = *found->match.page;
    if (page.get == nullptr) return {.page = web::not_found(), .frame = bare_frame(asked)};
    Answer answer;
    answer.page = visit(connection, *found, asked.request, now, [&](Visit& visit) {
        web::Page made = page.get(visit);
        answer.readings = std::move(visit.readings());
        answer.traces = std::move(visit.traces());
        return made;
    });
    answer.page.live = answer.page.live && page.live != nullptr;
    answer.frame = frame_of(connection, *found, asked, now);
    answer.seen = found->session;
    return answer;
}

std::optional<SlowWork> PageDesk::slow(storage::Connection& connection, const Asked& asked, core::Instant now) const {
    auto outcome = find(connection, asked, now);
    auto* found = std::get_if<Found>(&outcome);
    if (found == nullptr || found->match.page->slow == nullptr) return std::nullopt;
    if (!is_our_form(asked, *found->match.page, found->session.has_value())) return std::nullopt;
    return visit(connection, *found, asked.request, now, [&](Visit& visit) { return found->match.page->slow(visit); });
}

PageDesk::Answer PageDesk::post(storage::Connection& connection, const Asked& asked, core::Instant now) const {
    auto outcome = find(connection, asked, now);
    auto* found = std::get_if<Found>(&outcome);
    if (found == nullptr) {
        const bool is_over = std::get<No>(outcome) == No::not_logged_in;
        return {.page = is_over ? web::session_over() : web::not_found(), .frame = bare_frame(asked)};
    }
    const PageInfo& page = *found->match.page;
    if (page.post == nullptr) return {.page = web::not_found(), .frame = bare_frame(asked)};
    if (!is_our_form(asked, page, found->session.has_value()))
        return {.page = web::not_from_here(), .frame = bare_frame(asked)};
    Answer answer;
    answer.page = visit(connection, *found, asked.request, now, [&](Visit& visit) {
        web::Page made = page.post(visit);
        answer.readings = std::move(visit.readings());
        answer.traces = std::move(visit.traces());
        return made;
    });
    if (answer.page.see_other.empty()) answer.frame = frame_of(connection, *found, asked, now);
    answer.seen = found->session;
    return answer;
}

std::optional<std::vector<LiveValue>> PageDesk::live(storage::Connection& connection, const Asked& asked, core::Instant now) const {
    auto outcome = find(connection, asked, now);
    auto* found = std::get_if<Found>(&outcome);
    if (found == nullptr || found->match.page->live == nullptr) return std::nullopt;
    return visit(connection, *found, asked.request, now, [&](Visit& visit) { return found->match.page->live(visit); });
}

void PageDesk::write_down(storage::Connection& connection, const Answer& answer, core::Instant now) const {
    for (const storage::audit::Entry& entry : answer.readings) storage::audit::append(connection, entry, now);
    for (const Visit::Trace& trace : answer.traces) trace(connection);
    if (answer.seen) usecases::login::touch(connection, answer.seen->id, now);
}

std::size_t PageDesk::max_body_bytes(std::string_view path) const {
    const auto match = table_.find(path);
    return match ? match->page->max_body_bytes : std::size_t{64} * 1024;
}

}  // namespace mungba::handlers
