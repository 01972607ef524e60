#include "handlers/contract/second_person.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/meetings/opening.hpp"
#include "handlers/meetings/texts.hpp"
#include "storage/people_repository.hpp"

/// A notice that would leave in the quiet hours: in the morning, or now if another leader of the branch agrees.
namespace mungba::handlers::meetings {

using storage::prompts::Kind;

void Opening::ask_in_quiet_hours(const Draft& draft, core::Instant leaves_at) {
    const auto second = second_person(draft.wanted.branch, actor_.person, context_);
    if (draft.wanted.starts_at <= leaves_at && !second)
        return say("meetings.quiet", texts::kBeginsInQuietHours);
    say("meetings.quiet", quiet_choice(leaves_at, draft.wanted.starts_at, second));
    listen_in_quiet_hours(draft, leaves_at, second.has_value());
}

void Opening::listen_in_quiet_hours(const Draft& draft, core::Instant leaves_at, bool has_second) {
    Draft later = draft;
    later.leaves_at = leaves_at;
    context_.listen(incoming_.message.sender,
                    chat(),
                    {.kind = Kind::choice,
                     .topic = "meetings.quiet",
                     .template_name = "meetings.quiet",
                     .text = quiet_choice(leaves_at, draft.wanted.starts_at, second_person(draft.wanted.branch, actor_.person, context_)),
                     .title = title(draft),
                     .options = has_second ? 2 : 1,
                     .words = {},
                     .details = to_json(later)});
}

void Opening::choose_quiet(Draft draft, int number) {
    if (number == 1 && draft.leaves_at && draft.wanted.starts_at <= *draft.leaves_at)
        return say("meetings.quiet", texts::kBeginsInQuietHours);
    if (number == 1) return agreed(std::move(draft));
    // The other leader is asked; until then the first may still choose the morning.
    const auto branch = storage::branches::find(context_.connection(), draft.wanted.branch);
    const auto second = second_person(draft.wanted.branch, actor_.person, context_);
    if (!branch || !second) return say("not_found", texts::kNotFound);
    const core::Instant morning = draft.leaves_at.value_or(context_.now());
    say("meetings.quiet", second_was_asked(second->name, morning));
    listen_in_quiet_hours(draft, morning, true);
    const auto first = storage::people::find(context_.connection(), actor_.person);
    draft.leaves_at.reset();
    draft.first = actor_.person;
    draft.leaves_now = true;
    draft.shown = rendered(draft, *branch, after_hold(draft));
    ask_second(*second,
               {.kind = Kind::confirmation,
                .topic = "meetings.second",
                .template_name = "second.ask",
                .text = second_request(first ? first->name : std::string(), "nhóm " + branch->name, draft.shown, title(draft)),
                .title = title(draft),
                .words = {},
                .details = to_json(draft)},
               "second message=" + incoming_.message.id.value,
               context_);
}

void Opening::second_agreed(Draft draft) {
    const bool may = usecases::may(actor_, usecases::Action::open_meeting, draft.wanted.branch);
    if (actor_.person == draft.first || !may) return say("no_right", texts::kNoRight);
    const auto own = storage::people::find(context_.connection(), actor_.person);
    tell_first(draft.wanted.branch,
               draft.first,
               second_has_agreed(own ? own->name : std::string()),
               "second message=" + incoming_.message.id.value,
               context_);
    agreed(std::move(draft));
}

}  // namespace mungba::handlers::meetings
