#include "handlers/attendance/answer_pages.hpp"

#include "core/text.hpp"
#include "handlers/attendance/changes.hpp"
#include "handlers/attendance/page_texts.hpp"
#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/answer_links.hpp"

namespace mungba::handlers::attendance {
namespace {

using domain::Answer;
using usecases::answer_links::Shown;
using usecases::attendance::Outcome;
using Kind = web::Field::Kind;
namespace links = usecases::answer_links;

std::string address_of(Visit& visit) { return "/bao-du/" + std::string(visit.path("link")); }

web::Page one(std::string title, std::vector<web::Block> blocks) {
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.title = std::move(title);
    page.sections.push_back(section(std::move(blocks)));
    return page;
}

web::Page of_no_use() {
    web::Page page = one(std::string(page_texts::kNoUse), {web::Paragraph{.text = std::string(page_texts::kNoUseWhy)}});
    page.status = 410;
    return page;
}

std::string answer_of(const storage::Rsvp& said) { return core::text::capitalised(answer_in_words(said.answer, said.minutes_late)); }

web::Page question(const Shown& shown, Visit& visit) {
    const storage::Meeting& meeting = shown.meeting;
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.over = fill(page_texts::kDear, {{"ten", shown.name}});
    page.title = core::text::capitalised(meeting_name(meeting));
    page.lead = hour_and_date(meeting.starts_at);
    std::vector<web::Block> blocks{web::Paragraph{.text = meeting.venue}};
    if (shown.said && domain::is_decided(shown.said->answer))
        blocks.push_back(web::IdCard{.name = answer_of(*shown.said), .lines = {std::string(page_texts::kStands)}});
    if (shown.is_open) {
        blocks.push_back(web::Answers{.address = address_of(visit),
                                      .field = "bao",
                                      .label = "Đồng chí báo dự",
                                      .answers = {{.value = "present", .text = "Có mặt"},
                                                  {.value = "absent", .text = "Vắng", .note = "lý do ghi sau, nếu muốn"},
                                                  {.value = "late", .text = "Đến muộn"}}});
        const bool in_time = meeting.answers_close_at > visit.now();
        blocks.push_back(web::Paragraph{.text = in_time ? fill(page_texts::kUntil, {{"han", core::format_hour_and_day(meeting.answers_close_at)}})
                                                        : std::string(page_texts::kAfterDeadline),
                                        .kind = web::Paragraph::Kind::small});
    } else {
        blocks.push_back(web::Paragraph{.text = std::string(page_texts::kClosed)});
    }
    blocks.push_back(web::Details{
        .summary = fill(page_texts::kNotMe, {{"ten", shown.name}}),
        .blocks = {web::Paragraph{.text = std::string(page_texts::kNotMeWhat)},
                   web::Buttons{.buttons = {{.text = "Liên kết này gửi nhầm", .address = address_of(visit), .fields = {{"khong-phai-toi", "1"}}}}}}});
    page.sections.push_back(section(std::move(blocks)));
    page.end = std::string(page_texts::kWhoSees);
    return page;
}

/// Every page of this link shows a name: to whoever holds it, and so it is written down.
void note_reading(const Shown& shown, Visit& visit) {
    storage::audit::Entry entry;
    entry.organization = shown.link.organization;
    entry.actor_kind = "channel";
    entry.source = "page";
    entry.action = "read.answer_link";
    entry.branch = shown.meeting.branch;
    entry.object_kind = "person";
    entry.object_id = shown.link.person.value;
    entry.fields = "name answer";
    visit.readings().push_back(std::move(entry));
}

web::Page recorded(const Shown& shown, Visit& visit) {
    const auto& said = *shown.said;
    std::vector<web::Block> blocks{
        web::IdCard{.name = answer_of(said), .lines = {"Buổi " + hour_and_date(shown.meeting.starts_at), "Đồng chí " + shown.name}}};
    const bool is_absent = said.answer == Answer::absent || said.answer == Answer::absent_excused;
    if (is_absent && shown.is_open) {
        web::Form form;
        form.address = address_of(visit);
        form.submit = "Gửi lý do";
        form.fields = {{.name = "bao", .kind = Kind::hidden, .value = "absent"},
                       {.name = "ly-do", .label = "Lý do (không bắt buộc)", .kind = Kind::long_text, .hint = std::string(page_texts::kReasonWho), .max_length = 300}};
        form.also = "Đổi câu trả lời";
        form.also_address = address_of(visit);
        blocks.push_back(std::move(form));
    } else if (shown.is_open) {
        blocks.push_back(web::Buttons{.links = {{.text = "Đổi câu trả lời", .address = address_of(visit)}}});
    }
    web::Page page = one(std::string(page_texts::kRecorded), std::move(blocks));
    page.end = std::string(page_texts::kMayClose);
    return page;
}

web::Page show(Visit& visit) {
    const auto shown = links::look(visit.connection(), visit.path("link"), visit.now());
    if (!shown) return of_no_use();
    note_reading(*shown, visit);
    const bool answered = shown->said && domain::is_decided(shown->said->answer);
    if (visit.was_done("muon")) {
        return one(std::string(page_texts::kPassedOn), {web::Paragraph{.text = std::string(page_texts::kPassedOnWhy)}});
    }
    return visit.was_done("ghi") && answered ? recorded(*shown, visit) : question(*shown, visit);
}

std::optional<Answer> answer_in(const web::Values& form) {
    const std::string_view what = form.get("bao");
    if (what == "present") return Answer::present;
    if (what == "absent") return web::typed_lines(form, "ly-do").empty() ? Answer::absent : Answer::absent_excused;
    if (what == "late") return Answer::late;
    return std::nullopt;
}

web::Page take(Visit& visit) {
    const auto shown = links::look(visit.connection(), visit.path("link"), visit.now());
    if (!shown) return of_no_use();
    if (visit.form().has("khong-phai-toi")) {
        links::not_me(visit.connection(), *shown, visit.now());
        return one(std::string(page_texts::kThanks), {web::Paragraph{.text = std::string(page_texts::kThanksWhy)}});
    }
    const auto answer = answer_in(visit.form());
    if (!answer) return web::see_other(address_of(visit));
    usecases::attendance::Said said;
    said.answer = *answer;
    if (*answer == Answer::absent_excused) said.reason = core::text::defuse(std::string(core::text::cut(web::typed_text(visit.form(), "ly-do"), 300)));
    const auto answered = links::answer(visit.connection(), *shown, said, visit.random(), visit.now());
    switch (answered.outcome) {
        case Outcome::after_deadline:
            said.message = core::MessageId{"page " + std::to_string(core::to_ms(visit.now()))};
            tell_of_late_change(links::member_of(visit.connection(), *shown, visit.now()), said, shown->meeting, visit.context());
            return web::see_other(address_of(visit) + "?xong=muon");
        case Outcome::not_consented: return one("Trợ lý chưa ghi", {web::Paragraph{.text = std::string(texts::kNotConsented)}});
        case Outcome::not_invited: return of_no_use();
        case Outcome::closed: return web::see_other(address_of(visit));
        case Outcome::recorded:
        case Outcome::unchanged: break;
    }
    return web::see_other(address_of(visit) + "?xong=ghi");
}

core::OrganizationId organization_of(storage::Connection& connection, std::string_view link, core::Instant now) {
    const auto shown = links::look(connection, link, now);
    return shown ? shown->link.organization : core::OrganizationId{};
}

}  // namespace

std::vector<PageInfo> answer_pages() {
    return {{.path = "/bao-du/{link}", .for_anybody = true, .get = show, .post = take, .organization_of = organization_of}};
}

}  // namespace mungba::handlers::attendance
