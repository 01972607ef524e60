#include "usecases/roll_call.hpp"

#include <algorithm>
#include <chrono>

#include "storage/meeting_file_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/meeting_notices.hpp"

namespace mungba::usecases::roll_call {
namespace {

using domain::Answer;
using domain::Attendance;
using domain::MeetingState;
using storage::Meeting;

constexpr std::chrono::hours kBack{24 * 31};
constexpr std::chrono::hours kLongest{24};

struct Found {
    Outcome outcome = Outcome::done;
    Meeting meeting{};
};
Found callable(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return {.outcome = Outcome::not_found};
    if (!may_call_roll(actor, id, meeting->branch)) return {.outcome = Outcome::not_allowed};
    if (storage::meeting_files::gone_since(connection, id)) return {.outcome = Outcome::not_found};  // kept for years, and they are over
    if (meeting->starts_at > now) return {.outcome = Outcome::not_yet, .meeting = *meeting};
    const bool off = meeting->state == MeetingState::cancelled || meeting->state == MeetingState::moved || meeting->state == MeetingState::not_held;
    return {.outcome = off ? Outcome::off : Outcome::done, .meeting = *meeting};
}

/// What was said, as far as it can be taken for what happened.
std::optional<storage::RollCall> filled_in(const Line& line) {
    if (line.recorded || !line.said || line.said_late) return std::nullopt;
    storage::RollCall row;
    switch (line.said->answer) {
        case Answer::present: row.state = Attendance::present; break;
        case Answer::late:
            row.state = Attendance::late;
            row.minutes_late = line.said->minutes_late;
            break;
        case Answer::online: row.state = Attendance::online; break;
        case Answer::absent:
        case Answer::absent_excused:
            if (!line.has_reason) return std::nullopt;
            row.state = Attendance::absent_excused;
            break;
        default: return std::nullopt;
    }
    return row;
}

/// The state that what is known makes of it; the task goes when nothing is left to record.
void settle(storage::Connection& connection, const Meeting& meeting, core::Instant now) {
    const bool whole = is_whole(connection, meeting);
    const MeetingState state = whole ? MeetingState::recorded : MeetingState::held;
    if (meeting.state != state) storage::meetings::set_state(connection, meeting.id, state);
    if (whole) storage::tasks::close(connection, kRecordTask, "meeting=" + std::to_string(meeting.id.value), storage::tasks::End::done, now);
}

}  // namespace

std::vector<Line> lines(storage::Connection& connection, const Meeting& meeting) {
    const auto recorded = storage::roll_calls::of(connection, meeting.id);
    const auto said = storage::rsvps::of_meeting(connection, meeting.id, meeting.revision);
    std::vector<Line> list;
    for (auto& member : audience::counted(connection, meeting)) {
        Line line{.member = std::move(member)};
        for (const auto& row : recorded) {
            if (row.membership == line.member.membership) line.recorded = row;
        }
        for (const auto& rsvp : said) {
            if (rsvp.person == line.member.person) (rsvp.after_deadline ? line.said_late : line.said) = rsvp;
            const bool absent = rsvp.answer == Answer::absent || rsvp.answer == Answer::absent_excused;
            if (rsvp.person == line.member.person && absent) line.has_reason = line.has_reason || rsvp.answer == Answer::absent_excused || !rsvp.reason.empty();
        }
        list.push_back(std::move(line));
    }
    for (auto& row : storage::roll_calls::of_erased(connection, meeting.id)) {
        Line line;
        line.member.membership = row.membership;
        line.recorded = std::move(row);
        list.push_back(std::move(line));
    }
    return list;
}

Sums sums_of(const std::vector<Line>& lines) {
    Sums sums{.of = static_cast<int>(lines.size())};
    for (const Line& line : lines) {
        if (!line.recorded) {
            ++sums.open;
            continue;
        }
        switch (line.recorded->state) {
            case Attendance::present: ++sums.present; break;
            case Attendance::late: ++sums.late; break;
            case Attendance::online: ++sums.online; break;
            case Attendance::absent_excused: ++sums.excused; break;
            case Attendance::absent: ++sums.absent; break;
        }
    }
    return sums;
}

std::optional<Meeting> latest(storage::Connection& connection, core::BranchId branch, core::Instant now) {
    auto meetings = storage::meetings::between(connection, branch, now - kBack, now + std::chrono::milliseconds{1});
    std::erase_if(meetings, [](const Meeting& meeting) { return meeting.state == MeetingState::proposed || meeting.date_open; });
    if (meetings.empty()) return std::nullopt;
    return std::move(meetings.back());
}

Outcome open(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant now) {
    const Found found = callable(connection, actor, id, now);
    if (found.outcome != Outcome::done) return found.outcome;
    bool changed = false;
    for (const Line& line : lines(connection, found.meeting)) {
        auto row = filled_in(line);
        if (!row) continue;
        row->meeting = id;
        row->membership = line.member.membership;
        row->recorded_by = actor.person;
        row->recorded_at = now;
        storage::roll_calls::put(connection, *row);
        changed = true;
    }
    settle(connection, found.meeting, now);
    if (!changed) return Outcome::unchanged;
    meeting_notices::write_audit(connection, actor, "roll_call.open", found.meeting.branch, id, "roll_call state", now);
    return Outcome::done;
}

Outcome record(storage::Connection& connection, const Actor& actor, core::MeetingId id, const std::vector<Entry>& entries, core::Instant now) {
    const Found found = callable(connection, actor, id, now);
    if (found.outcome != Outcome::done) return found.outcome;
    const auto known = audience::counted(connection, found.meeting);
    for (const Entry& entry : entries) {
        const bool there = std::any_of(known.begin(), known.end(), [&](const auto& member) { return member.membership == entry.member; });
        if (!there) return Outcome::not_there;
    }
    for (const Entry& entry : entries) {
        storage::roll_calls::put(connection,
                                 {.meeting = id,
                                  .membership = entry.member,
                                  .state = entry.state,
                                  .minutes_late = entry.state == Attendance::late ? entry.minutes_late : 0,
                                  .recorded_by = actor.person,
                                  .recorded_at = now});
    }
    settle(connection, found.meeting, now);
    meeting_notices::write_audit(connection, actor, "roll_call.record", found.meeting.branch, id, "roll_call", now);
    return Outcome::done;
}

Outcome finish(storage::Connection& connection, const Actor& actor, core::MeetingId id, const storage::Ending& ending, core::Instant now) {
    const Found found = callable(connection, actor, id, now);
    if (found.outcome != Outcome::done) return found.outcome;
    storage::Ending stands = storage::roll_calls::ending_of(connection, id);
    if (ending.started_at) stands.started_at = ending.started_at;
    if (ending.ended_at) stands.ended_at = ending.ended_at;
    if (ending.grade) stands.grade = ending.grade;
    if (stands.started_at && stands.ended_at) {
        const auto lasted = *stands.ended_at - *stands.started_at;
        if (lasted <= std::chrono::milliseconds{0} || lasted > kLongest) return Outcome::wrong_time;
    }
    storage::roll_calls::set_ending(connection, id, stands);
    settle(connection, found.meeting, now);
    meeting_notices::write_audit(connection, actor, "roll_call.finish", found.meeting.branch, id, "started_at ended_at grade", now);
    return Outcome::done;
}

bool is_whole(storage::Connection& connection, const Meeting& meeting) {
    const auto ending = storage::roll_calls::ending_of(connection, meeting.id);
    return ending.started_at && ending.ended_at && (ending.grade || !is_graded(meeting)) && sums_of(lines(connection, meeting)).open == 0;
}

void note_reading(storage::Connection& connection, const Actor& actor, const Meeting& meeting, core::Instant now) {
    meeting_notices::write_audit(connection, actor, "read.minutes", meeting.branch, meeting.id, "name answer reason roll_call", now);
}

bool is_graded(const Meeting& meeting) {
    return meeting.kind == domain::MeetingKind::regular || meeting.kind == domain::MeetingKind::thematic;
}

int least_minutes(const Meeting& meeting, const domain::RulePack& rules) {
    return meeting.thematic_part ? rules.meeting.min_minutes_combined : rules.meeting.min_minutes;
}

}  // namespace mungba::usecases::roll_call
