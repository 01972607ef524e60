#include "handlers/attendance/changes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/attendance/texts.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::attendance {
namespace {

/// A change so near to the meeting is told by itself.
constexpr std::chrono::hours kAtOnceWithin{2};
constexpr std::chrono::minutes kTogether{30};

}  // namespace

void tell_of_change(const usecases::Actor& person,
                    const usecases::attendance::Said& said,
                    const storage::Meeting& meeting,
                    std::string_view text,
                    Context& context) {
    const auto seat = usecases::audience::seat_of(person, meeting);
    if (!seat) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting.branch;
    word.about = person.person;
    word.message_class = core::OutgoingClass::urgent;
    word.template_name = "change";
    word.key = "change meeting=" + std::to_string(meeting.id.value) +
               " person=" + std::to_string(person.person.value) + " " + said.message.value;
    word.in_private = fill(text,
                           {{"ten", seat->name},
                            {"tra_loi", answer_in_words(said.answer, said.minutes_late)},
                            {"gio", hour_of(meeting.starts_at)},
                            {"ngay", day_of(meeting.starts_at)}});
    word.in_committee = word.in_private;
    // The secretary's own word is no news to a branch that nobody else leads.
    const bool leads = usecases::may(person, usecases::Action::answer_for_others, meeting.branch);
    word.title = leads ? std::string() : fill(texts::kChangeTitle, {{"ten", seat->name}});
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = meeting.starts_at;
    context.tell(word);
}

void tell_of_late_change(const usecases::Actor& person,
                         const usecases::attendance::Said& said,
                         const storage::Meeting& meeting,
                         Context& context) {
    const core::Instant urgent_from = meeting.starts_at - kAtOnceWithin;
    if (context.now() >= urgent_from) return tell_of_change(person, said, meeting, texts::kChanged, context);
    const auto together = std::chrono::duration_cast<core::Milliseconds>(kTogether);
    const core::Instant next{core::Instant::duration{(core::to_ms(context.now()) / together.count() + 1) * together.count()}};
    const core::Instant due = std::min(next, urgent_from);
    const nlohmann::json details{{"meeting", meeting.id.value}, {"revision", meeting.revision}};
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kLateChangesJob),
                      .unique_key = "meeting=" + std::to_string(meeting.id.value) + " due=" + std::to_string(core::to_ms(due)),
                      .due_at = due,
                      .details = details.dump()});
}

JobOutcome tell_late_changes(const storage::jobs::Job& job, Context& context) {
    const auto details = nlohmann::json::parse(job.details);
    const auto meeting = storage::meetings::find(context.connection(), core::MeetingId{details.at("meeting").get<std::int64_t>()});
    const bool stands = meeting && meeting->revision == details.at("revision").get<int>() && (meeting->state == domain::MeetingState::confirmed || meeting->state == domain::MeetingState::announced);
    if (!stands || context.now() >= meeting->starts_at) return JobOutcome::done;
    std::string changes;
    std::vector<core::PersonId> people;
    for (const auto& line : usecases::attendance::list(context.connection(), *meeting)) {
        if (!line.after_deadline) continue;
        people.push_back(line.member.person);
        changes += (changes.empty() ? "" : "; ") + line.member.name + ": " + answer_in_words(line.after_deadline->answer, line.after_deadline->minutes_late);
    }
    if (people.empty()) return JobOutcome::done;  // erased since
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = meeting->branch;
    if (people.size() == 1) word.about = people.front();
    word.message_class = core::OutgoingClass::urgent;
    word.template_name = "change";
    word.key = "changes " + job.unique_key;
    word.in_private = fill(texts::kChangedTogether, {{"gio", hour_of(meeting->starts_at)}, {"ngay", day_of(meeting->starts_at)}, {"loi_bao", changes}});
    word.in_committee = word.in_private;
    word.title = fill(texts::kChangesTitle, {{"ngay", day_of(meeting->starts_at)}});
    word.meeting = meeting->id;
    word.not_before = context.now();
    word.useful_until = meeting->starts_at;
    context.tell(word);
    return JobOutcome::done;
}

}  // namespace mungba::handlers::attendance
