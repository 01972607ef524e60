#pragma once
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "storage/meeting_repository.hpp"
#include "usecases/access.hpp"

/// What a committee member who looks after branches sees and says of their meetings (conversation.md §5 M29). Counted apart from the branch's
/// own answers. Writer's thread for what writes; all throw StorageError.
namespace mungba::usecases::overseers {

/// A meeting of a branch that the person looks after, whose date stands.
struct Due {
    std::string branch_name;
    storage::Meeting meeting;
    bool clashes = false;  ///< another of them takes place at the same time
};
/// Of the branches that the actor looks after today, soonest first; neither proposals nor what is of the chi ủy alone.
std::vector<Due> month_of(storage::Connection& connection, const Actor& actor, std::chrono::year_month month, core::Instant now);

/// Where and when an answer was given.
struct Word {
    core::Instant event_at;
    core::MessageId message;
    bool is_all = true;  ///< what was chosen before and is not named now is an absence
};
/// Comes to those of `shown` that are in `chosen`. @returns those written down: no longer
/// a meeting that has begun, or whose branch somebody else looks after meanwhile.
std::vector<storage::Meeting> attend(storage::Connection& connection,
                                     const Actor& actor,
                                     const std::vector<core::MeetingId>& shown,
                                     const std::set<core::MeetingId>& chosen,
                                     const Word& word,
                                     core::Instant now);

}  // namespace mungba::usecases::overseers
