#include "handlers/attendance/link_pages.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/attendance/page_texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/answer_links.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::attendance {
namespace {

namespace links = usecases::answer_links;

std::string address_of(core::BranchId branch) { return "/chi-bo/" + std::to_string(branch.value) + "/lien-ket-bao-du"; }

/// The next meeting whose date stands.
std::optional<storage::Meeting> meeting_of(Visit& visit) {
    const auto next = storage::meetings::next_or_last(visit.connection(), visit.branch(), visit.now());
    using domain::MeetingState;
    const bool stands = next && (next->state == MeetingState::confirmed || next->state == MeetingState::announced);
    return stands && next->starts_at > visit.now() ? next : std::nullopt;
}

std::string link_to(const links::Made& made, Visit& visit) { return visit.surroundings().web_address + "/bao-du/" + made.secret; }

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit);
    web::Page page;
    if (!meeting) {
        page.title = std::string(page_texts::kNoMeeting);
        page.sections.push_back(section({web::Buttons{.links = {{.text = "Về trang việc hôm nay", .address = "/"}}}}, "Về"));
        return page;
    }
    web::Table table;
    table.caption = "Những đồng chí chưa liên kết Zalo";
    table.columns = {{.title = "Đồng chí"}, {.title = "Việc"}};
    for (const auto& member : usecases::audience::invited(visit.connection(), visit.branch(), meeting->kind, core::local_date(meeting->starts_at))) {
        if (member.has_account) continue;
        table.rows.push_back({.cells = {{.text = std::to_string(member.position) + ". " + member.name},
                                        {.buttons = {{.text = "Tạo liên kết", .address = address_of(visit.branch()), .fields = {{"nguoi", std::to_string(member.person.value)}}}}}}});
    }
    visit.reads(visit.branch(), "members", visit.branch().value, "name account");
    page.over = core::text::capitalised(meeting_name(*meeting)) + ": " + hour_and_date(meeting->starts_at);
    const bool none = table.rows.empty();
    page.title = none ? std::string(page_texts::kNoLinksNeeded) : fill(page_texts::kLinksTitle, {{"n", std::to_string(table.rows.size())}});
    page.lead = std::string(page_texts::kLinksLead);
    if (visit.was_done("huy")) page.notices.push_back({.text = std::string(page_texts::kRevoked)});
    if (none) return page;
    web::Buttons buttons{.buttons = {{.text = "In phiếu có mã QR cho cả " + std::to_string(table.rows.size()) + " đồng chí",
                                      .address = address_of(visit.branch()), .fields = {{"in", "1"}}, .main = true},
                                     {.text = "Hủy mọi liên kết của buổi này", .address = address_of(visit.branch()), .fields = {{"huy", "1"}}}}};
    page.sections.push_back(section({buttons}, "Cả danh sách"));
    page.sections.push_back(section({table}, "Từng đồng chí"));
    return page;
}

web::Page slips(const std::vector<links::Made>& made, const storage::Meeting& meeting, Visit& visit) {
    const auto branch = storage::branches::find(visit.connection(), visit.branch());
    web::Slips slips;
    for (const links::Made& one : made) {
        slips.slips.push_back({.name = one.name,
                               .lines = {branch ? branch->name : std::string(), hour_and_date(meeting.starts_at)},
                               .address = link_to(one, visit),
                               .caption = "Mã báo dự",
                               .steps = {"Chụp mã bằng điện thoại.", "Bấm: có mặt, vắng, đến muộn."}});
    }
    web::Page page;
    page.layout = web::Page::Layout::sheets;
    page.title = "Phiếu báo dự";
    page.sections.push_back(section({slips}));
    return page;
}

web::Page carry_out(Visit& visit) {
    const auto meeting = meeting_of(visit);
    if (!meeting) return web::see_other(address_of(visit.branch()));
    if (visit.form().has("huy")) {
        links::revoke_all(visit.connection(), visit.actor(), *meeting, visit.now());
        return web::see_other(address_of(visit.branch()) + "?xong=huy");
    }
    visit.reads(visit.branch(), "members", visit.branch().value, "name");
    if (visit.form().has("in")) return slips(links::make_for_unlinked(visit.connection(), visit.actor(), *meeting, visit.random(), visit.now()), *meeting, visit);
    const core::PersonId person{visit.form().number("nguoi").value_or(0)};
    const auto made = links::make(visit.connection(), visit.actor(), *meeting, person, visit.random(), visit.now());
    if (!made) return web::not_found();
    web::Page page;
    page.over = core::text::capitalised(meeting_name(*meeting)) + ": " + hour_and_date(meeting->starts_at);
    page.title = fill(page_texts::kMadeTitle, {{"ten", made->name}});
    page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kMadeOnce)},
                                     web::Verbatim{.text = link_to(*made, visit)},
                                     web::Code{.address = link_to(*made, visit), .caption = "Mã QR của liên kết trên, để chụp hoặc in"},
                                     web::Buttons{.links = {{.text = "Về danh sách", .address = address_of(visit.branch())}}}},
                                    "Liên kết"));
    return page;
}

}  // namespace

std::string not_me_line(const storage::Task& task, Context& context) {
    const auto details = nlohmann::json::parse(task.details);
    const auto person = storage::people::find(context.connection(), core::PersonId{details.at("person").get<std::int64_t>()});
    return person ? fill(page_texts::kNotMeLine, {{"ten", person->name}}) : std::string();
}

std::vector<PageInfo> link_pages() {
    return {{.path = "/chi-bo/{branch}/lien-ket-bao-du", .action = usecases::Action::give_answer_links, .get = show, .post = carry_out}};
}

}  // namespace mungba::handlers::attendance
