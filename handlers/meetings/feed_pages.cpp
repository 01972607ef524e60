#include "handlers/meetings/feed_pages.hpp"

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/calendar_feeds.hpp"

namespace mungba::handlers::meetings {
namespace {

using usecases::calendar_feeds::Kind;
namespace feeds = usecases::calendar_feeds;

constexpr std::string_view kAddress = "/lich-dien-thoai";

/// A calendar that this person may have.
struct Choice {
    Kind kind = Kind::branch;
    core::BranchId branch{};
    std::string name;
    std::string value;  ///< in forms
};

std::vector<Choice> choices(Visit& visit) {
    std::vector<Choice> list;
    for (const core::BranchId branch : usecases::leads(visit.actor())) {
        const auto found = storage::branches::find(visit.connection(), branch);
        if (found) list.push_back({.kind = Kind::branch, .branch = branch, .name = "Lịch họp của " + found->name, .value = "chi-bo-" + std::to_string(branch.value)});
    }
    if (visit.may(usecases::Action::look_after_any)) list.push_back({.kind = Kind::overseer, .branch = {}, .name = "Lịch họp các chi bộ đồng chí phụ trách", .value = "phu-trach"});
    if (visit.may(usecases::Action::see_branches) && visit.actor().person)
        list.push_back({.kind = Kind::office, .branch = {}, .name = "Lịch họp của tất cả các chi bộ", .value = "van-phong"});
    return list;
}

web::Page show_with(Visit& visit, const Choice* made, const std::string& secret) {
    web::Page page;
    page.title = "Xem lịch họp trong điện thoại";
    page.lead = "Thêm địa chỉ lịch vào ứng dụng lịch của điện thoại hoặc máy tính; lịch tự đổi khi buổi họp dời.";
    if (visit.was_done("huy")) page.notices.push_back({.text = "Đã hủy địa chỉ lịch."});
    if (made != nullptr) {
        page.notices.push_back({.text = "Đã tạo địa chỉ lịch. Địa chỉ chỉ hiện một lần."});
        page.sections.push_back(section(made->name,
                                        {web::Verbatim{.text = visit.surroundings().web_address + "/ical/" + secret},
                                         web::Code{.address = visit.surroundings().web_address + "/ical/" + secret, .caption = "Chụp mã bằng điện thoại"},
                                         web::Paragraph{.text = "Ai có địa chỉ này đều xem được ngày, giờ, nơi họp; xin không chuyển tiếp.", .kind = web::Paragraph::Kind::small}}));
    }
    const auto list = choices(visit);
    if (list.empty()) page.sections.push_back(section({web::Paragraph{.text = "Đồng chí không có lịch riêng để xem."}}, "Ghi chú"));
    for (const Choice& choice : list) {
        const auto live = feeds::live(visit.connection(), visit.actor(), choice.kind, choice.branch);
        web::Buttons buttons;
        buttons.buttons.push_back({.text = live ? "Tạo địa chỉ mới" : "Tạo địa chỉ lịch", .address = std::string(kAddress), .fields = {{"lich", choice.value}}, .main = !live && made == nullptr});
        if (live) buttons.buttons.push_back({.text = "Hủy địa chỉ", .address = std::string(kAddress), .fields = {{"lich", choice.value}, {"huy", "1"}}});
        const std::string note = live ? "đã tạo " + short_moment(live->made_at) : std::string("chưa tạo");
        const bool shown = made != nullptr && made->value == choice.value;
        page.sections.push_back(section(shown ? "Địa chỉ này" : choice.name, {buttons}, note));
    }
    return page;
}

web::Page show(Visit& visit) { return show_with(visit, nullptr, {}); }

web::Page act(Visit& visit) {
    const std::string wanted(visit.form().get("lich"));
    for (const Choice& choice : choices(visit)) {
        if (choice.value != wanted) continue;
        if (visit.form().has("huy")) {
            feeds::revoke(visit.connection(), visit.actor(), choice.kind, choice.branch, visit.now());
            return web::see_other(std::string(kAddress) + "?xong=huy");
        }
        const auto secret = feeds::make(visit.connection(), visit.actor(), choice.kind, choice.branch, visit.random(), visit.now());
        return secret ? show_with(visit, &choice, *secret) : web::not_found();
    }
    return web::not_found();
}

web::Page calendar(Visit& visit) {
    const auto found = feeds::look(visit.connection(), visit.path("secret"), visit.now());
    if (!found) return web::not_found();
    web::Page page;
    page.download = web::Download{.name = "lich-hop.ics",
                                  .content_type = "text/calendar; charset=utf-8",
                                  .bytes = feeds::as_ical(*found, [](const storage::Meeting& meeting) { return meeting_name(meeting); }, visit.now())};
    return page;
}

core::OrganizationId organization_of(storage::Connection& connection, std::string_view secret, core::Instant now) {
    const auto found = feeds::look(connection, secret, now);
    return found ? found->feed.organization : core::OrganizationId{};
}

}  // namespace

std::vector<PageInfo> feed_pages() {
    return {{.path = std::string(kAddress), .action = usecases::Action::open_page, .get = show, .post = act},
            {.path = "/ical/{secret}", .for_anybody = true, .get = calendar, .organization_of = organization_of}};
}

}  // namespace mungba::handlers::meetings
