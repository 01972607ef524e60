#include "usecases/export_answers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "domain/rsvp.hpp"
#include "storage/branch_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/rsvp_export_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/csv.hpp"

namespace mungba::usecases::export_answers {
namespace {

namespace people = storage::people;

std::string_view word_of(domain::Answer answer) {
    switch (answer) {
        case domain::Answer::online_request:
        case domain::Answer::unclear:
            return "none";
        default:
            return domain::name_of(answer);
    }
}

/// Who is asked about a meeting and counts.
std::vector<storage::Member> asked(storage::Connection& connection,
                                   const storage::AnsweredMeeting& meeting) {
    const core::LocalDate day = core::local_date(meeting.starts_at);
    std::set<core::PersonId> officers;
    const bool is_of_officers = meeting.kind == domain::MeetingKind::branch_committee;
    if (is_of_officers) {
        using enum domain::Role;
        for (const domain::Role role : {secretary, deputy, branch_committee}) {
            for (const auto& person : people::holders(connection, meeting.branch, role, day)) {
                officers.insert(person.id);
            }
        }
    }
    auto members = people::members_of(connection, meeting.branch, day);
    std::erase_if(members, [&](const storage::Member& member) {
        return !domain::counts_for_attendance(member.status) ||
               (is_of_officers && !officers.contains(member.person));
    });
    return members;
}

void add_meeting(storage::Connection& connection,
                 const storage::AnsweredMeeting& meeting,
                 std::vector<Row>& rows) {
    std::map<core::PersonId, storage::Rsvp> said;
    for (const auto& rsvp : storage::rsvps::of_meeting(connection, meeting.id, meeting.revision)) {
        if (!rsvp.after_deadline) said.emplace(rsvp.person, rsvp);
    }
    for (const auto& member : asked(connection, meeting)) {
        Row row{.branch = meeting.branch_name,
                .meeting_date = core::format_iso_date(core::local_date(meeting.starts_at)),
                .member = member.name,
                .answer = "none",
                .minutes_late = std::nullopt,
                .source = {}};
        if (const auto found = said.find(member.person); found != said.end()) {
            const storage::Rsvp& rsvp = found->second;
            row.answer = word_of(rsvp.answer);
            row.source = domain::name_of(rsvp.source);
            if (rsvp.minutes_late > 0) row.minutes_late = rsvp.minutes_late;
        }
        rows.push_back(std::move(row));
    }
}

}  // namespace

std::optional<std::chrono::year_month> read_month(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto [after_year, year_error] = std::from_chars(text.data(), text.data() + 4, year);
    const auto [after_month, month_error] = std::from_chars(text.data() + 5, end, month);
    if (after_year != text.data() + 4 || after_month != end) return std::nullopt;
    if (year_error != std::errc{} || month_error != std::errc{} || year < 1) return std::nullopt;
    const std::chrono::year_month read{std::chrono::year{year}, std::chrono::month{month}};
    return read.ok() ? std::optional(read) : std::nullopt;
}

core::Result<std::vector<storage::AnsweredMeeting>> selected(storage::Connection& connection,
                                                             core::OrganizationId organization,
                                                             const Selection& selection) {
    std::optional<std::chrono::year_month> month;
    if (selection.month) {
        month = read_month(*selection.month);
        if (!month) {
            return core::Error{"\"" + *selection.month + "\" is not a month; write it as 2026-10"};
        }
    }
    core::BranchId branch;
    if (selection.branch) {
        const auto found =
            storage::branches::find_by_name(connection, organization, *selection.branch);
        if (!found) return core::Error{"there is no branch named \"" + *selection.branch + "\""};
        branch = found->id;
    }
    return storage::rsvp_export::meetings(connection, organization, month, branch);
}

core::Result<std::vector<Row>> rows(storage::Connection& connection,
                                    core::OrganizationId organization,
                                    const Selection& selection) {
    const auto meetings = selected(connection, organization, selection);
    if (!meetings) return meetings.error();
    std::vector<Row> rows;
    for (const auto& meeting : *meetings) add_meeting(connection, meeting, rows);
    return rows;
}

std::string to_csv(const std::vector<Row>& rows) {
    constexpr std::array kHeader = {
        "branch", "meeting_date", "member", "answer", "minutes_late", "source"};
    std::string text = csv::write_row(std::vector<std::string>(kHeader.begin(), kHeader.end()));
    for (const Row& row : rows) {
        const std::array<std::string, kHeader.size()> cells = {
            csv::formula_safe(row.branch),
            row.meeting_date,
            csv::formula_safe(row.member),
            row.answer,
            row.minutes_late ? std::to_string(*row.minutes_late) : "",
            row.source};
        text += csv::write_row(cells);
    }
    return text;
}

std::string to_json(const std::vector<Row>& rows) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Row& row : rows) {
        nlohmann::ordered_json entry;
        entry["branch"] = row.branch;
        entry["meeting_date"] = row.meeting_date;
        entry["member"] = row.member;
        entry["answer"] = row.answer;
        entry["minutes_late"] = nullptr;
        if (row.minutes_late) entry["minutes_late"] = *row.minutes_late;
        entry["source"] = nullptr;
        if (!row.source.empty()) entry["source"] = row.source;
        list.push_back(std::move(entry));
    }
    return list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace mungba::usecases::export_answers
