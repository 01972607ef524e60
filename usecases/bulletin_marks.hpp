#pragma once
#include <string_view>

#include "storage/bulletin_repository.hpp"

/// What is left behind when a bulletin goes on by itself: lines of the audit, tasks of the office, its place in the archive. For the use-cases
/// of bulletins. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::bulletin_marks {

void by_clock(storage::Connection& connection, core::OrganizationId organization, std::string_view action, core::BulletinId id, std::string_view fields, core::Instant now);

/// A line in the office's list, one of a kind for each bulletin.
void owed_by_office(storage::Connection& connection, const storage::Bulletin& bulletin, std::string_view kind, core::Instant now);
void no_longer_owed(storage::Connection& connection, core::BulletinId id, std::string_view kind, core::Instant now);
/// The line about those who did not get it, if there are any.
void note_failures(storage::Connection& connection, const storage::Bulletin& bulletin, core::Instant now);

/// Found from now on, by its words, by those of what is attached and by what has been corrected.
void into_archive(storage::Connection& connection, const storage::Bulletin& bulletin);

}  // namespace mungba::usecases::bulletin_marks
