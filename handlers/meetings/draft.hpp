#pragma once
#include <optional>
#include <string>

#include "usecases/meetings.hpp"

namespace mungba::handlers::meetings {

/// A meeting on its way to the "đồng ý": what the questions of this feature carry in their details.
struct Draft {
    usecases::meetings::NewMeeting wanted{};
    std::optional<core::Instant>
        other_start{};                         ///< "7h30": the second of the two hours it may mean
    std::optional<core::Instant> leaves_at{};  ///< chosen in the quiet hours; else after the hold
    std::string shown{};                       ///< the notice as it was shown
    core::PersonId first{};                    ///< who asks a second person to let it leave in the quiet hours
    bool leaves_now = false;                   ///< the second has agreed
};

std::string to_json(const Draft& draft);
Draft draft_from(const std::string& json);

}  // namespace mungba::handlers::meetings
