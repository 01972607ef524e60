#include "usecases/answer_links.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "storage/task_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/audit_words.hpp"
#include "usecases/secrets.hpp"
#include "usecases/tasks.hpp"

namespace mungba::usecases::answer_links {
namespace {

using storage::Meeting;

void write_audit(storage::Connection& connection, Actor actor, const char* action, const Meeting& meeting, core::PersonId person, core::Instant now) {
    auto entry = audit_entry(actor, action);
    entry.organization = meeting.organization;
    entry.branch = meeting.branch;
    entry.object_kind = "person";
    entry.object_id = person.value;
    entry.fields = "link";
    storage::audit::append(connection, entry, now);
}

bool may_make(const Actor& actor, const Meeting& meeting, core::Instant now) {
    return actor.organization == meeting.organization && may(actor, Action::give_answer_links, meeting.branch) && meeting.starts_at > now;
}

std::vector<storage::Member> invited(storage::Connection& connection, const Meeting& meeting) {
    return audience::invited(connection, meeting.branch, meeting.kind, core::local_date(meeting.starts_at));
}

Made made_for(storage::Connection& connection,
              const Actor& actor,
              const Meeting& meeting,
              const storage::Member& member,
              core::Random& random,
              core::Instant now) {
    const std::string secret = secrets::draw(random);
    const core::LocalDate next_day = core::plus_days(core::local_date(meeting.starts_at), 1);
    storage::answer_links::insert(connection,
                                  {.id = {},
                                   .organization = meeting.organization,
                                   .meeting = meeting.id,
                                   .person = member.person,
                                   .expires_at = core::to_instant(next_day, core::TimeOfDay{})},
                                  secrets::hash_of(secret),
                                  now);
    storage::tasks::close_about(connection, kNotMeTask, "$.person", member.person.value, storage::tasks::End::done, now);
    write_audit(connection, actor, "answer_link.make", meeting, member.person, now);
    return {.person = member.person, .name = member.name, .secret = secret};
}

}  // namespace

std::optional<Made> make(storage::Connection& connection,
                         const Actor& actor,
                         const Meeting& meeting,
                         core::PersonId person,
                         core::Random& random,
                         core::Instant now) {
    if (!may_make(actor, meeting, now)) return std::nullopt;
    for (const auto& member : invited(connection, meeting)) {
        if (member.person == person) return made_for(connection, actor, meeting, member, random, now);
    }
    return std::nullopt;
}

std::vector<Made> make_for_unlinked(
    storage::Connection& connection, const Actor& actor, const Meeting& meeting, core::Random& random, core::Instant now) {
    std::vector<Made> made;
    if (!may_make(actor, meeting, now)) return made;
    for (const auto& member : invited(connection, meeting)) {
        if (!member.has_account) made.push_back(made_for(connection, actor, meeting, member, random, now));
    }
    return made;
}

int revoke_all(storage::Connection& connection, const Actor& actor, const Meeting& meeting, core::Instant now) {
    if (actor.organization != meeting.organization || !may(actor, Action::give_answer_links, meeting.branch)) return 0;
    const int revoked = storage::answer_links::revoke_of(connection, meeting.id, now);
    if (revoked > 0) write_audit(connection, actor, "answer_link.revoke", meeting, {}, now);
    return revoked;
}

std::optional<Shown> look(storage::Connection& connection, std::string_view secret, core::Instant now) {
    if (!secrets::is_one(secret)) return std::nullopt;
    const auto link = storage::answer_links::find(connection, secrets::hash_of(secret), now);
    if (!link) return std::nullopt;
    const auto meeting = storage::meetings::find(connection, link->meeting);
    const auto person = storage::people::find(connection, link->person);
    if (!meeting || !person) return std::nullopt;
    const auto seats = invited(connection, *meeting);
    if (std::none_of(seats.begin(), seats.end(), [&](const auto& seat) { return seat.person == link->person; })) return std::nullopt;
    using domain::MeetingState;
    const bool stands = meeting->state == MeetingState::confirmed || meeting->state == MeetingState::announced;
    return Shown{.link = *link,
                 .meeting = *meeting,
                 .name = person->name,
                 .said = attendance::standing(connection, *meeting, link->person),
                 .is_open = stands && meeting->starts_at > now};
}

Actor member_of(storage::Connection& connection, const Shown& shown, core::Instant now) {
    Actor actor = actor_for(connection, shown.link.organization, shown.link.person, core::local_date(now));
    actor.source = "page";
    return actor;
}

attendance::Answered answer(
    storage::Connection& connection, const Shown& shown, attendance::Said said, core::Random& random, core::Instant now) {
    // One answer after the other: of two in one instant the later one stands.
    said.event_at = shown.said && shown.said->event_at >= now ? shown.said->event_at + core::Milliseconds{1} : now;
    said.message = core::MessageId{"page-" + secrets::draw(random).substr(0, 16)};
    said.source = domain::AnswerSource::page;
    return attendance::answer(connection, member_of(connection, shown, now), shown.meeting, said, now);
}

void not_me(storage::Connection& connection, const Shown& shown, core::Instant now) {
    if (!storage::answer_links::revoke(connection, shown.link.id, now)) return;
    Actor channel;
    channel.kind = Actor::Kind::clock;
    channel.source = "page";
    write_audit(connection, channel, "answer_link.revoke", shown.meeting, shown.link.person, now);
    storage::Task task;
    task.organization = shown.link.organization;
    task.owner = tasks::owner_in(connection, shown.meeting.branch, core::local_date(now));
    task.branch = shown.meeting.branch;
    task.kind = kNotMeTask;
    task.unique_key = "link=" + std::to_string(shown.link.id.value);
    task.meeting = shown.meeting.id;
    task.due_at = shown.meeting.starts_at;
    task.details = nlohmann::json{{"person", shown.link.person.value}}.dump();
    storage::tasks::add(connection, task, now);
}

}  // namespace mungba::usecases::answer_links
