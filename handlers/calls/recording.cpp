#include "handlers/calls/recording.hpp"

#include "handlers/calls/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/people_repository.hpp"
#include "usecases/meetings.hpp"

namespace mungba::handlers::calls {

using storage::Meeting;

std::string key_of(const Meeting& meeting) {
    return "meeting=" + std::to_string(meeting.id.value) + " rev=" + std::to_string(meeting.revision);
}

std::optional<Meeting> meeting_of(core::BranchId branch, Context& context) {
    auto open = storage::meetings::open_questions(context.connection(), branch, context.now());
    if (!open.empty()) return open.front();
    auto next = storage::meetings::next_or_last(context.connection(), branch, context.now());
    const bool announced = next && next->announced_at && next->starts_at > context.now();
    return announced ? next : std::nullopt;
}

std::string answer_words(const Result& result) {
    using domain::Answer;
    switch (result.answer.value_or(Answer::unclear)) {
        case Answer::present: return "có mặt";
        case Answer::absent:
        case Answer::absent_excused: return "vắng";
        case Answer::late:
            return result.minutes_late > 0 ? "đến muộn khoảng " + std::to_string(result.minutes_late) + " phút" : "đến muộn";
        case Answer::online:
        case Answer::online_request: return "dự trực tuyến";
        case Answer::received:
        case Answer::unclear: break;
    }
    return std::string(texts::kTold);
}

namespace {

/// M12, only while the window is open; else it stands in "tôi".
void tell_the_person(const Result& result,
                            core::PersonId person,
                            const Meeting& meeting,
                            const usecases::Actor& actor,
                            const Told& told,
                            Context& context) {
    const auto named = storage::people::find(context.connection(), person);
    const auto reporter = storage::people::find(context.connection(), actor.person);
    if (!named || !reporter || person == actor.person) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = meeting.branch;
    word.person = person;
    word.template_name = "M12";
    word.key = "M12 " + key_of(meeting) + " person=" + std::to_string(person.value) + " by=" + told.id.value;
    word.in_private = fill(texts::kOnBehalf,
                           {{"ten", named->name},
                            {"ngay", day_of(meeting.starts_at)},
                            {"nguoi_bao", reporter->name},
                            {"tra_loi", answer_words(result)}});
    word.meeting = meeting.id;
    word.not_before = context.now();
    word.useful_until = meeting.starts_at;
    context.tell(word);
}

}  // namespace

usecases::attendance::Outcome record(const Result& result,
                                            core::PersonId person,
                                            const Meeting& meeting,
                                            const usecases::Actor& actor,
                                            const Told& told,
                                            Context& context) {
    usecases::attendance::Said said;
    said.answer = *result.answer;
    said.minutes_late = result.minutes_late;
    said.reason = result.reason;
    said.event_at = told.at;
    said.message = told.id;
    said.source = told.source;
    const auto answered = usecases::attendance::answer_for(context.connection(), actor, person, meeting, said, context.now());
    const bool written = answered.outcome == usecases::attendance::Outcome::recorded ||
                         answered.outcome == usecases::attendance::Outcome::after_deadline;
    if (written && domain::is_decided(said.answer)) tell_the_person(result, person, meeting, actor, told, context);
    return answered.outcome;
}

void finish(const Meeting& meeting, Context& context) {
    storage::tasks::close(context.connection(), kTaskKind, key_of(meeting), storage::tasks::End::done, context.now());
}

}  // namespace mungba::handlers::calls
