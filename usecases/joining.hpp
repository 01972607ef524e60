#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "storage/channel_call_repository.hpp"
#include "storage/enrolment_repository.hpp"
#include "storage/group_repository.hpp"
#include "usecases/access.hpp"

/// How accounts come into groups, and groups to their purpose. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::joining {

/// Asks the channel to take the account in wherever that person belongs and is not: it is accepted where it asks already, else invited.
void enter_groups(storage::Connection& connection,
                  core::OrganizationId organization,
                  core::PersonId person,
                  core::AccountId account,
                  const core::UserId& user,
                  core::Instant now);
/// Invites once more, after an invitation that failed. False if the actor may not, or the person is not in the books any more.
bool invite_again(storage::Connection& connection,
                  const Actor& actor,
                  const storage::ChatGroup& group,
                  core::PersonId person,
                  const core::UserId& user,
                  core::Instant now);

/// Somebody knocks at a group: whoever belongs is accepted, for the others it is a task.
void requested(storage::Connection& connection, const storage::ChatGroup& group, const core::UserId& user, core::Instant now);
/// The channel tells how it ended, or that the account is there: accepted, rejected, withdrawn.
void settled(storage::Connection& connection,
             const storage::ChatGroup& group,
             const core::UserId& user,
             std::string_view state,
             core::Instant now);
enum class Decision { accept, reject };
/// False if the actor may not, or the request is settled.
bool decide(storage::Connection& connection, const Actor& actor, core::JoinRequestId request, Decision decision, core::Instant now);

/// The channel has done, or could not do, what it was asked: what failed becomes a task.
void call_settled(storage::Connection& connection, const storage::ChannelCall& call, core::Instant now);

/// Once a day: where a group has accounts that nobody knows, that is a task.
void look_for_strangers(storage::Connection& connection, core::OrganizationId organization, core::Instant now);
/// Those that are there now are known: nothing more is said of them. False if the actor may not.
bool strangers_are_known(storage::Connection& connection, const Actor& actor, const storage::ChatGroup& group, core::Instant now);
/// Those of whom nobody has said so.
std::vector<core::UserId> strangers(storage::Connection& connection, const storage::ChatGroup& group, core::LocalDate on);

/// Gives a group its purpose by a code that somebody typed there; the code is used up.
enum class Bound {
    bound,
    already,     ///< it serves that purpose; the code stays good
    of_another,  ///< it serves another one
    no_code,     ///< used or old meanwhile
};
Bound bind(storage::Connection& connection, const Actor& actor, core::CodeId code, const core::GroupId& group, core::Instant now);

/// Jobs that the channel's calls leave.
inline constexpr std::string_view kInvited = "enrolment.invited";
inline constexpr std::string_view kAnswered = "enrolment.answered";
/// Tasks: details {"person", "user", "group"}, {"join", "user"}, {"group"}.
inline constexpr std::string_view kInviteTask = "enrolment.invite";
inline constexpr std::string_view kJoinTask = "enrolment.join";
inline constexpr std::string_view kStrangersTask = "enrolment.strangers";

}  // namespace mungba::usecases::joining
