#include "handlers/calls/call_page.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/calls/page_texts.hpp"
#include "handlers/calls/recording.hpp"
#include "handlers/calls/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/calling.hpp"
#include "usecases/secrets.hpp"

namespace mungba::handlers::calls {
namespace {

using usecases::Action;
using usecases::calling::ToCall;
using Kind = web::Field::Kind;

// As many as a note under the task names.
constexpr std::size_t kMostNamed = 3;

std::string address_of(core::BranchId branch) { return "/chi-bo/" + std::to_string(branch.value) + "/goi"; }

std::string_view why_words(ToCall::Why why) {
    switch (why) {
        case ToCall::Why::no_zalo: return "không dùng Zalo";
        case ToCall::Why::received: return "đã nhận tin, chưa báo dự";
        case ToCall::Why::silent: return "chưa phản hồi";
    }
    return {};
}

web::State state_of(ToCall::Why why) {
    const auto shape = why == ToCall::Why::no_zalo ? web::Shape::dash : why == ToCall::Why::received ? web::Shape::dotted : web::Shape::dashed;
    return {.shape = shape, .word = std::string(why_words(why))};
}

web::Form result_form(const ToCall& one, const std::string& number, core::BranchId branch) {
    web::Form form;
    form.address = address_of(branch);
    form.submit = "Ghi kết quả";
    form.main = false;
    form.label = "Kết quả gọi, số " + number + ", đồng chí " + one.name;
    form.fields = {{.name = "nguoi", .kind = Kind::hidden, .value = std::to_string(one.person.value)},
                   {.name = "kq", .label = "Đồng chí " + one.name + " báo", .kind = Kind::pick,
                    .options = {{"present", "có mặt"}, {"absent", "vắng"}, {"late", "đến muộn"}, {"received", "đã báo tin"}}},
                   {.name = "ly-do", .label = "Lý do vắng, nếu có", .hint = "Chỉ đồng chí bí thư thấy", .max_length = 200}};
    return form;
}

web::Page nothing(std::string title) {
    web::Page page;
    page.title = std::move(title);
    page.sections.push_back(section({web::Buttons{.links = {{.text = "Về trang việc hôm nay", .address = "/"}}}}, "Xong"));
    return page;
}

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit.branch(), visit.context());
    if (!meeting) return nothing(std::string(texts::kNoMeeting));
    const auto list = usecases::calling::who_is_to_be_called(visit.connection(), *meeting);
    const std::string day = day_of(meeting->starts_at);
    if (list.empty()) return nothing(fill(texts::kNobody, {{"ngay", day}}));
    visit.reads(visit.branch(), "call_list", meeting->id.value, "name phone");
    web::Page page;
    page.over = core::text::capitalised(meeting_name(*meeting)) + ": " + hour_and_date(meeting->starts_at);
    page.title = fill(page_texts::kTitle, {{"n", std::to_string(list.size())}});
    page.lead = std::string(page_texts::kLead);
    if (visit.was_done("ghi")) page.notices.push_back({.text = std::string(page_texts::kWritten)});
    for (const ToCall& one : list) {
        const std::string number = std::to_string(page.sections.size() + 1);
        web::Facts facts{.facts = {{.name = "Điện thoại",
                                    .value = one.phone.empty() ? "chưa có số" : one.phone,
                                    .link = one.phone.empty() ? web::Link{} : web::Link{.text = one.phone, .address = "tel:" + one.phone}},
                                   {.name = "Đến nay", .value = std::string(why_words(one.why)), .state = {}}},
                         .tight = true};
        facts.facts.back().state.shape = state_of(one.why).shape;
        const web::Details result{.summary = "Ghi kết quả gọi", .blocks = {result_form(one, number, visit.branch())}, .open = number == "1"};
        page.sections.push_back(section(number + ". " + one.name, {facts, result}));
    }
    return page;
}

std::optional<domain::Answer> answer_of(const web::Values& form) {
    const std::string_view what = form.get("kq");
    const bool has_reason = !web::typed_text(form, "ly-do").empty();
    if (what == "present") return domain::Answer::present;
    if (what == "absent") return has_reason ? domain::Answer::absent_excused : domain::Answer::absent;
    if (what == "late") return domain::Answer::late;
    if (what == "received") return domain::Answer::received;
    return std::nullopt;
}

web::Page take(Visit& visit) {
    using usecases::attendance::Outcome;
    const auto meeting = meeting_of(visit.branch(), visit.context());
    if (!meeting) return nothing(std::string(texts::kNoMeeting));
    const core::PersonId person{visit.form().number("nguoi").value_or(0)};
    Result result;
    result.answer = answer_of(visit.form());
    if (!result.answer) {
        web::Page page = show(visit);
        page.status = 422;
        page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(page_texts::kNothingChosen)});
        return page;
    }
    if (result.answer == domain::Answer::absent_excused) result.reason = core::text::defuse(web::typed_text(visit.form(), "ly-do"));
    const core::MessageId id{"page-" + usecases::secrets::draw(visit.random()).substr(0, 16)};
    const auto outcome = record(result, person, *meeting, visit.actor(), {.at = visit.now(), .id = id}, visit.context());
    if (outcome == Outcome::not_invited) return web::not_found();
    if (outcome == Outcome::closed) return nothing(fill(texts::kClosed, {{"ngay", day_of(meeting->starts_at)}}));
    if (usecases::calling::who_is_to_be_called(visit.connection(), *meeting).empty()) finish(*meeting, visit.context());
    return web::see_other(address_of(visit.branch()) + "?xong=ghi");
}

}  // namespace

TaskPlace call_place(const storage::Task& task, Context& context) {
    TaskPlace place{.address = address_of(task.branch), .button = "Mở danh sách gọi", .note = {}};
    const auto meeting = storage::meetings::find(context.connection(), task.meeting);
    if (!meeting) return place;
    const auto list = usecases::calling::who_is_to_be_called(context.connection(), *meeting);
    for (std::size_t at = 0; at < list.size() && at < kMostNamed; ++at)
        place.note += (at == 0 ? "" : ", ") + list[at].name + " (" + std::string(why_words(list[at].why)) + ")";
    if (list.size() > kMostNamed) place.note += " và " + std::to_string(list.size() - kMostNamed) + " đồng chí khác";
    if (!place.note.empty()) place.note += ".";
    return place;
}

std::vector<PageInfo> call_pages() { return {{.path = "/chi-bo/{branch}/goi", .action = Action::call_members, .get = show, .post = take}}; }

}  // namespace mungba::handlers::calls
