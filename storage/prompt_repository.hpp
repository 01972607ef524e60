#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/event.hpp"
#include "storage/sqlite.hpp"

/// What the bot has asked one account in one chat and waits for; survives a restart.
namespace mungba::storage::prompts {

enum class Kind {
    confirmation,  ///< "đồng ý" or "thôi"
    choice,        ///< a number from a list
    hold,          ///< what was confirmed leaves in a moment: "thôi" still stops it
};

struct Prompt {
    core::PromptId id;
    core::OrganizationId organization;
    core::UserId user;  ///< only this account may answer
    core::Chat chat;
    Kind kind = Kind::confirmation;
    std::string topic;    ///< "meetings.open": the feature before the dot goes on with the answer
    std::string details;  ///< JSON of the feature's own; erased when the prompt is closed
    core::Instant asked_at;
    core::Instant expires_at;
};

core::PromptId ask(Connection& connection, const Prompt& prompt);
/// The open ones of that account in that chat that have not expired, newest first.
std::vector<Prompt> open_of(Connection& connection,
                            core::OrganizationId organization,
                            const core::UserId& user,
                            const core::Chat& chat,
                            core::Instant now);
/// The same in every chat, newest first.
std::vector<Prompt> open_of_user(Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant now);
/// When that account was last given a numbered list (a choice) in that chat, open or not; for "a number to an old list is asked".
std::optional<core::Instant> last_choice_at(Connection& connection,
                                            core::OrganizationId organization,
                                            const core::UserId& user,
                                            const core::Chat& chat);
/// `state`: answered, dropped or expired. False if it was closed already.
bool close(Connection& connection, core::PromptId id, std::string_view state);
/// Closes (as expired) what has expired; how many, at most `limit`.
int expire(Connection& connection, core::Instant now, int limit);
std::optional<core::Instant> next_expiry(Connection& connection);

std::span<const Query* const> queries();

}  // namespace mungba::storage::prompts
