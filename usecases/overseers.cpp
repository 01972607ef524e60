#include "usecases/overseers.hpp"

#include <algorithm>

#include "storage/branch_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/audience.hpp"

namespace mungba::usecases::overseers {
namespace {

using storage::Meeting;

core::Instant end_of(const Meeting& meeting) { return meeting.starts_at + std::chrono::minutes{meeting.planned_minutes}; }

bool stands(const Meeting& meeting) {
    return meeting.kind != domain::MeetingKind::branch_committee &&
           (meeting.state == domain::MeetingState::confirmed || meeting.state == domain::MeetingState::announced);
}

void mark_clashes(std::vector<Due>& list) {
    for (Due& one : list) {
        one.clashes = std::any_of(list.begin(), list.end(), [&](const Due& other) {
            return &other != &one && other.meeting.starts_at < end_of(one.meeting) && one.meeting.starts_at < end_of(other.meeting);
        });
    }
}

void write(storage::Connection& connection, const Actor& actor, const Meeting& meeting, domain::Answer answer, const Word& word, core::Instant now) {
    if (audience::seat_of(actor, meeting)) {  // of the own branch: an answer like any other
        attendance::Said said;
        said.answer = answer;
        said.event_at = word.event_at;
        said.message = word.message;
        said.source = domain::AnswerSource::private_chat;
        attendance::answer(connection, actor, meeting, said, now);
        return;
    }
    storage::Rsvp row;
    row.meeting = meeting.id;
    row.revision = meeting.revision;
    row.person = actor.person;
    row.answer = answer;
    row.event_at = word.event_at;
    row.message = word.message;
    row.source = domain::AnswerSource::private_chat;
    storage::rsvps::put(connection, row, now);
}

}  // namespace

std::vector<Due> month_of(storage::Connection& connection, const Actor& actor, std::chrono::year_month month, core::Instant now) {
    std::vector<Due> list;
    const core::Instant from = std::max(now, core::to_instant(month / 1, core::TimeOfDay{}));
    const core::Instant to = core::to_instant((month + std::chrono::months{1}) / 1, core::TimeOfDay{});
    std::set<core::BranchId> seen;
    for (const auto& held : actor.roles) {
        if (held.role != domain::Role::overseer || !seen.insert(held.branch).second) continue;
        const auto branch = storage::branches::find(connection, held.branch);
        if (!branch) continue;
        for (Meeting& meeting : storage::meetings::between(connection, held.branch, from, to)) {
            if (stands(meeting)) list.push_back({.branch_name = branch->name, .meeting = std::move(meeting)});
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const Due& a, const Due& b) { return a.meeting.starts_at < b.meeting.starts_at; });
    mark_clashes(list);
    return list;
}

std::vector<Meeting> attend(storage::Connection& connection,
                            const Actor& actor,
                            const std::vector<core::MeetingId>& shown,
                            const std::set<core::MeetingId>& chosen,
                            const Word& word,
                            core::Instant now) {
    std::vector<Meeting> written;
    for (const core::MeetingId id : shown) {
        const auto meeting = storage::meetings::find(connection, id);
        if (!meeting || !stands(*meeting) || word.event_at >= meeting->starts_at) continue;
        if (!may(actor, Action::look_after, meeting->branch)) continue;
        const auto before = storage::rsvps::find(connection, id, meeting->revision, actor.person, false);
        const bool comes = chosen.contains(id);
        if (before && before->event_at > word.event_at) continue;  // a later word stands
        if (!comes && (!word.is_all || !before || before->answer != domain::Answer::present)) continue;
        write(connection, actor, *meeting, comes ? domain::Answer::present : domain::Answer::absent, word, now);
        if (comes) written.push_back(*meeting);
    }
    return written;
}

}  // namespace mungba::usecases::overseers
