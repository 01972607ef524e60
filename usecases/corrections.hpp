#pragma once
#include <optional>
#include <string>

#include "storage/task_repository.hpp"
#include "usecases/access.hpp"

/// A person asks for a correction of what is kept. The words go to who leads the branch, else to the office, as a task, and are kept as long
/// as that is open. Writer's thread; all throw StorageError.
namespace mungba::usecases::corrections {

inline constexpr std::string_view kTaskKind = "self.correct";

struct Request {
    core::PersonId person;
    std::string text;  ///< as typed, made harmless
};
Request request_of(const storage::Task& task);

/// @param due  by when it is to be answered. @returns 0 without the right.
core::TaskId ask(storage::Connection& connection, const Actor& actor, const std::string& text, core::Instant due, core::Instant now);
/// For who owes the task, with an audit row, since it is personal data; nothing otherwise.
std::optional<Request> read(storage::Connection& connection, const Actor& actor, const storage::Task& task, core::Instant now);
/// Done, or refused: the words go. False without the right, or if it is settled already.
bool settle(storage::Connection& connection, const Actor& actor, const storage::Task& task, bool corrected, core::Instant now);

}  // namespace mungba::usecases::corrections
