#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "storage/ladder_repository.hpp"
#include "storage/outbox_repository.hpp"

/// How a word reaches one person or office (design §1): its ways in their order, each settled before the next is tried, the last always a
/// task in somebody's list. Zalo lets an OA write to a person only for a time after that person's last word, so no way is relied upon.
///
/// secretary  the branch-committee group, 1:1 to the secretary, to a deputy; then the branch's list (`việc`, Today), and the office's
///            list where the branch has nobody
/// member     1:1; then the list of the secretary
/// overseer   1:1; then the own list
/// office     1:1; then the office's list
/// operator   the alarm channel, until it is mended: `tell_operator`
///
/// Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::ladder {

using Audience = storage::Ladder::Audience;

/// How long after a person's last word the OA may write 1:1. Source: docs/zalo-notes.md, "Windows".
core::Milliseconds window(bool paid_messages);

struct Word {
    core::OrganizationId organization;
    Audience to = Audience::secretary;
    core::BranchId branch;  ///< not for the office
    core::PersonId person;  ///< the member, the overseer
    core::PersonId about;   ///< of a word for the secretary: who is not told privately about the own deed
    core::OutgoingClass message_class = core::OutgoingClass::reminder;
    std::string template_name;
    std::string key;           ///< the same word is said once
    std::string in_private;    ///< whole
    std::string in_committee;  ///< for the branch-committee group: no reasons, no telephone numbers; empty: not there at all
    std::string title;         ///< its line in `việc`, of at most a hundred characters; empty: it becomes no task, for there is one already
    core::MeetingId meeting;
    core::Instant not_before;
    std::optional<core::Instant> useful_until;
};

enum class Way { known, committee, private_chat, task };

/// Begins with the first way that is open. @returns where it went; `known`: it was said before under this key.
/// @param leaves_at  when it may leave, quiet hours counted in: the windows are asked about then.
Way tell(storage::Connection& connection, const Word& word, bool paid_messages, core::Instant leaves_at, core::Instant now);

/// A message has reached its final state; if it was one way of a word that did not get through, the next is tried.
void settled(storage::Connection& connection,
             const storage::outbox::Settled& message,
             std::string_view state,
             bool paid_messages,
             core::Instant now);

/// What only whoever runs the server can mend: an alarm of that kind (bot/care/alarm_texts.hpp has its words), told once until it changes.
/// `stands` false ends it.
void tell_operator(storage::Connection& connection,
                   core::OrganizationId organization,
                   std::string_view kind,
                   bool stands,
                   std::string_view details,
                   core::Instant now);

/// The kind of task that a word becomes: details {"title", "text", "committee", "template"}.
inline constexpr std::string_view kTaskKind = "tasks.word";

}  // namespace mungba::usecases::ladder
