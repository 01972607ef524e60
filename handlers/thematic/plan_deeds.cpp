#include "handlers/thematic/plan_deeds.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/page_fields.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/thematic/plan_forms.hpp"
#include "handlers/thematic/texts.hpp"
#include "usecases/secrets.hpp"

namespace mungba::handlers::thematic {
namespace {

using storage::ThematicSlot;
using usecases::thematic::Outcome;
using usecases::thematic::Planned;

constexpr const char* kWrongDay = "Ngày không đúng, xin ghi như 03/12/2026.";

web::Page with_problem(std::string problem, Visit& visit, web::Page (*show)(Visit&)) {
    web::Page page = show(visit);
    page.status = 422;
    page.notices.insert(page.notices.begin(), {.kind = web::Notice::Kind::problem, .text = std::move(problem)});
    return page;
}

web::Page done(Visit& visit, const char* deed = "ghi") { return web::see_other(plan_address(visit.branch()) + "?xong=" + deed); }

std::string problem_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::no_topic: return "Xin đồng chí ghi tên chuyên đề trước.";
        case Outcome::too_long: return fill(texts::kTopicTooLong, {{"so", std::to_string(domain::kLongestTopic)}});
        case Outcome::not_a_member: return "Người trình bày phải có trong danh sách chi bộ.";
        case Outcome::has_date: return "Chuyên đề này đã có buổi họp: xin dời hoặc hủy buổi họp đó.";
        case Outcome::not_yet: return "Buổi họp chưa tới.";
        case Outcome::past: return "Buổi họp đã bắt đầu, không đổi được nữa.";
        default: return std::string(texts::kGone);
    }
}

/// The place in the plan that the form is about, if it is this branch's.
std::optional<ThematicSlot> slot_of(Visit& visit) {
    auto slot = storage::thematic::find(visit.connection(), core::SlotId{visit.form().number("so").value_or(0)});
    if (!slot || slot->branch != visit.branch()) return std::nullopt;
    return slot;
}

std::optional<core::LocalDate> day_in(std::string_view typed) {
    web::Form form;
    form.fields = {{.name = "ngay", .label = {}}};
    return read_day(form, web::Values{{"ngay", std::string(typed)}}, "ngay");
}

web::Page plan_it(Visit& visit, web::Page (*show)(Visit&)) {
    ThematicSlot slot;
    if (visit.form().get("viec") == "sua") {
        const auto known = slot_of(visit);
        if (!known) return web::not_found();
        slot = *known;
    } else {
        const auto quarter = visit.form().number("quy").value_or(0);
        const auto year = visit.form().number("nam").value_or(0);
        const int now = static_cast<int>(visit.today().year());
        if (quarter < 1 || quarter > 4 || year < now - 1 || year > now + 1) return web::bad_request("Quý không đúng. Xin chọn lại trong danh sách.");
        slot.branch = visit.branch();
        slot.quarter = {.year = static_cast<int>(year), .number = static_cast<int>(quarter)};
    }
    slot.topic = web::typed_text(visit.form(), "chuyen-de");
    slot.group = static_cast<int>(visit.form().number("nhom").value_or(0));
    slot.presenter = core::PersonId{visit.form().number("nguoi").value_or(0)};
    const core::TopicId picked{visit.form().number("goi-y").value_or(0)};
    if (picked && slot.topic.empty()) {
        const auto suggestion = storage::thematic::suggestion(visit.connection(), picked);
        if (!suggestion || suggestion->organization != visit.organization()) return with_problem("Gợi ý này không còn. Xin chọn lại.", visit, show);
        slot.topic = suggestion->topic;
        slot.group = suggestion->group;
    }
    const std::string_view draft_due = visit.form().get("de-cuong");
    slot.draft_due.reset();
    if (!draft_due.empty()) {
        const auto day = day_in(draft_due);
        if (!day) return with_problem(kWrongDay, visit, show);
        slot.draft_due = core::format_iso_date(*day);
    }
    if (slot.topic.empty()) return with_problem(problem_of(Outcome::no_topic), visit, show);
    const Planned planned = usecases::thematic::plan(visit.connection(), visit.actor(), slot, visit.context().setting(), visit.now());
    return planned.outcome == Outcome::done ? done(visit) : with_problem(problem_of(planned.outcome), visit, show);
}

web::Page preview(const Draft& draft, const storage::Branch& branch, const std::optional<WordsForOthers>& words, Visit& visit) {
    std::vector<std::pair<std::string, std::string>> fields{{"dong-y", "1"}};
    for (const char* name : {"viec", "so", "ngay", "gio"}) {
        const std::string value(visit.form().get(name));
        if (!value.empty()) fields.emplace_back(name, value);
    }
    std::vector<web::Block> blocks;
    if (words) blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = words->for_the_group, .when = words->code == "M6b" ? "gửi ngay" : "gửi trước buổi họp"});
    blocks.push_back(web::Paragraph{.text = summary_of(draft, branch, visit.context())});
    blocks.push_back(web::Buttons{.links = {{.text = "Không, quay lại", .address = plan_address(branch.id)}},
                                  .buttons = {{.text = "Đồng ý", .address = plan_address(branch.id), .fields = std::move(fields), .main = true}}});
    web::Page page;
    page.over = branch.name + ", chuyên đề quý " + domain::roman(draft.quarter.number);
    page.title = "Xem lại trước khi ghi lịch chuyên đề";
    page.sections.push_back(section(std::move(blocks), "Xem lại"));
    return page;
}

web::Page date_it(Visit& visit, web::Page (*show)(Visit&)) {
    const auto slot = slot_of(visit);
    const auto branch = storage::branches::find(visit.connection(), visit.branch());
    if (!slot || !branch) return web::not_found();
    if (slot->topic.empty()) return with_problem(problem_of(Outcome::no_topic), visit, show);
    const auto day = day_in(visit.form().get("ngay"));
    if (!day) return with_problem(kWrongDay, visit, show);
    if (*day < visit.today()) return with_problem("Ngày " + core::format_date(*day) + " đã qua. Nếu buổi sinh hoạt đã tổ chức, xin dùng Ghi nhận đã họp.", visit, show);
    if (domain::quarter_of(*day) != slot->quarter)
        return with_problem(fill(texts::kNotInQuarter, {{"ngay", core::format_day_month(*day)}, {"quy", domain::roman(slot->quarter.number)}}), visit, show);
    const std::string_view typed_hour = visit.form().get("gio");
    const auto hour = read_clock(typed_hour);
    if (!typed_hour.empty() && !hour) return with_problem(std::string(texts::kNoSuchHour), visit, show);
    Draft draft;
    draft.branch = branch->id;
    draft.slot = slot->id;
    draft.quarter = slot->quarter;
    draft.topic = slot->topic;
    draft.group = slot->group;
    draft.person = visit.actor().person;
    if (!settle(draft, *day, hour, *branch, visit.context())) return with_problem("Chi bộ chưa có giờ thường lệ: xin ghi giờ.", visit, show);
    if (draft.is_own() && branch->venue.empty()) return with_problem("Chi bộ chưa có địa điểm thường lệ: xin ghi ở trang Lịch thường lệ trước.", visit, show);
    std::optional<storage::Meeting> in_the_way;
    const Outcome outcome = try_it(draft, visit.actor(), visit.context(), in_the_way);
    if (outcome != Outcome::done) return with_problem(problem_of(outcome, draft, *branch, in_the_way), visit, show);
    const auto words = words_for(draft, *branch, visit.actor(), visit.context());
    if (visit.form().get("dong-y") != "1") return preview(draft, *branch, words, visit);
    if (words) draft.shown = words->for_the_group;
    if (!leaves_at_once(draft, visit.context())) {
        const Planned planned = carry_out(draft, visit.actor(), visit.context());
        return planned.outcome == Outcome::done ? done(visit) : with_problem(problem_of(planned.outcome), visit, show);
    }
    const core::Instant held = visit.now() + std::chrono::minutes{visit.context().rules().confirmation.hold_minutes};
    draft.leaves_at = usecases::meetings::after_quiet_hours(held, visit.context().quiet_hours());
    visit.context().schedule({.id = {},
                              .organization = {},
                              .kind = std::string(kCarryJob),
                              .unique_key = fmt::format("branch={} page={}", branch->id.value, usecases::secrets::draw(visit.random()).substr(0, 16)),
                              .due_at = draft.leaves_at,
                              .details = to_json(draft)});
    return done(visit, "gui");
}

web::Page record_it(Visit& visit, web::Page (*show)(Visit&)) {
    const auto slot = slot_of(visit);
    if (!slot) return web::not_found();
    const auto day = day_in(visit.form().get("ngay"));
    if (!day) return with_problem(kWrongDay, visit, show);
    if (domain::quarter_of(*day) != slot->quarter)
        return with_problem(fill(texts::kNotInQuarter, {{"ngay", core::format_day_month(*day)}, {"quy", domain::roman(slot->quarter.number)}}), visit, show);
    const Planned planned = usecases::thematic::record(
        visit.connection(), visit.actor(), {.branch = slot->branch, .day = *day, .topic = slot->topic}, visit.context().setting(), visit.now());
    const bool is_there = planned.outcome == Outcome::done || planned.outcome == Outcome::unchanged;
    return is_there ? done(visit) : with_problem(problem_of(planned.outcome), visit, show);
}

web::Page report_it(Visit& visit, web::Page (*show)(Visit&)) {
    const auto slot = slot_of(visit);
    if (!slot || !slot->meeting) return web::not_found();
    const auto present = visit.form().number("du");
    const auto members = visit.form().number("tren");
    const auto tasks = visit.form().number("nhiem-vu");
    if (!present || !members || !tasks || *present > *members || *members > 9999 || *tasks > 99)
        return with_problem("Xin ghi các số: số đồng chí dự không lớn hơn tổng số; số nhiệm vụ từ 0 đến 99.", visit, show);
    const Planned planned = usecases::thematic::report(visit.connection(),
                                                       visit.actor(),
                                                       {.meeting = slot->meeting,
                                                        .organization = {},
                                                        .present = static_cast<int>(*present),
                                                        .members = static_cast<int>(*members),
                                                        .resolution = visit.form().get("nghi-quyet") == "1",
                                                        .tasks = static_cast<int>(*tasks),
                                                        .reported_by = {},
                                                        .reported_at = {}},
                                                       visit.now());
    return planned.outcome == Outcome::done ? done(visit, "ket-qua") : with_problem(problem_of(planned.outcome), visit, show);
}

web::Page explain_it(Visit& visit, bool excused) {
    const auto quarter = visit.form().number("quy").value_or(0);
    const auto year = visit.form().number("nam").value_or(0);
    if (quarter < 1 || quarter > 4 || year < 2000 || year > static_cast<int>(visit.today().year())) return web::not_found();
    const auto outcome = usecases::thematic::excuse(
        visit.connection(), visit.actor(), visit.branch(), {.year = static_cast<int>(year), .number = static_cast<int>(quarter)}, excused, visit.now());
    if (outcome != Outcome::done && outcome != Outcome::unchanged) return web::not_found();
    return web::see_other(plan_address(visit.branch()) + "?nam=" + std::to_string(year) + "&xong=ghi");
}

}  // namespace

web::Page carry_out_form(Visit& visit, web::Page (*show)(Visit&)) {
    const std::string deed(visit.form().get("viec"));
    if (deed == "giai-trinh" || deed == "bo-giai-trinh") return explain_it(visit, deed == "giai-trinh");
    if (!visit.may(usecases::Action::change_meeting, visit.branch())) return web::not_found();
    if (deed == "them" || deed == "sua") return plan_it(visit, show);
    if (deed == "ngay") return date_it(visit, show);
    if (deed == "da-hop") return record_it(visit, show);
    if (deed == "ket-qua") return report_it(visit, show);
    const auto slot = slot_of(visit);
    if (!slot) return web::not_found();
    if (deed == "bo") {
        const Planned planned = usecases::thematic::drop(visit.connection(), visit.actor(), slot->id, visit.now());
        return planned.outcome == Outcome::done ? done(visit) : with_problem(problem_of(planned.outcome), visit, show);
    }
    if (deed == "tach") {
        const Planned planned = take_apart(*slot, visit.actor(), visit.context());
        return planned.outcome == Outcome::done ? done(visit) : with_problem(problem_of(planned.outcome), visit, show);
    }
    return web::not_found();
}

}  // namespace mungba::handlers::thematic
