#include "handlers/attendance/changes.hpp"

#include "handlers/attendance/texts.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::attendance {

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

}  // namespace mungba::handlers::attendance
