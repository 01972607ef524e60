#include "handlers/rollcall/roll_page.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/calling.hpp"
#include "handlers/rollcall/entries.hpp"
#include "handlers/rollcall/file_page.hpp"
#include "handlers/rollcall/file_texts.hpp"
#include "handlers/rollcall/sheet_page.hpp"
#include "handlers/rollcall/sheets.hpp"
#include "handlers/rollcall/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/clerk_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/clerk.hpp"
#include "usecases/meeting_file.hpp"

namespace mungba::handlers::rollcall {
namespace {

using domain::Attendance;
using storage::Meeting;
using usecases::roll_call::Line;
using usecases::roll_call::Outcome;
using Kind = web::Field::Kind;

constexpr const char* kFieldPrefix = "m";

std::string meeting_address(const Meeting& meeting) {
    return "/chi-bo/" + std::to_string(meeting.branch.value) + "/hop/" + std::to_string(meeting.id.value);
}
std::string roll_address(const Meeting& meeting) { return meeting_address(meeting) + "/diem-danh"; }

std::string clock_text(const std::optional<core::Instant>& at) {
    if (!at) return {};
    const core::TimeOfDay time = core::to_local(*at).time;
    return fmt::format("{:02}:{:02}", time.hour(), time.minute());
}

/// What stands, else what was said, as far as it says that somebody comes.
std::string value_of(const Line& line) {
    if (line.recorded) return std::string(domain::name_of(line.recorded->state));
    if (!line.said || line.said_late) return {};
    switch (line.said->answer) {
        case domain::Answer::present: return std::string(domain::name_of(Attendance::present));
        case domain::Answer::late: return std::string(domain::name_of(Attendance::late));
        case domain::Answer::online: return std::string(domain::name_of(Attendance::online));
        case domain::Answer::absent:
        case domain::Answer::absent_excused: return line.has_reason ? std::string(domain::name_of(Attendance::absent_excused)) : std::string();
        default: return {};
    }
}

std::string hint_of(const Line& line) {
    if (line.said_late) return "Báo sau hạn: " + answer_in_words(line.said_late->answer, line.said_late->minutes_late);
    if (!line.said) return "Chưa phản hồi";
    return "Đã nhắn: " + answer_in_words(line.said->answer, line.said->minutes_late);
}

web::Field field_of_line(const Line& line) {
    return {.name = kFieldPrefix + std::to_string(line.member.membership.value),
            .label = std::to_string(line.member.position) + ". " + line.member.name,
            .kind = Kind::select,
            .hint = hint_of(line),
            .value = value_of(line),
            .options = {{.value = "", .text = "Chưa xác định"},
                        {.value = "present", .text = "Có mặt"},
                        {.value = "late", .text = "Đến muộn"},
                        {.value = "online", .text = "Dự trực tuyến"},
                        {.value = "absent_excused", .text = "Vắng có lý do"},
                        {.value = "absent", .text = "Vắng không lý do"}}};
}

web::Form roll_form(const Meeting& meeting, const std::vector<Line>& lines, bool doubtful) {
    web::Form form;
    form.address = roll_address(meeting);
    form.submit = "Lưu điểm danh";
    form.main = doubtful;
    form.label = doubtful ? "Các đồng chí cần xác định" : "Các đồng chí đã rõ";
    form.fields.push_back({.name = "viec", .label = {}, .kind = Kind::hidden, .value = "ghi"});
    for (const Line& line : lines) {
        if (line.member.name.empty()) continue;  // erased since
        if (value_of(line).empty() == doubtful) form.fields.push_back(field_of_line(line));
    }
    return form;
}

web::Form ending_form(const Meeting& meeting, Visit& visit) {
    const auto ending = storage::roll_calls::ending_of(visit.connection(), meeting.id);
    web::Form form;
    form.address = roll_address(meeting);
    form.submit = "Lưu giờ họp, xếp loại";
    form.main = false;
    form.label = "Giờ họp, xếp loại";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "ket-thuc"},
                   {.name = "bat-dau", .label = "Giờ bắt đầu", .kind = Kind::time, .hint = "Như 19:30", .value = ending.started_at ? clock_text(ending.started_at) : clock_text(meeting.starts_at)},
                   {.name = "het", .label = "Giờ kết thúc", .kind = Kind::time, .hint = "Như 21:05", .value = clock_text(ending.ended_at)}};
    if (usecases::roll_call::is_graded(meeting)) {
        web::Field grade{.name = "xep-loai", .label = "Chi bộ đã biểu quyết xếp loại", .kind = Kind::select, .value = ending.grade ? std::string(domain::name_of(*ending.grade)) : "",
                         .options = {{.value = "", .text = "Chưa có"}}};
        for (const auto one : {domain::Grade::good, domain::Grade::fair, domain::Grade::average, domain::Grade::poor})
            grade.options.push_back({.value = std::string(domain::name_of(one)), .text = in_words(one)});
        form.fields.push_back(std::move(grade));
    }
    return form;
}

std::string length_words(const Meeting& meeting, Visit& visit) {
    const auto ending = storage::roll_calls::ending_of(visit.connection(), meeting.id);
    const int least = usecases::roll_call::least_minutes(meeting, visit.context().rules());
    if (!ending.started_at || !ending.ended_at) return "mức chung ít nhất " + std::to_string(least) + " phút";
    const auto lasted = std::chrono::duration_cast<std::chrono::minutes>(*ending.ended_at - *ending.started_at).count();
    return std::to_string(lasted) + " phút" + (lasted < least ? ", mức chung ít nhất " + std::to_string(least) + " phút" : "");
}

/// What is printed; the final head once nothing of the file is missing.
web::Section to_print(const Meeting& meeting, Visit& visit) {
    const bool begun = meeting.starts_at <= visit.now();
    const std::string address = meeting_address(meeting);
    web::Buttons buttons{.links = {{.text = "Phiếu điểm danh", .address = address + "/phieu"}}};
    if (begun) buttons.links.push_back({.text = "Hồ sơ buổi họp", .address = address + "/ho-so"});
    const bool whole = begun && usecases::roll_call::is_whole(visit.connection(), meeting);
    const auto final_since = storage::meeting_files::final_since(visit.connection(), meeting.id);
    std::vector<web::Block> blocks{buttons};
    if (final_since)
        blocks.push_back(web::Paragraph{.text = fill(file_texts::kIsFinal, {{"gio", hour_of(*final_since)}, {"ngay", date_of(*final_since)}})});
    if (whole && !final_since) {
        blocks.push_back(web::Paragraph{.text = std::string(file_texts::kMakeFinalNote)});
        blocks.push_back(web::Buttons{.buttons = {{.text = std::string(file_texts::kMakeFinal), .address = roll_address(meeting), .fields = {{"viec", "chinh-thuc"}}}}});
    }
    return section("Bản in", std::move(blocks), "khổ A4");
}

/// Who takes the minutes of this meeting; anybody who is invited.
web::Section clerk_of(const Meeting& meeting, Visit& visit) {
    const auto clerk = storage::clerks::of(visit.connection(), meeting.id);
    web::Field field{.name = "nguoi", .label = "Đồng chí thư ký", .kind = Kind::select, .value = clerk ? std::to_string(clerk->person.value) : std::string(),
                     .options = {{.value = "", .text = "Chưa cử"}}};
    for (const auto& member : usecases::audience::invited(visit.connection(), meeting.branch, meeting.kind, core::local_date(meeting.starts_at)))
        field.options.push_back({.value = std::to_string(member.person.value), .text = std::to_string(member.position) + ". " + member.name});
    web::Form form;
    form.address = roll_address(meeting);
    form.submit = "Lưu thư ký";
    form.main = false;
    form.label = "Thư ký cuộc họp";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "thu-ky"}, std::move(field)};
    return section("Thư ký cuộc họp", {web::Paragraph{.text = std::string(texts::kClerkMay)}, form});
}

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit);
    const auto branch = storage::branches::find(visit.connection(), visit.branch());
    if (!meeting || !branch) return web::not_found();
    if (storage::meeting_files::gone_since(visit.connection(), meeting->id)) return web::see_other(meeting_address(*meeting) + "/ho-so");
    web::Page page;
    page.over = branch->name + ", " + meeting_name(*meeting) + ": " + hour_and_date(meeting->starts_at);
    if (meeting->starts_at > visit.now()) {
        page.title = "Chưa tới giờ điểm danh";
        if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã lưu."});
        page.lead = fill(texts::kNotYet, {{"gio", hour_of(meeting->starts_at)}, {"ngay", day_of(meeting->starts_at)}});
        page.sections.push_back(clerk_of(*meeting, visit));
        page.sections.push_back(to_print(*meeting, visit));
        page.sections.push_back(section({web::Buttons{.links = {{.text = "Về buổi họp", .address = meeting_address(*meeting)}}}}, "Việc khác"));
        return page;
    }
    visit.reads(visit.branch(), "answers", meeting->id.value, "name answer roll_call");
    const auto lines = usecases::roll_call::lines(visit.connection(), *meeting);
    const auto sums = usecases::roll_call::sums_of(lines);
    const std::string day = day_of(meeting->starts_at);
    page.title = sums.open > 0 ? "Điểm danh buổi " + day + ": còn " + std::to_string(sums.open) + " đồng chí chưa ghi"
                               : "Điểm danh buổi " + day + ": dự " + rate(sums.attended(), sums.of);
    page.lead = "Lời báo được điền sẵn để đồng chí xem lại. Chưa xác định thì để trống; im lặng không phải là vắng.";
    if (visit.was_done("ghi")) page.notices.push_back({.text = "Đã lưu."});
    if (visit.was_done("chinh-thuc")) page.notices.push_back({.text = std::string(file_texts::kMadeFinal)});
    const web::Form doubtful = roll_form(*meeting, lines, true);
    const web::Form clear = roll_form(*meeting, lines, false);
    if (doubtful.fields.size() > 1) page.sections.push_back(section("Cần xác định", {doubtful}, std::to_string(doubtful.fields.size() - 1) + " đồng chí"));
    if (clear.fields.size() > 1) {
        const std::string count = std::to_string(clear.fields.size() - 1);
        page.sections.push_back(section("Đã rõ", {web::Details{.summary = "Xem lại, lưu " + count + " đồng chí", .blocks = {clear}, .open = doubtful.fields.size() == 1 && sums.open > 0}},
                                        in_words(sums)));
    }
    page.sections.push_back(section("Giờ họp, xếp loại", {ending_form(*meeting, visit)}, length_words(*meeting, visit)));
    page.sections.push_back(clerk_of(*meeting, visit));
    page.sections.push_back(to_print(*meeting, visit));
    page.sections.push_back(section({web::Buttons{.links = {{.text = "Về buổi họp", .address = meeting_address(*meeting)}}}}, "Việc khác"));
    return page;
}

web::Page with_problem(std::string problem, Visit& visit) {
    web::Page page = show(visit);
    page.status = 422;
    page.notices.insert(page.notices.begin(), {.kind = web::Notice::Kind::problem, .text = std::move(problem)});
    return page;
}

web::Page take_roll(const Meeting& meeting, Visit& visit) {
    std::vector<usecases::roll_call::Entry> entries;
    for (const Line& line : usecases::roll_call::lines(visit.connection(), meeting)) {
        const auto state = domain::attendance_named(visit.form().get(kFieldPrefix + std::to_string(line.member.membership.value)));
        if (!state) continue;
        const bool told_late = *state == Attendance::late && line.said && line.said->answer == domain::Answer::late;
        entries.push_back({.member = line.member.membership, .state = *state, .minutes_late = told_late ? line.said->minutes_late : 0});
    }
    // What was filled in is saved with it, also where it stood folded up.
    usecases::roll_call::open(visit.connection(), visit.actor(), meeting.id, visit.now());
    const Outcome outcome = usecases::roll_call::record(visit.connection(), visit.actor(), meeting.id, entries, visit.now());
    if (outcome == Outcome::off) return with_problem(std::string(texts::kOff), visit);
    return outcome == Outcome::done ? web::see_other(roll_address(meeting) + "?xong=ghi") : web::not_found();
}

web::Page take_end(const Meeting& meeting, Visit& visit) {
    const std::string begin(visit.form().get("bat-dau"));
    const std::string end(visit.form().get("het"));
    storage::Ending ending{.started_at = {}, .ended_at = {}, .grade = domain::grade_named(visit.form().get("xep-loai"))};
    if (!end.empty()) {
        const auto hours = read_ending(begin + " " + end, meeting.starts_at);
        if (!hours || !hours->has_hours()) return with_problem("Giờ ghi như 19:30, từ 00:00 đến 23:59; xin ghi cả giờ bắt đầu và giờ kết thúc.", visit);
        ending.started_at = hours->started_at;
        ending.ended_at = hours->ended_at;
    }
    const Outcome outcome = usecases::roll_call::finish(visit.connection(), visit.actor(), meeting.id, ending, visit.now());
    if (outcome == Outcome::wrong_time) return with_problem(std::string(texts::kWrongTime), visit);
    if (outcome == Outcome::off) return with_problem(std::string(texts::kOff), visit);
    return outcome == Outcome::done ? web::see_other(roll_address(meeting) + "?xong=ghi") : web::not_found();
}

web::Page make_final(const Meeting& meeting, Visit& visit) {
    using usecases::meeting_file::Outcome;
    const Outcome outcome = usecases::meeting_file::make_final(visit.connection(), visit.actor(), meeting.id, visit.now());
    if (outcome == Outcome::not_whole) return with_problem(std::string(file_texts::kNotWhole), visit);
    const bool stands = outcome == Outcome::done || outcome == Outcome::unchanged;
    return stands ? web::see_other(roll_address(meeting) + "?xong=chinh-thuc") : web::not_found();
}

web::Page take_clerk(const Meeting& meeting, Visit& visit) {
    using usecases::clerk::Outcome;
    const core::PersonId person{visit.form().number("nguoi").value_or(0)};
    if (!person) return with_problem(std::string(texts::kClerkNobody), visit);
    const Outcome outcome = usecases::clerk::name(visit.connection(), visit.actor(), meeting.id, person, visit.now());
    const bool stands = outcome == Outcome::done || outcome == Outcome::unchanged;
    return stands ? web::see_other(roll_address(meeting) + "?xong=ghi") : web::not_found();
}

web::Page act(Visit& visit) {
    const auto meeting = meeting_of(visit);
    if (meeting && visit.form().get("viec") == "thu-ky") return take_clerk(*meeting, visit);
    if (!meeting || meeting->starts_at > visit.now()) return web::not_found();
    if (visit.form().get("viec") == "ghi") return take_roll(*meeting, visit);
    if (visit.form().get("viec") == "ket-thuc") return take_end(*meeting, visit);
    if (visit.form().get("viec") == "chinh-thuc") return make_final(*meeting, visit);
    return web::not_found();
}

}  // namespace

std::vector<PageInfo> roll_pages() {
    return {{.path = "/chi-bo/{branch}/hop/{meeting}/diem-danh", .action = usecases::Action::keep_meeting_file, .get = show, .post = act}, sheet_page(), file_page()};
}

}  // namespace mungba::handlers::rollcall
