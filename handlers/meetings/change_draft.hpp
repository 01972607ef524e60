#pragma once
#include <optional>
#include <string>

#include "core/ids.hpp"
#include "core/local_time.hpp"

namespace mungba::handlers::meetings {

/// A change of a meeting on its way to the "đồng ý", and from there through the hold: what the questions and the job of this feature carry.
struct Change {
    enum class Deed { move, place, agenda, mode, cancel, send };
    Deed deed = Deed::move;
    core::BranchId branch{};
    core::MeetingId meeting{};
    core::Instant starts_at{};                   ///< of a move: the new one
    std::optional<core::Instant> other_start{};  ///< "7h30": the second of the two hours it may mean
    std::string value{};                         ///< of an edit: as typed; of a move: a new place, if one was named
    std::string reason{};
    bool off_rule = false;                       ///< outside the first week, and agreed to
    std::optional<core::Instant> leaves_at{};    ///< chosen in the quiet hours; else after the hold
    std::string shown{};                         ///< the words for others as they were shown
    core::PersonId person{};                     ///< who has agreed
    core::PersonId second{};                     ///< who else: it leaves now, in the quiet hours too
};

std::string to_json(const Change& change);
Change change_from(const std::string& json);

}  // namespace mungba::handlers::meetings
