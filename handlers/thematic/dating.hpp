#pragma once
#include <optional>
#include <string>

#include "handlers/contract/context.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/thematic/draft.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/thematic.hpp"

/// A date for a thematic meeting: how it is held, what others will read of it, and the deed. The same for chat and page.
namespace mungba::handlers::thematic {

inline constexpr std::string_view kCarryJob = "thematic.carry";

/// Fills in how it is held on `day`: with the regular meeting of that day, with one that is still to be made for it, or on its own at `hour` (else the
/// branch's own). False: on its own, and no hour is known.
bool settle(Draft& draft, core::LocalDate day, std::optional<core::TimeOfDay> hour, const storage::Branch& branch, Context& context);

/// Whether the date can be at all. Writes nothing.
usecases::thematic::Outcome try_it(const Draft& draft, const usecases::Actor& actor, Context& context, std::optional<storage::Meeting>& in_the_way);

/// The notice, or the word of a change, as others will read it; nothing where hour, place or approval of the regular meeting is still missing.
struct WordsForOthers {
    std::string code;
    std::string for_the_group;
    std::string for_the_secretary;
};
std::optional<WordsForOthers> words_for(const Draft& draft, const storage::Branch& branch, const usecases::Actor& actor, Context& context);
/// When words leave because of this date, if they leave at once (with the hold): the notice's own hour has come, or the regular one has gone already.
bool leaves_at_once(const Draft& draft, Context& context);
std::string summary_of(const Draft& draft, const storage::Branch& branch, Context& context);
std::string title_of(const Draft& draft);
std::string problem_of(usecases::thematic::Outcome outcome, const Draft& draft, const storage::Branch& branch, const std::optional<storage::Meeting>& in_the_way);

/// Writes it down: the place in the plan, the meeting, and what is to be said at once.
usecases::thematic::Planned carry_out(const Draft& draft, const usecases::Actor& actor, Context& context);
/// Takes the thematic part out of the regular meeting; where that has been announced, the branch hears it.
usecases::thematic::Planned take_apart(const storage::ThematicSlot& slot, const usecases::Actor& actor, Context& context);

}  // namespace mungba::handlers::thematic
