#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/meeting_file_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/roll_call.hpp"

/// The attendance of an organization's branches in a month, and its closing: what the office has closed stays as it was, a later correction
/// stands beside it. All throw StorageError.
namespace mungba::usecases::month_figures {

/// One meeting of the month that has begun and was not off.
struct Figure {
    storage::Meeting meeting{};
    std::string branch_name;
    roll_call::Sums now{};
    std::optional<roll_call::Sums> closed{};  ///< as they were when the month was closed
    bool corrected() const { return closed && *closed != now; }
};
struct Month {
    std::vector<Figure> figures{};  ///< in the branches' own order, then by hour
    std::optional<storage::MonthClosing> closing{};
};
/// @param month  "2026-10": regular meetings for that month, others that begin in it. Nothing if it is none. Reads only.
std::optional<Month> of(storage::Connection& connection, core::OrganizationId organization, std::string_view month, core::Instant now);

enum class Outcome { done, unchanged, bad_month, not_allowed, not_over };
/// Keeps the figures as they are. A month is closed when it is over, once.
Outcome close(storage::Connection& connection, const Actor& actor, std::string_view month, core::Instant now);

}  // namespace mungba::usecases::month_figures
