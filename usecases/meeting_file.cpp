#include "usecases/meeting_file.hpp"

#include <algorithm>
#include <array>

#include "storage/clerk_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/meeting_notices.hpp"

namespace mungba::usecases::meeting_file {
namespace {

using domain::Answer;

/// Notices and changes; counts, reminders and private words are not of the file.
bool is_kept(std::string_view template_name) {
    constexpr std::array<std::string_view, 10> kKept = {"M1", "M1.date", "M2", "M2.open", "M3", "M4", "M5", "M6", "M6b", "M7"};
    constexpr std::string_view kForwarded = ".forward";  // a branch without a group of ours: the secretary passes it on
    if (template_name.ends_with(kForwarded)) template_name.remove_suffix(kForwarded.size());
    return std::find(kKept.begin(), kKept.end(), template_name) != kKept.end();
}

void count(AnswerSums& sums, const storage::Rsvp& said) {
    switch (said.answer) {
        case Answer::present: ++sums.present; break;
        case Answer::absent:
        case Answer::absent_excused: ++sums.absent; break;
        case Answer::late: ++sums.late; break;
        case Answer::online: ++sums.online; break;
        default: ++sums.none; break;
    }
}

AnswerSums answers_of(const File& file, const std::vector<storage::Rsvp>& said) {
    AnswerSums sums;
    for (const roll_call::Line& line : file.lines) {
        if (line.said) count(sums, *line.said);
        else ++sums.none;
    }
    sums.changed = static_cast<int>(std::count_if(said.begin(), said.end(), [](const storage::Rsvp& one) { return one.after_deadline && one.membership; }));
    return sums;
}

std::vector<std::string> overseers_of(storage::Connection& connection, const storage::Meeting& meeting, const std::vector<storage::Rsvp>& said) {
    std::vector<std::string> names;
    for (const auto& person : storage::people::holders(connection, meeting.branch, domain::Role::overseer, core::local_date(meeting.starts_at))) {
        const bool comes = std::any_of(said.begin(), said.end(), [&](const storage::Rsvp& one) {
            return one.person == person.id && !one.membership && (one.answer == Answer::present || one.answer == Answer::late);
        });
        if (comes) names.push_back(person.name);
    }
    return names;
}

}  // namespace

File of(storage::Connection& connection, const storage::Meeting& meeting, const storage::Branch& branch) {
    const auto organization = storage::organizations::find(connection, meeting.organization);
    const auto said = storage::rsvps::of_meeting(connection, meeting.id, meeting.revision);
    File file{.meeting = meeting, .branch_name = branch.name, .organization_name = organization ? organization->name : std::string(), .chair = {}, .code = {}};
    file.words = storage::meeting_files::words_of(connection, meeting.id);
    file.deeds = storage::meeting_files::deeds_of(connection, meeting.organization, meeting.id);
    file.gone_since = storage::meeting_files::gone_since(connection, meeting.id);
    if (!file.gone_since) file.lines = roll_call::lines(connection, meeting);
    file.sums = roll_call::sums_of(file.lines);
    const auto kept = file.gone_since ? storage::meeting_files::figure_of(connection, meeting.id) : std::nullopt;
    if (kept) file.sums = kept_sums(*kept);
    file.answers = answers_of(file, said);
    file.ending = storage::roll_calls::ending_of(connection, meeting.id);
    file.overseers = overseers_of(connection, meeting, said);
    const auto chairs = storage::people::holders(connection, branch.id, domain::Role::secretary, core::local_date(meeting.starts_at));
    if (!chairs.empty()) file.chair = chairs.front().name;
    if (const auto clerk = storage::clerks::of(connection, meeting.id)) file.clerk = clerk->name;
    file.final_since = storage::meeting_files::final_since(connection, meeting.id);
    file.code = storage::meeting_files::code_of(connection, meeting.organization, meeting.id);
    return file;
}

void keep_word(storage::Connection& connection, core::MeetingId meeting_id, std::string_view template_name, core::OutgoingId sent, core::Instant now) {
    if (!meeting_id || !is_kept(template_name)) return;
    const auto meeting = storage::meetings::find(connection, meeting_id);
    const auto body = storage::outbox::body_of(connection, sent);
    if (!meeting || !body || body->empty()) return;
    const auto members = storage::people::members_of(connection, meeting->branch, core::local_date(now));
    storage::meeting_files::add_word(connection, meeting_id, {.template_name = std::string(template_name), .body = *body, .audience = static_cast<int>(members.size()), .sent_at = now});
}

Outcome make_final(storage::Connection& connection, const Actor& actor, core::MeetingId id, core::Instant now) {
    const auto meeting = storage::meetings::find(connection, id);
    if (!meeting || meeting->organization != actor.organization) return Outcome::not_found;
    if (!may(actor, Action::keep_meeting_file, meeting->branch)) return Outcome::not_allowed;
    if (storage::meeting_files::final_since(connection, id)) return Outcome::unchanged;
    if (storage::meeting_files::gone_since(connection, id)) return Outcome::not_whole;
    if (meeting->starts_at > now || !roll_call::is_whole(connection, *meeting)) return Outcome::not_whole;
    storage::meeting_files::make_final(connection, id, actor.person, now);
    storage::rsvps::erase_reasons_of(connection, id);
    meeting_notices::write_audit(connection, actor, "minutes.make_final", meeting->branch, id, "reason", now);
    return Outcome::done;
}

roll_call::Sums kept_sums(const storage::ClosedFigure& figure) {
    return {.of = figure.members, .present = figure.present, .late = figure.late, .online = figure.online, .excused = figure.excused, .absent = figure.absent, .open = figure.open};
}

storage::ClosedFigure figure_from(const roll_call::Sums& sums) {
    return {.members = sums.of, .present = sums.present, .late = sums.late, .online = sums.online, .excused = sums.excused, .absent = sums.absent, .open = sums.open};
}

int forget_old(storage::Connection& connection, core::Instant before, core::Instant now, int limit) {
    const auto old = storage::meeting_files::begun_before(connection, before, limit);
    for (const core::MeetingId id : old) {
        const auto meeting = storage::meetings::find(connection, id);
        const auto lines = meeting ? roll_call::lines(connection, *meeting) : std::vector<roll_call::Line>{};
        const bool called = std::any_of(lines.begin(), lines.end(), [](const roll_call::Line& line) { return line.recorded.has_value(); });
        if (called) storage::meeting_files::put_figure(connection, id, figure_from(roll_call::sums_of(lines)));
        storage::meeting_files::erase(connection, id, now);
    }
    return static_cast<int>(old.size());
}

}  // namespace mungba::usecases::meeting_file
