#pragma once
#include <optional>
#include <string>

#include "core/event.hpp"
#include "domain/rule_pack.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"

/// What is done with a meeting. Each deed asks for the right, writes state, outgoing rows and
/// audit, and tells what came of it. Writer's thread, inside the transaction of the event; all
/// throw StorageError.
namespace mungba::usecases::rungs {
struct Setting;
}

namespace mungba::usecases::meetings {

/// When the bot starts nothing by itself.
struct QuietHours {
    core::TimeOfDay from = core::at_hour(21);
    core::TimeOfDay to = core::at_hour(7);
};

struct NewMeeting {
    core::BranchId branch{};
    domain::MeetingKind kind = domain::MeetingKind::extraordinary;
    core::Instant starts_at{};
    std::string venue{};  ///< as it is printed
};

/// The notice as the secretary has approved it.
struct Notice {
    std::string template_name{};  ///< kNotice, or kNoticeToForward
    std::string head{};  ///< a message of its own before it: "Xin đồng chí chuyển tin dưới đây …";
                         ///< empty: none
    std::string text{};
    core::Chat to{};
    core::Instant leaves_at{};  ///< after the hold
    bool despite_quiet_hours = false;  ///< two have agreed that it leaves in them
    std::string key{};  ///< tells two words of one template and revision apart; empty: there is one
};
inline constexpr std::string_view kNotice = "M1";
inline constexpr std::string_view kNoticeToForward =
    "M1.forward";  ///< to the secretary, for a branch without a group
inline constexpr std::string_view kForwardHead = "M1.forward.head";
/// Words that open a meeting's question, in the group or carried by the secretary.
bool opens_question(std::string_view template_name);

enum class Outcome {
    opened,
    not_allowed,
    not_found,       ///< no such branch
    past,            ///< it would begin before the notice leaves
    slot_taken,      ///< R-05: `in_the_way` has that time
    regular_exists,  ///< the month has its regular meeting already: `in_the_way`
};
struct Opening {
    Outcome outcome = Outcome::opened;
    core::MeetingId meeting{};
    std::optional<storage::Meeting> in_the_way{};
};

/// What `open` would come to; for the confirmation. Writes nothing.
Opening try_open(storage::Connection& connection,
                 const Actor& actor,
                 const NewMeeting& wanted,
                 const domain::RulePack& rules,
                 core::Instant now);

/// Writes the meeting (confirmed), its notice in the outbox, held back until `leaves_at`, what is left
/// of its ladder after that, and the audit row. The notice is useful until the meeting begins.
Opening open(storage::Connection& connection,
             const Actor& actor,
             const NewMeeting& wanted,
             const Notice& notice,
             const rungs::Setting& setting,
             core::Instant now);

enum class Withdrawal {
    withdrawn,
    too_late,  ///< the notice has begun to leave: nothing was changed
    not_allowed,
    not_found,
};
/// Takes back a meeting whose notice is still held.
Withdrawal withdraw(storage::Connection& connection,
                    const Actor& actor,
                    core::MeetingId meeting,
                    core::Instant now);

/// When answers to such a meeting close: three hours before; at the beginning, if the notice leaves
/// later than that.
core::Instant answers_close_at(core::Instant starts_at, core::Instant announced_at);
/// The hour that a text of `at` prints as the deadline; nothing once it has passed.
std::optional<core::Instant> deadline_to_print(const storage::Meeting& meeting,
                                               const QuietHours& quiet,
                                               core::Instant at);

/// One open question in a group (conversation.md §1, rule 8): the meeting whose answers a later
/// notice to the same people waits for, and until when.
struct Waiting {
    storage::Meeting question{};
    core::Instant until{};
};
/// Nothing if no question is open at `leaves_at`, or if waiting would leave less than a day for
/// answers to `wanted`.
std::optional<Waiting> waits_for(storage::Connection& connection,
                                 const NewMeeting& wanted,
                                 core::Instant leaves_at,
                                 const QuietHours& quiet);

/// `at`, or the end of the quiet hours that it falls into.
core::Instant after_quiet_hours(core::Instant at, const QuietHours& quiet);

}  // namespace mungba::usecases::meetings
