#pragma once
#include <optional>
#include <string>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/quarter.hpp"

namespace mungba::handlers::thematic {

/// A thematic meeting on its way to the "đồng ý", and from there through the hold: what the questions and the job of this feature carry.
struct Draft {
    core::BranchId branch{};
    core::SlotId slot{};   ///< of the plan; 0: a new one
    domain::Quarter quarter{};
    std::string topic{};
    int group = 0;
    core::Instant starts_at{};                   ///< of a meeting of its own: day and hour; else the day
    std::optional<core::Instant> other_start{};  ///< "7h30": the second of the two hours it may mean
    core::MeetingId regular{};                   ///< together with that one
    std::string combine_month{};                 ///< together with the one of that month, which is still to be made
    std::string shown{};                         ///< the words for others as they were shown
    core::Instant leaves_at{};                   ///< of words that leave at once
    core::PersonId person{};                     ///< who has agreed

    bool is_own() const { return !regular && combine_month.empty(); }
};

std::string to_json(const Draft& draft);
Draft draft_from(const std::string& json);

}  // namespace mungba::handlers::thematic
