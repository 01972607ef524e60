#pragma once
#include <string>
#include <string_view>

#include "handlers/contract/context.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

/// What a branch hears about its meetings, in words and on its way: into its group, or through the secretary where it has none. Writer's thread; all throw
/// StorageError.
namespace mungba::handlers::notices {

/// Who carries the words into the group.
enum class Carrier { bot, secretary };

/// M1 (M4 of a combined meeting, M5 of a thematic one) as it reads when it leaves at `leaves_at`; where hour, place or approval is missing, the date alone. The texts that
/// people typed in are made harmless.
std::string notice(const storage::Branch& branch, const storage::Meeting& meeting, core::Instant leaves_at, Carrier carrier, Context& context);
/// The line about the fees, for the reminder of the day before: where the notice had no room for it. Empty elsewhere.
std::string fees_left_out(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);
/// The template of that notice: "M1", "M1.date", "M4", "M5".
std::string_view code_of(const storage::Meeting& meeting);

/// M2: the rule has moved the date.
std::string moved_by_rule(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);
/// M2 where no day of the first week is left, and nobody has chosen one.
std::string no_day_left(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);
/// M3: this morning there is none.
std::string not_today(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);
/// M6: somebody has moved it. `asks`: for new answers.
struct Moved {
    core::Instant from;
    std::string reason;
    bool asks = false;
};
std::string moved(const storage::Branch& branch, const storage::Meeting& after, const Moved& change, core::Instant leaves_at, Carrier carrier, Context& context);
/// M6b: `what` is "địa điểm", "nội dung", "hình thức".
std::string edited(const storage::Branch& branch,
                   const storage::Meeting& meeting,
                   std::string_view what,
                   const std::string& before,
                   const std::string& after,
                   Context& context);
/// M7.
std::string cancelled(const storage::Branch& branch, const storage::Meeting& meeting, const std::string& reason, Context& context);

/// "họp chi bộ bất thường", "sinh hoạt chi bộ thường kỳ tháng 10", "họp chi ủy".
std::string plain_name(domain::MeetingKind kind, core::Instant starts_at);
/// What stands before a notice that the secretary is to carry.
std::string forward_head(domain::MeetingKind kind);
/// "T/M chi ủy", "T/M chi bộ", or the bot's own name where nobody has approved the words.
std::string signature(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);
/// Why the regular meeting is not on the 3rd, by the rule; empty if it is, or if a person has moved it.
std::string why_not_the_third(const storage::Branch& branch, const storage::Meeting& meeting, Context& context);

/// Words for a branch. `key` tells two of one template and revision apart; empty: there is one.
struct Words {
    std::string code;
    std::string key{};
    std::string for_the_group;
    std::string for_the_secretary;
};
/// Says them to the branch, once under (meeting, revision, template, key): in its group; through the secretary, with a line in the list, where there is none.
/// @returns false if it was said before.
bool say(const storage::Meeting& meeting, const Words& words, core::OutgoingClass message_class, core::Instant leaves_at, Context& context);
/// The group could not be reached: the secretary carries the words. No failed way is silent.
void hand_to_secretary(const storage::outbox::Settled& settled, Context& context);

}  // namespace mungba::handlers::notices
