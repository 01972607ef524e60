#include "usecases/attendance.hpp"

#include <map>
#include <tuple>

#include "storage/audit_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/consent.hpp"

namespace mungba::usecases::attendance {
namespace {

using domain::Answer;
using domain::MeetingState;
using storage::Meeting;
using storage::Rsvp;

// Stands in the reason of an unclear row that takes an answer back: an earlier answer that arrives
// late must not revive.
constexpr std::string_view kRetracted = "sai";

bool is_retraction(const Rsvp& rsvp) {
    return rsvp.answer == Answer::unclear && rsvp.reason == kRetracted;
}

/// How much a word weighs before its time does: a decided answer, and a retraction of one, over a
/// mere sign of life.
int weight(const Rsvp& rsvp) {
    return domain::is_decided(rsvp.answer) || is_retraction(rsvp) ? 1 : 0;
}

auto rank(const Rsvp& rsvp) { return std::tuple(weight(rsvp), rsvp.event_at, rsvp.message.value); }

Rsvp row_of(const storage::Member& seat,
            const Meeting& meeting,
            const Said& said,
            bool after_deadline) {
    Rsvp row;
    row.meeting = meeting.id;
    row.revision = meeting.revision;
    row.person = seat.person;
    row.membership = seat.membership;
    row.answer = said.answer;
    row.minutes_late = said.answer == Answer::late ? said.minutes_late : 0;
    row.reason = said.reason;
    row.event_at = said.event_at;
    row.message = said.message;
    row.source = said.source;
    row.after_deadline = after_deadline;
    if (said.retracts) {
        row.answer = Answer::unclear;
        row.reason = kRetracted;
    }
    return row;
}

bool takes_answers(const Meeting& meeting) {
    return meeting.state == MeetingState::confirmed || meeting.state == MeetingState::announced;
}

bool says_the_same(const Rsvp& a, const Rsvp& b) {
    return a.answer == b.answer && a.minutes_late == b.minutes_late && a.reason == b.reason;
}

void count(Counts& counts, const std::optional<Rsvp>& said) {
    ++counts.of;
    if (!said) {
        ++counts.silent;
        return;
    }
    switch (said->answer) {
        case Answer::present:
            ++counts.present;
            break;
        case Answer::absent:
        case Answer::absent_excused:
            ++counts.absent;
            break;
        case Answer::late:
            ++counts.late;
            break;
        case Answer::online:
            ++counts.online;
            break;
        case Answer::online_request:
            ++counts.online_requests;
            break;
        case Answer::received:
            ++counts.received;
            break;
        case Answer::unclear:
            ++counts.unclear;
            break;
    }
}

}  // namespace

std::optional<Rsvp> standing(storage::Connection& connection,
                             const Meeting& meeting,
                             core::PersonId person) {
    return storage::rsvps::find(connection, meeting.id, meeting.revision, person, false);
}

namespace {

Answered write_down(storage::Connection& connection,
                    const std::optional<storage::Member>& seat,
                    core::PersonId reported_by,
                    const Meeting& meeting,
                    const Said& said,
                    core::Instant now) {
    if (!seat) return {.outcome = Outcome::not_invited};
    if (!takes_answers(meeting) || said.event_at >= meeting.starts_at)
        return {.outcome = Outcome::closed};
    if (consent::was_refused(connection, seat->person)) return {.outcome = Outcome::not_consented};

    const auto before = standing(connection, meeting, seat->person);
    const bool late = said.event_at >= meeting.answers_close_at;
    Rsvp row = row_of(*seat, meeting, said, late);
    row.reported_by = reported_by;
    auto there =
        late ? storage::rsvps::find(connection, meeting.id, meeting.revision, seat->person, true)
             : before;
    if (there && rank(row) <= rank(*there))
        return {.outcome = Outcome::unchanged, .before = before};
    if (late && !there &&
        (!domain::is_decided(row.answer) || (before && says_the_same(row, *before)))) {
        return {.outcome = Outcome::unchanged, .before = before};
    }
    storage::rsvps::put(connection, row, now);
    return {.outcome = late ? Outcome::after_deadline : Outcome::recorded, .before = before};
}

}  // namespace

Answered answer(storage::Connection& connection,
                const Actor& actor,
                const Meeting& meeting,
                const Said& said,
                core::Instant now) {
    return write_down(connection, audience::seat_of(actor, meeting), {}, meeting, said, now);
}

Answered answer_for(storage::Connection& connection,
                    const Actor& reporter,
                    core::PersonId person,
                    const Meeting& meeting,
                    const Said& said,
                    core::Instant now) {
    if (!may(reporter, Action::answer_for_others, meeting.branch)) return {.outcome = Outcome::not_invited};
    const Actor member = actor_for(connection, reporter.organization, person, core::local_date(now));
    return write_down(connection, audience::seat_of(member, meeting), reporter.person, meeting, said, now);
}

void give_back(storage::Connection& connection,
               const Actor& actor,
               const Meeting& meeting,
               const Said& said,
               const std::optional<Said>& before,
               core::Instant now) {
    const auto seat = audience::seat_of(actor, meeting);
    if (!seat) return;
    const bool late = said.event_at >= meeting.answers_close_at;
    const auto there =
        storage::rsvps::find(connection, meeting.id, meeting.revision, seat->person, late);
    if (!there || there->message != said.message) return;  // this person has spoken again meanwhile
    if (before && !late) {
        storage::rsvps::put(connection, row_of(*seat, meeting, *before, false), now);
        return;
    }
    // The telephone is this person's too, so the notice was heard: nothing more is known.
    Rsvp row = row_of(*seat, meeting, said, late);
    row.answer = Answer::received;
    row.minutes_late = 0;
    row.reason.clear();
    storage::rsvps::put(connection, row, now);
}

std::vector<Line> list(storage::Connection& connection, const Meeting& meeting) {
    std::map<std::pair<core::PersonId, bool>, Rsvp> said;
    for (Rsvp& rsvp : storage::rsvps::of_meeting(connection, meeting.id, meeting.revision)) {
        said.emplace(std::pair(rsvp.person, rsvp.after_deadline), std::move(rsvp));
    }
    const auto of = [&](core::PersonId person, bool after_deadline) {
        const auto found = said.find({person, after_deadline});
        return found == said.end() ? std::nullopt : std::optional(found->second);
    };
    std::vector<Line> lines;
    for (storage::Member& member : audience::counted(connection, meeting)) {
        const core::PersonId person = member.person;
        lines.push_back({.member = std::move(member),
                         .said = of(person, false),
                         .after_deadline = of(person, true)});
    }
    return lines;
}

std::optional<std::vector<Line>> read_list(storage::Connection& connection,
                                           const Actor& actor,
                                           const Meeting& meeting,
                                           core::Instant now) {
    if (!may(actor, Action::see_answers, meeting.branch)) return std::nullopt;
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = "answers.read",
                            .branch = meeting.branch,
                            .object_kind = "meeting",
                            .object_id = meeting.id.value,
                            .fields = "name answer reason"},
                           now);
    return list(connection, meeting);
}

Counts counts(storage::Connection& connection, const Meeting& meeting) {
    Counts counts;
    for (const Line& line : list(connection, meeting)) count(counts, line.said);
    return counts;
}

}  // namespace mungba::usecases::attendance
