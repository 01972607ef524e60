#pragma once
#include <optional>
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/meetings/change_draft.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/meeting_changes.hpp"

/// What a change would say to others, and to whom; the same words for the confirmation and for carrying it out.
namespace mungba::handlers::meetings {

/// The words for others when they leave at `leaves_at`; nothing where nobody is to be told.
std::optional<notices::Words> words_for(
    const Change& change, const storage::Meeting& meeting, const storage::Branch& branch, core::Instant leaves_at, Context& context);

/// The line below them: what is done, for how many.
std::string summary_of(const Change& change, const storage::Meeting& meeting, const storage::Branch& branch, Context& context);
/// A few words: "dời buổi 05/10".
std::string title_of(const Change& change, const storage::Meeting& meeting);

/// The branch has heard the date alone, its notice's hour is over, and now nothing is missing any more: only the secretary can have it sent.
bool whole_notice_waits(const storage::Meeting& meeting, Context& context);

/// "a; b; c" as lines of an agenda.
std::vector<std::string> agenda_lines(const std::string& typed);
/// UTF-16 units that such lines may have in the meeting's notice; a combined one has less room.
std::size_t longest_agenda(const storage::Meeting& meeting);
bool fits_notice(const Change& change, const storage::Meeting& meeting);

/// Carries it out in the name of `actor`, and says the words.
usecases::meeting_changes::Changed carry_out(const Change& change, const usecases::Actor& actor, Context& context);

}  // namespace mungba::handlers::meetings
