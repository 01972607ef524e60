#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// Whether a person has agreed to be in the books (P10).
struct Consent {
    std::optional<std::string> on;  ///< local day; none: no consent
    bool in_chat = false;           ///< else on paper; says nothing without `on`
    std::string text_version;       ///< of the words that were agreed to in chat
    std::optional<core::Instant> asked_at;    ///< in chat
    std::optional<core::Instant> refused_at;  ///< in chat; consent on paper may have followed
    bool is_listed = false;                   ///< stands in the list of a branch now
    bool was_refused() const { return !on && refused_at; }
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::consents {

/// Nothing for somebody who is not there, or whose data was erased.
std::optional<Consent> find(Connection& connection, core::PersonId person);
void set_asked(Connection& connection, core::PersonId person, core::Instant at);
/// Consent in chat; one that is there already stays as it is.
void agree(Connection& connection, core::PersonId person, core::LocalDate on, std::string_view text_version);
void refuse(Connection& connection, core::PersonId person, core::Instant at);

std::span<const Query* const> queries();

}  // namespace mungba::storage::consents
