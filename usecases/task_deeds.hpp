#pragma once
#include "storage/task_repository.hpp"
#include "usecases/access.hpp"

/// What is done with tasks that belong to the list itself: words that reached nobody by another way, messages that found no room. Writer's
/// thread; all throw StorageError.
namespace mungba::usecases::tasks {

inline constexpr std::string_view kWord = "tasks.word";      ///< a word: read, it is done
inline constexpr std::string_view kUnsent = "tasks.unsent";  ///< a message for a group, which a person may send all the same
inline constexpr std::string_view kLate = "tasks.late";      ///< a branch's overdue things, on the office's list

enum class Done {
    done,
    too_late,  ///< its time is over: it leaves the list
    gone,      ///< done meanwhile, or somebody else's
};

/// Sends what found no room in the group: a person has asked for it, so it does not count as the bot's own.
/// @param cause  the event by which it was asked for; 0 if none.
Done send_unsent(storage::Connection& connection, const Actor& actor, core::TaskId id, core::EventId cause, core::Instant now);
/// What a person does outside the program (documents on the e-handbook, a talk of the chi ủy) is done, they say. Only tasks of the kinds that `is_chore` knows.
Done finish_chore(storage::Connection& connection, const Actor& actor, core::TaskId id, core::Instant now);
bool is_chore(const storage::Task& task);
/// A word, or the list of what is overdue, has been read.
Done mark_read(storage::Connection& connection, const Actor& actor, core::TaskId id, core::Instant now);

}  // namespace mungba::usecases::tasks
