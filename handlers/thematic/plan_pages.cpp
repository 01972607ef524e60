#include "handlers/thematic/plan_pages.hpp"

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/thematic/plan_deeds.hpp"
#include "handlers/thematic/plan_forms.hpp"
#include "handlers/thematic/results.hpp"
#include "handlers/thematic/scheduling.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/thematic.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::handlers::thematic {
namespace {

using domain::Quarter;
using storage::ThematicSlot;
using usecases::thematic::Standing;

int year_asked(Visit& visit) {
    const int now = static_cast<int>(visit.today().year());
    const auto typed = visit.query().number("nam");
    return typed && *typed >= now - 1 && *typed <= now + 1 ? static_cast<int>(*typed) : now;
}

web::Facts facts_of(const ThematicSlot& slot, Visit& visit) {
    const auto& groups = visit.context().rules().thematic.topic_groups;
    web::Facts facts;
    facts.facts.push_back({.name = "Chuyên đề", .value = slot.topic.empty() ? "chưa có tên" : "“" + slot.topic + "”"});
    if (slot.group > 0 && slot.group <= static_cast<int>(groups.size()))
        facts.facts.push_back({.name = "Nhóm", .value = std::to_string(slot.group) + " " + groups[static_cast<std::size_t>(slot.group - 1)]});
    const auto presenter = slot.presenter ? storage::people::find(visit.connection(), slot.presenter) : std::nullopt;
    facts.facts.push_back({.name = "Người trình bày", .value = presenter ? "đồng chí " + presenter->name : "chưa phân công"});
    if (slot.starts_at && presenter && !slot.is_held())
        facts.facts.push_back({.name = "Đề cương", .value = "trước ngày " + core::format_date(usecases::thematic_part::draft_due(slot, visit.context().rules()))});
    if (slot.starts_at) {
        const std::string when = slot.hour_open ? core::format_date(core::local_date(*slot.starts_at)) : hour_and_date(*slot.starts_at);
        facts.facts.push_back({.name = "Buổi họp",
                               .value = {},
                               .link = {.text = when + (slot.combined ? ", kết hợp buổi thường kỳ" : ""),
                                        .address = "/chi-bo/" + std::to_string(slot.branch.value) + "/hop/" + std::to_string(slot.meeting.value)}});
    } else if (!slot.combine_month.empty()) {
        facts.facts.push_back({.name = "Buổi họp", .value = "kết hợp buổi thường kỳ tháng " + std::to_string(std::stoi(slot.combine_month.substr(5))) + ", khi có lịch tháng đó"});
    }
    if (const auto result = slot.meeting ? storage::thematic::result_of(visit.connection(), slot.meeting) : std::nullopt)
        facts.facts.push_back({.name = "Kết quả đã báo", .value = result_in_words(*result)});
    return facts;
}

void add_deeds(std::vector<web::Block>& blocks, const ThematicSlot& slot, Visit& visit) {
    const bool is_over = slot.starts_at && *slot.starts_at <= visit.now();
    const auto button = [&](const char* text, const char* deed) {
        return web::Buttons{.buttons = {{.text = text, .address = plan_address(slot.branch), .fields = {{"viec", deed}, {"so", std::to_string(slot.id.value)}}}}};
    };
    if (!slot.has_date() && domain::last_day(slot.quarter) >= visit.today())
        blocks.push_back(web::Details{.summary = "Chọn ngày họp", .blocks = {date_form(slot, visit)}});
    if (is_over) blocks.push_back(web::Details{.summary = "Báo kết quả", .blocks = {result_form(slot, visit)}, .open = !storage::thematic::result_of(visit.connection(), slot.meeting)});
    if (!slot.meeting && domain::first_day(slot.quarter) <= visit.today()) blocks.push_back(web::Details{.summary = "Ghi nhận đã họp", .blocks = {held_form(slot, visit)}});
    blocks.push_back(web::Details{.summary = "Sửa chuyên đề", .blocks = {slot_form(slot, visit)}});
    if (!is_over && (slot.combined || !slot.combine_month.empty())) blocks.push_back(button("Tách khỏi buổi thường kỳ", "tach"));
    if (!slot.has_date()) blocks.push_back(button("Bỏ khỏi kế hoạch", "bo"));
}

web::Section section_of(const Quarter& quarter, const std::vector<ThematicSlot>& slots, Visit& visit) {
    std::vector<web::Block> blocks;
    const bool may_change = visit.may(usecases::Action::change_meeting, visit.branch());
    for (const ThematicSlot& slot : slots) {
        if (slot.quarter != quarter) continue;
        blocks.push_back(facts_of(slot, visit));
        if (may_change) add_deeds(blocks, slot, visit);
    }
    const Standing standing = usecases::thematic::standing(visit.connection(), visit.branch(), quarter, visit.now());
    if (blocks.empty()) blocks.push_back(web::Paragraph{.text = "Chưa có chuyên đề trong kế hoạch."});
    const bool can_explain = quarter <= domain::quarter_of(visit.today()) && visit.may(usecases::Action::suggest_topics);
    const auto explain = [&](const char* text, const char* deed) {
        return web::Buttons{.buttons = {{.text = text,
                                         .address = plan_address(visit.branch()),
                                         .fields = {{"viec", deed}, {"nam", std::to_string(quarter.year)}, {"quy", std::to_string(quarter.number)}}}}};
    };
    if (can_explain && standing.kind == Standing::Kind::missing) blocks.push_back(explain("Ghi nhận: không có buổi, chi bộ đã giải trình", "giai-trinh"));
    if (can_explain && standing.kind == Standing::Kind::excused) blocks.push_back(explain("Bỏ ghi nhận đã giải trình", "bo-giai-trinh"));
    return section("Quý " + domain::roman(quarter.number), std::move(blocks), standing_in_words(visit.branch(), quarter, visit.context()));
}

web::Page show(Visit& visit) {
    const auto branch = storage::branches::find(visit.connection(), visit.branch()).value();
    const int year = year_asked(visit);
    const Quarter now = domain::quarter_of(visit.today());
    web::Page page;
    page.over = branch.name;
    page.title = "Chuyên đề năm " + std::to_string(year);
    if (year == now.year) page.title += ": quý " + domain::roman(now.number) + " " + standing_in_words(branch.id, now, visit.context());
    page.lead = "Mỗi quý ít nhất một buổi sinh hoạt chuyên đề; buổi chuyên đề không thay cho buổi thường kỳ.";
    if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã ghi."});
    if (visit.was_done("gui")) page.notices.push_back({.text = "Đã ghi. Thông báo gửi sau hai phút, hoặc khi hết giờ nghỉ."});
    if (visit.was_done("ket-qua")) page.notices.push_back({.text = "Đã chuyển kết quả tới văn phòng Đảng ủy."});
    const auto slots = storage::thematic::of_branch(visit.connection(), branch.id, year);
    std::vector<int> order{1, 2, 3, 4};
    if (year == now.year) std::rotate(order.begin(), order.begin() + (now.number - 1), order.end());
    for (const int number : order) page.sections.push_back(section_of({.year = year, .number = number}, slots, visit));
    if (visit.may(usecases::Action::change_meeting, branch.id)) {
        ThematicSlot empty;
        empty.quarter = year == now.year ? now : Quarter{.year = year, .number = 1};
        page.sections.push_back(section("Thêm vào kế hoạch năm " + std::to_string(year), {slot_form(empty, visit)}));
    }
    const auto of_year = [&](int which) { return plan_address(branch.id) + "?nam=" + std::to_string(which); };
    page.aside.push_back(section("Năm khác",
                                 {web::Buttons{.links = {{.text = "Năm " + std::to_string(year - 1), .address = of_year(year - 1)},
                                                         {.text = "Năm " + std::to_string(year + 1), .address = of_year(year + 1)}}}}));
    return page;
}

web::Page act(Visit& visit) { return carry_out_form(visit, show); }

}  // namespace

std::vector<PageInfo> plan_pages() {
    return {{.path = "/chi-bo/{branch}/chuyen-de", .action = usecases::Action::see_meetings, .get = show, .post = act, .menu = "Kế hoạch chuyên đề", .place = 18}};
}

}  // namespace mungba::handlers::thematic
