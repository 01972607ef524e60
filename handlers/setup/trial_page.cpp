#include "handlers/setup/trial_page.hpp"

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/setup/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/outbox_list_repository.hpp"
#include "usecases/audit_words.hpp"

namespace mungba::handlers::setup {
namespace {

using storage::ChatGroup;
using usecases::Action;

constexpr std::string_view kTemplate = "setup.trial";
constexpr std::chrono::minutes kIsUsefulFor{10};

std::string name_of(const ChatGroup& group, Visit& visit) {
    const auto branch = group.branch ? storage::branches::find(visit.connection(), group.branch) : std::nullopt;
    if (!branch) return "nhóm các đồng chí bí thư";
    return (group.kind == ChatGroup::Kind::branch_committee ? "nhóm chi ủy " : "nhóm ") + branch->name;
}

web::Form form_of(Visit& visit) {
    web::Form form;
    form.address = "/cai-dat/tin-thu";
    form.submit = "Gửi tin thử";
    web::Field group{.name = "nhom", .label = "Tới nhóm", .kind = web::Field::Kind::select};
    // The smallest circle first.
    for (const auto kind : {ChatGroup::Kind::branch_committee, ChatGroup::Kind::branch, ChatGroup::Kind::secretaries}) {
        for (const ChatGroup& one : storage::groups::all(visit.connection(), visit.organization())) {
            if (one.kind == kind && one.state == ChatGroup::State::active) group.options.push_back({.value = std::to_string(one.id.value), .text = name_of(one, visit)});
        }
    }
    form.fields = {std::move(group)};
    return form;
}

std::string text_of(Visit& visit) { return fill(texts::kTrialText, {{"gio", hour_of(visit.now())}, {"ngay", date_of(visit.now())}}); }

web::Section last_one(Visit& visit) {
    for (const auto& line : storage::outbox_lists::page(visit.connection(), visit.organization(), {}, 200)) {
        if (line.template_name != kTemplate) continue;
        const bool sent = line.state == "sent";
        web::Facts facts{.facts = {{.name = "Lúc", .value = moment_in_full(line.due_at)},
                                   {.name = "Tình trạng", .value = sent ? "đã gửi" : "chưa gửi xong", .state = {.shape = sent ? web::Shape::done : web::Shape::open}}}};
        return section("Tin thử gần nhất", {facts, web::Buttons{.links = {{.text = "Xem lại", .address = "/cai-dat/tin-thu"}, {.text = "Mọi tin gửi", .address = "/tin-gui"}}}});
    }
    return section("Tin thử gần nhất", {web::Paragraph{.text = "Chưa gửi tin thử nào."}});
}

web::Page show(Visit& visit) {
    web::Form form = form_of(visit);
    web::Page page;
    page.title = std::string(texts::kTrialTitle);
    if (visit.was_done("gui")) page.notices.push_back({.text = std::string(texts::kTrialSent)});
    if (form.fields.front().options.empty()) {
        page.sections.push_back(section({web::Paragraph{.text = std::string(texts::kNoGroup)}}, "Không có nhóm"));
    } else {
        page.sections.push_back(section("Nguyên văn", {web::Bubble{.from = "Trợ lý chi bộ", .text = text_of(visit)}, std::move(form)}));
    }
    page.aside.push_back(last_one(visit));
    return page;
}

web::Page send(Visit& visit) {
    const core::ChatGroupId id{visit.form().number("nhom").value_or(0)};
    const auto group = storage::groups::find(visit.connection(), id);
    if (!group || group->organization != visit.organization() || group->state != ChatGroup::State::active) return web::not_found();
    Context::Announcement announcement;
    announcement.to = {core::ChatKind::group, group->group_id.value};
    announcement.message_class = core::OutgoingClass::urgent;  // somebody waits for it
    announcement.template_name = kTemplate;
    announcement.text = text_of(visit);
    announcement.not_before = visit.now();
    announcement.useful_until = visit.now() + kIsUsefulFor;
    visit.context().announce(announcement);
    auto entry = usecases::audit_entry(visit.actor(), "setup.trial");
    entry.branch = group->branch;
    entry.object_kind = "group";
    entry.object_id = group->id.value;
    storage::audit::append(visit.connection(), entry, visit.now());
    return web::see_other("/cai-dat/tin-thu?xong=gui");
}

}  // namespace

std::vector<PageInfo> trial_pages() { return {{.path = "/cai-dat/tin-thu", .action = Action::set_up, .get = show, .post = send}}; }

}  // namespace mungba::handlers::setup
