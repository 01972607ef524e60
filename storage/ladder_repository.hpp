#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/event.hpp"
#include "core/ids.hpp"
#include "core/outgoing.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A word for somebody on its way (usecases/ladder.hpp).
struct Ladder {
    enum class Audience { secretary, member, overseer, office };
    core::LadderId id;
    core::OrganizationId organization;
    Audience audience = Audience::secretary;
    core::BranchId branch;
    core::PersonId person;
    core::OutgoingClass message_class = core::OutgoingClass::reminder;
    std::string template_name;
    std::string words;  ///< JSON of the use-case's own
    core::MeetingId meeting;
    std::string unique_key;
    core::Instant not_before;
    std::optional<core::Instant> useful_until;
    std::string tried = "[]";  ///< JSON: the chats that were tried
};

}  // namespace mungba::storage

/// Writer's thread; all throw StorageError.
namespace mungba::storage::ladders {

/// @returns 0 if the unique key was there already.
core::LadderId begin(Connection& connection, const Ladder& ladder, core::Instant now);
std::optional<Ladder> find(Connection& connection, core::LadderId id);  ///< an open one
/// The open one that this message is under way for.
std::optional<Ladder> of_message(Connection& connection, core::OutgoingId message);
/// Another way is tried by that message.
void goes_by(Connection& connection, core::LadderId id, core::OutgoingId message, const std::string& tried);
/// `state`: reached, task, expired. Its words go.
void finish(Connection& connection, core::LadderId id, std::string_view state, core::Instant now);
/// open, reached, task or expired; nothing if there is none of that key.
std::optional<std::string> state_of(Connection& connection, std::string_view unique_key);

std::span<const Query* const> queries();

}  // namespace mungba::storage::ladders
