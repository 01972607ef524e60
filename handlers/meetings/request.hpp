#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/local_time.hpp"
#include "domain/meeting.hpp"

namespace mungba::handlers::meetings {

/// The arguments of "họp" as they were typed: [kind] date hour [place], date and hour in either
/// order.
struct Request {
    std::optional<domain::MeetingKind> kind{};
    core::ReadDate date{};
    core::ReadHour hour{};
    std::string place{};  ///< the rest of the line, as typed; empty if there is none
    bool has_date() const { return date.outcome != core::ReadDate::Outcome::none; }
    bool has_hour() const { return hour.outcome != core::ReadHour::Outcome::none; }
};

/// Pure, any thread.
/// @param typed   the arguments as typed; `folded` is the same folded.
Request read_request(std::string_view typed, std::string_view folded, core::LocalDate today);

}  // namespace mungba::handlers::meetings
