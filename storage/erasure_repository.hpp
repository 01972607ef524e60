#pragma once
#include <optional>
#include <span>

#include "storage/erasure_list.hpp"
#include "storage/outbox_repository.hpp"

/// The rows that an erasure empties (P10). What counts stays: memberships, answers and roll calls, of somebody without a name.
/// Writer's connection; all throw StorageError.
namespace mungba::storage::erasures {

struct Subject {
    core::PersonId person;
    core::OrganizationId organization;
    core::OaId oa;
    std::string name;
    core::Instant made_at;
};
/// Nothing if there is no such person, or if that one's data has been erased.
std::optional<Subject> subject(Connection& connection, core::PersonId person);
/// The person of a line of the list in this database, if it is the same one and still has data.
std::optional<Subject> subject_of(Connection& connection, const Erasure& erasure);

/// Name, birth date and telephone go, `erased_at` is set; accounts go; reasons, own words waiting for an answer, own tasks and those of
/// others about this person go, and what is on its way to that one.
void empty_person(Connection& connection, const Subject& subject, core::Instant at);
/// What still waits to be sent to an account that spoke for this person alone is cancelled; the text of everything that was
/// settled goes, if it was sent there or bears the name. Before `empty_person`.
void empty_messages(Connection& connection, const Subject& subject, core::Instant at);

/// The same for one message that was settled after that: the last words.
void empty_message(Connection& connection, core::OutgoingId message);
/// In what waits in others' lists and questions, or on the ladder.
void replace_name(Connection& connection, const Subject& subject, std::string_view by);

/// A message that waits for others and bears a name.
struct Mention {
    core::OutgoingId id;
    std::string body;
};
std::vector<Mention> waiting_mentions(Connection& connection, const Subject& subject);
void rewrite(Connection& connection, const Mention& mention, const outbox::TextHash& hash);

std::span<const Query* const> queries();

}  // namespace mungba::storage::erasures
