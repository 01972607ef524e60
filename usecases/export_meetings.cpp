#include "usecases/export_meetings.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "storage/rsvp_export_repository.hpp"
#include "usecases/csv.hpp"

namespace mungba::usecases::export_meetings {
namespace {

using Json = nlohmann::ordered_json;
using meeting_file::File;

std::string date_of(const storage::Meeting& meeting) { return core::format_iso_date(core::local_date(meeting.starts_at)); }
Json instant_or_null(const std::optional<core::Instant>& at) { return at ? Json(core::format_iso(*at)) : Json(nullptr); }
std::string instant_or_empty(const std::optional<core::Instant>& at) { return at ? core::format_iso(*at) : std::string(); }
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// Calls `use` with each selected meeting that has begun.
template <typename Use>
std::optional<core::Error> each(storage::Connection& connection, core::OrganizationId organization, const Selection& selection, core::Instant now, Use use) {
    const auto selected = export_answers::selected(connection, organization, selection);
    if (!selected) return selected.error();
    for (const auto& one : *selected) {
        if (one.starts_at > now) continue;
        if (const auto meeting = storage::meetings::find(connection, one.id)) use(one, *meeting);
    }
    return std::nullopt;
}

Json figures_of(const File& file) {
    const auto& sums = file.sums;
    return {{"members", sums.of}, {"present", sums.present}, {"late", sums.late}, {"online", sums.online}, {"absent_excused", sums.excused}, {"absent", sums.absent}, {"none", sums.open}};
}

Json answers_of(const File& file) {
    const auto& sums = file.answers;
    return {{"present", sums.present}, {"absent", sums.absent}, {"late", sums.late}, {"online", sums.online}, {"none", sums.none}, {"changed_after_deadline", sums.changed}};
}

Json json_of(const File& file) {
    Json notices = Json::array();
    for (const auto& word : file.words)
        notices.push_back({{"template", word.template_name}, {"sent_at", core::format_iso(word.sent_at)}, {"audience", word.audience}, {"text", word.body}});
    Json deeds = Json::array();
    for (const auto& deed : file.deeds) deeds.push_back({{"at", core::format_iso(deed.at)}, {"action", deed.action}, {"by", deed.actor_kind}, {"fields", deed.fields}});
    Json json;
    json["branch"] = file.branch_name;
    json["meeting_date"] = date_of(file.meeting);
    json["kind"] = domain::name_of(file.meeting.kind);
    json["venue"] = file.meeting.venue;
    json["started_at"] = instant_or_null(file.ending.started_at);
    json["ended_at"] = instant_or_null(file.ending.ended_at);
    json["grade"] = file.ending.grade ? Json(domain::name_of(*file.ending.grade)) : Json(nullptr);
    json["roll_call"] = figures_of(file);
    json["answers"] = answers_of(file);
    json["notices"] = std::move(notices);
    json["deeds"] = std::move(deeds);
    json["final_since"] = instant_or_null(file.final_since);
    json["gone_since"] = instant_or_null(file.gone_since);
    json["audit_code"] = file.code;
    return json;
}

}  // namespace

core::Result<std::vector<RollRow>> roll_calls(storage::Connection& connection, core::OrganizationId organization, const Selection& selection, core::Instant now) {
    std::vector<RollRow> rows;
    const auto failed = each(connection, organization, selection, now, [&](const storage::AnsweredMeeting& one, const storage::Meeting& meeting) {
        if (storage::meeting_files::gone_since(connection, meeting.id)) return;
        for (const auto& line : roll_call::lines(connection, meeting)) {
            RollRow row{.branch = one.branch_name, .meeting_date = date_of(meeting), .kind = std::string(domain::name_of(meeting.kind)), .member = line.member.name, .state = "none"};
            if (line.recorded) {
                row.state = domain::name_of(line.recorded->state);
                row.minutes_late = line.recorded->minutes_late;
            }
            rows.push_back(std::move(row));
        }
    });
    if (failed) return *failed;
    return rows;
}

std::string to_csv(const std::vector<RollRow>& rows) {
    std::string text = csv::write_row(std::vector<std::string>{"branch", "meeting_date", "kind", "member", "state", "minutes_late"});
    for (const RollRow& row : rows)
        text += csv::write_row(std::vector<std::string>{csv::formula_safe(row.branch), row.meeting_date, row.kind, csv::formula_safe(row.member), row.state, row.minutes_late > 0 ? std::to_string(row.minutes_late) : ""});
    return text;
}

std::string to_json(const std::vector<RollRow>& rows) {
    Json list = Json::array();
    for (const RollRow& row : rows) {
        Json entry{{"branch", row.branch}, {"meeting_date", row.meeting_date}, {"kind", row.kind}, {"member", row.member}, {"state", row.state}, {"minutes_late", nullptr}};
        if (row.minutes_late > 0) entry["minutes_late"] = row.minutes_late;
        list.push_back(std::move(entry));
    }
    return written(list);
}

core::Result<std::vector<File>> files(storage::Connection& connection, core::OrganizationId organization, const Selection& selection, core::Instant now) {
    std::vector<File> all;
    const auto failed = each(connection, organization, selection, now, [&](const storage::AnsweredMeeting&, const storage::Meeting& meeting) {
        if (const auto branch = storage::branches::find(connection, meeting.branch)) all.push_back(meeting_file::of(connection, meeting, *branch));
    });
    if (failed) return *failed;
    return all;
}

std::string to_csv(const std::vector<File>& files) {
    std::string text = csv::write_row(std::vector<std::string>{"branch", "meeting_date", "kind", "members", "present", "late", "online", "absent_excused", "absent", "none", "started_at", "ended_at", "grade", "final_since", "audit_code"});
    for (const File& file : files) {
        const auto& sums = file.sums;
        std::vector<std::string> cells{csv::formula_safe(file.branch_name), date_of(file.meeting), std::string(domain::name_of(file.meeting.kind))};
        for (const int count : {sums.of, sums.present, sums.late, sums.online, sums.excused, sums.absent, sums.open}) cells.push_back(std::to_string(count));
        cells.push_back(instant_or_empty(file.ending.started_at));
        cells.push_back(instant_or_empty(file.ending.ended_at));
        cells.emplace_back(file.ending.grade ? domain::name_of(*file.ending.grade) : std::string_view());
        cells.push_back(instant_or_empty(file.final_since));
        cells.push_back(file.code);
        text += csv::write_row(cells);
    }
    return text;
}

std::string to_json(const std::vector<File>& files) {
    Json list = Json::array();
    for (const File& file : files) list.push_back(json_of(file));
    return written(list);
}

}  // namespace mungba::usecases::export_meetings
