#pragma once
#include <string_view>

#include "usecases/access.hpp"

/// Whether a person agrees to be in the books (P10, conversation.md §5 M27). It is asked once in chat and never assumed: without it a member
/// hears the group and the secretary's voice. Consent on paper comes with the roster. Writer's thread; all throw StorageError.
namespace mungba::usecases::consent {

/// A listed person who has agreed neither on paper nor in chat and was not asked yet.
bool needs_asking(storage::Connection& connection, core::PersonId person);
/// The question has been put; it is put once, whatever becomes of it.
void asked(storage::Connection& connection, const Actor& actor, core::Instant now);

/// True after a no that no consent has followed: nothing that this person says in chat is written down.
bool was_refused(storage::Connection& connection, core::PersonId person);

/// False if there is no such person any more.
bool agree(storage::Connection& connection, const Actor& actor, std::string_view text_version, core::Instant now);
bool refuse(storage::Connection& connection, const Actor& actor, core::Instant now);

}  // namespace mungba::usecases::consent
