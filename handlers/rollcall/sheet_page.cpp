#include "handlers/rollcall/sheet_page.hpp"

#include "core/text.hpp"
#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/file_texts.hpp"
#include "handlers/rollcall/sheets.hpp"
#include "storage/clerk_repository.hpp"
#include "usecases/roll_call.hpp"

namespace mungba::handlers::rollcall {
namespace {

using usecases::roll_call::Line;

/// "Nguyễn Thị Hạnh, bí thư"; of those in training "dự bị".
std::string name_of(const Line& line, const storage::Meeting& meeting, Visit& visit) {
    const core::LocalDate day = core::local_date(meeting.starts_at);
    std::string name = line.member.name;
    for (const domain::Role role : {domain::Role::secretary, domain::Role::deputy, domain::Role::branch_committee}) {
        for (const auto& person : storage::people::holders(visit.connection(), meeting.branch, role, day)) {
            if (person.id == line.member.person) return name + ", " + std::string(words_for(role));
        }
    }
    if (line.member.status != domain::MemberStatus::official) name += ", " + std::string(words_for(line.member.status));
    return name;
}

/// What was said, without minutes and never with a reason.
std::string said_by(const Line& line) {
    if (!line.said) return std::string(file_texts::kSilent);
    using enum domain::Answer;
    switch (line.said->answer) {
        case absent:
        case absent_excused: return "vắng";
        case late: return "đến muộn";
        default: return answer_in_words(line.said->answer, 0);
    }
}

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit);
    const auto branch = storage::branches::find(visit.connection(), visit.branch());
    if (!meeting || !branch) return web::not_found();
    visit.reads(visit.branch(), "roll_sheet", meeting->id.value, "name birth_date answer");
    web::Sheet sheet = sheet_of(*meeting, *branch, visit);
    sheet.title = file_texts::kSheetTitle;
    sheet.centred = hour_of(meeting->starts_at) + ", " + weekday_of(meeting->starts_at) + ", ngày " + date_of(meeting->starts_at) +
                    (meeting->venue.empty() ? std::string() : ", tại " + core::text::defuse(meeting->venue));
    sheet.of_roll = true;
    web::Sheet::Part part;
    for (const auto column : file_texts::kSheetColumns) part.table.columns.emplace_back(column);
    int number = 0;
    for (const Line& line : usecases::roll_call::lines(visit.connection(), *meeting)) {
        if (line.member.name.empty()) continue;  // erased since
        std::vector<web::Sheet::Cell> row{{.text = std::to_string(++number), .centred = true},
                                          {.text = name_of(line, *meeting, visit)},
                                          {.text = line.member.birth_date.value_or("").substr(0, 4), .centred = true},
                                          {.text = said_by(line), .centred = true}};
        for (int box = 0; box < 4; ++box) row.push_back({.tick = true});
        row.push_back({});
        part.table.rows.push_back(std::move(row));
    }
    sheet.parts.push_back(std::move(part));
    sheet.totals = {std::string(file_texts::kSheetTimes), fill(file_texts::kSheetTotals, {{"n", std::to_string(number)}})};
    const auto clerk = storage::clerks::of(visit.connection(), meeting->id);
    sheet.signers = {{.title = "THƯ KÝ", .name = clerk ? clerk->name : std::string()}, {.title = "CHỦ TRÌ"}};
    web::Page page;
    page.layout = web::Page::Layout::sheets;
    page.title = "Phiếu điểm danh, " + branch->name;
    page.sections.push_back(section({sheet}, "Phiếu điểm danh"));
    return page;
}

}  // namespace

PageInfo sheet_page() { return {.path = "/chi-bo/{branch}/hop/{meeting}/phieu", .action = usecases::Action::keep_meeting_file, .get = show}; }

}  // namespace mungba::handlers::rollcall
