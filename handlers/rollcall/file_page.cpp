#include "handlers/rollcall/file_page.hpp"

#include <algorithm>

#include "core/local_time.hpp"
#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/rate.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/calling.hpp"
#include "handlers/rollcall/file_texts.hpp"
#include "handlers/rollcall/sheets.hpp"
#include "storage/approval_repository.hpp"
#include "usecases/meeting_file.hpp"

namespace mungba::handlers::rollcall {
namespace {

using domain::Attendance;
using usecases::meeting_file::File;
using usecases::roll_call::Line;
using Part = web::Sheet::Part;

std::string moment(core::Instant at) { return hour_of(at) + ", ngày " + date_of(at); }
std::string number(int n) { return n > 0 ? std::to_string(n) : std::string(); }

Part head_of(const File& file, Visit& visit) {
    const auto& [started, ended, grade] = file.ending;
    const int least = usecases::roll_call::least_minutes(file.meeting, visit.context().rules());
    const bool timed = started && ended;
    const auto minutes = timed ? std::chrono::duration_cast<std::chrono::minutes>(*ended - *started).count() : 0;
    Part part{.heading = std::string(file_texts::kHead)};
    part.lines.push_back(fill(file_texts::kTimes,
                              {{"gio_1", started ? hour_of(*started) : "…"},
                               {"gio_2", ended ? hour_of(*ended) : "…"},
                               {"phut", timed ? std::to_string(minutes) : ""},
                               {"it_nhat", std::to_string(least)},
                               {"noi", file.meeting.venue.empty() ? "…" : core::text::defuse(file.meeting.venue)}}));
    part.lines.push_back(fill(file_texts::kAttended,
                              {{"ti_le", rate(file.sums.attended(), file.sums.of)}, {"muon", number(file.sums.late)}, {"truc_tuyen", number(file.sums.online)}}));
    part.lines.push_back(fill(file_texts::kAbsent,
                              {{"co", std::to_string(file.sums.excused)}, {"khong", std::to_string(file.sums.absent)}, {"chua", number(file.sums.open)}}));
    std::string overseers;
    for (const std::string& name : file.overseers) overseers += (overseers.empty() ? "" : "; ") + name;
    if (!overseers.empty()) part.lines.push_back(fill(file_texts::kOverseers, {{"ten", overseers}}));
    if (usecases::roll_call::is_graded(file.meeting))
        part.lines.push_back(grade ? fill(file_texts::kGrade, {{"loai", in_words(*grade)}}) : std::string(file_texts::kNoGrade));
    return part;
}

std::string state_words(const Line& line, bool reasons) {
    if (!line.recorded) return "chưa điểm danh";
    switch (line.recorded->state) {
        case Attendance::present: return "có mặt";
        case Attendance::late: return line.recorded->minutes_late > 0 ? "đến muộn " + std::to_string(line.recorded->minutes_late) + " phút" : "đến muộn";
        case Attendance::online: return "dự trực tuyến";
        case Attendance::absent: return "vắng không lý do";
        case Attendance::absent_excused: break;
    }
    const bool told = reasons && line.said && !line.said->reason.empty();
    return "vắng có lý do" + (told ? ": " + core::text::defuse(line.said->reason) : std::string());
}

/// With names and reasons: for the branch's own leaders.
Part roll_of(const File& file) {
    Part part{.heading = fill(file_texts::kRoll, {{"ngay", date_of(file.meeting.starts_at)}})};
    part.table.columns = {"TT", "Họ và tên", "Lời báo", "Điểm danh"};
    int place = 0;
    for (const Line& line : file.lines) {
        const bool erased = line.member.name.empty();
        const std::string said = line.said ? answer_in_words(line.said->answer, line.said->minutes_late) : std::string(file_texts::kSilent);
        part.table.rows.push_back({{.text = std::to_string(++place), .centred = true},
                                   {.text = erased ? std::string(file_texts::kErased) : line.member.name},
                                   {.text = erased ? std::string() : said},
                                   {.text = state_words(line, !file.final_since)}});
    }
    return part;
}

Part answers_of(const File& file) {
    const auto& sums = file.answers;
    return {.heading = std::string(file_texts::kAnswers),
            .lines = {fill(file_texts::kAnswerSums,
                           {{"co", std::to_string(sums.present)},
                            {"vang", std::to_string(sums.absent)},
                            {"muon", std::to_string(sums.late)},
                            {"truc_tuyen", number(sums.online)},
                            {"chua", std::to_string(sums.none)},
                            {"sau_han", number(sums.changed)}})}};
}

Part notices_of(const File& file) {
    Part part{.heading = std::string(file_texts::kNotices)};
    for (const auto& word : file.words) {
        part.lines.push_back(fill(file_texts::kNotice, {{"gio", hour_of(word.sent_at)}, {"ngay", date_of(word.sent_at)}, {"n", std::to_string(word.audience)}}));
        part.lines.push_back(word.body);
    }
    if (part.lines.empty()) part.lines.emplace_back(file_texts::kNoNotices);
    return part;
}

/// Of a move both are instants.
std::string moment_in(const std::string& iso) {
    const auto at = core::parse_iso(iso);
    return at ? moment(*at) : iso;
}

std::string change_line(const storage::meeting_changes::Change& change, Visit& visit) {
    const auto by = change.changed_by ? storage::people::find(visit.connection(), change.changed_by) : std::nullopt;
    const std::string who = by ? by->name : std::string();
    const std::string reason = core::text::defuse(change.reason);
    const std::string at = moment(change.changed_at);
    using enum storage::meeting_changes::Change::Kind;
    if (change.kind == moved)
        return fill(file_texts::kMoved, {{"luc", at}, {"cu", moment_in(change.before)}, {"moi", moment_in(change.after)}, {"ly_do", reason}, {"ai", who}});
    if (change.kind == cancelled) return fill(file_texts::kCancelled, {{"luc", at}, {"ly_do", reason}, {"ai", who}});
    const std::string what = change.kind == place ? "địa điểm" : change.kind == agenda ? "nội dung" : "hình thức";
    return fill(file_texts::kChanged, {{"luc", at}, {"muc", what}, {"cu", core::text::defuse(change.before)}, {"moi", core::text::defuse(change.after)}, {"ai", who}});
}

Part changes_of(const File& file, Visit& visit) {
    Part part{.heading = std::string(file_texts::kChanges)};
    for (const auto& change : storage::meeting_changes::of(visit.connection(), file.meeting.id)) part.lines.push_back(change_line(change, visit));
    if (part.lines.empty()) part.lines.emplace_back(file_texts::kNoChanges);
    return part;
}

Part log_of(const File& file) {
    Part part{.heading = std::string(file_texts::kLog)};
    for (const auto& deed : file.deeds) {
        const auto words = std::find_if(file_texts::kDeeds.begin(), file_texts::kDeeds.end(), [&](const auto& pair) { return pair.first == deed.action; });
        if (words == file_texts::kDeeds.end()) continue;
        part.lines.push_back(fill(file_texts::kLogLine, {{"luc", moment(deed.at)}, {"viec", std::string(words->second)}, {"ai", deed.actor_name}}));
    }
    if (!file.code.empty()) part.lines.push_back(fill(file_texts::kCode, {{"ma", file.code.substr(0, 16)}}));
    return part;
}

web::Page show(Visit& visit) {
    const auto meeting = meeting_of(visit);
    const auto branch = storage::branches::find(visit.connection(), visit.branch());
    if (!meeting || !branch) return web::not_found();
    const bool own = visit.may(usecases::Action::keep_meeting_file, visit.branch());
    visit.reads(visit.branch(), "meeting_file", meeting->id.value, own ? "name answer reason roll_call" : "figures");
    const File file = usecases::meeting_file::of(visit.connection(), *meeting, *branch);
    web::Sheet sheet = sheet_of(*meeting, *branch, visit);
    sheet.title = file_texts::kFileTitle;
    sheet.centred = hour_of(meeting->starts_at) + ", " + weekday_of(meeting->starts_at) + ", ngày " + date_of(meeting->starts_at);
    sheet.parts.push_back(head_of(file, visit));
    if (own && !file.gone_since) sheet.parts.push_back(roll_of(file));
    if (!file.gone_since) {
        sheet.parts.push_back(answers_of(file));
        sheet.parts.push_back(notices_of(file));
    }
    sheet.parts.push_back(changes_of(file, visit));
    sheet.parts.push_back(log_of(file));
    if (file.final_since)
        sheet.totals.push_back(fill(file_texts::kIsFinal, {{"gio", hour_of(*file.final_since)}, {"ngay", date_of(*file.final_since)}}));
    if (file.gone_since)
        sheet.totals.push_back(fill(file_texts::kIsGone, {{"n", std::to_string(visit.context().rules().meeting.file_years)}, {"ngay", date_of(*file.gone_since)}}));
    sheet.signers = {{.title = "THƯ KÝ", .name = file.clerk}, {.title = "CHỦ TRÌ", .name = file.chair}};
    web::Page page;
    page.layout = web::Page::Layout::sheets;
    page.title = "Hồ sơ buổi sinh hoạt, " + branch->name;
    page.sections.push_back(section({sheet}, "Hồ sơ"));
    return page;
}

}  // namespace

PageInfo file_page() { return {.path = "/chi-bo/{branch}/hop/{meeting}/ho-so", .action = usecases::Action::see_meeting_file, .get = show}; }

}  // namespace mungba::handlers::rollcall
