#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/local_time.hpp"
#include "storage/people_repository_changes.hpp"

namespace mungba::usecases {

/// What a roster says of a member's status; days that are not told are left as they are.
struct StatedStatus {
    domain::MemberStatus status = domain::MemberStatus::official;
    std::optional<core::LocalDate> from;   ///< none: today, where it is a change
    std::optional<core::LocalDate> until;  ///< the last day
};

/// What has to be done to the stored history.
struct StatusChange {
    std::vector<storage::StatusSpan> redated;  ///< stored ones with other days
    std::vector<std::int64_t> removed;         ///< one that would have lasted no day
    std::optional<storage::StatusSpan> begun;  ///< a new one
    std::string what;  ///< "tinh_trang: chính thức -> tạm miễn"; empty: nothing changes
};

/// Why the history cannot be so, and how to mend it.
struct StatusConflict {
    std::string reason;
};

/// Fits what is stated into the history of a membership. A new status closes the former with the
/// day before; one that has an end only lies over it, so that the former holds again afterwards
/// (storage::people::members_of). Pure.
/// @param history  the earliest first; not empty
std::variant<StatusChange, StatusConflict> state_status(
    const std::vector<storage::StatusSpan>& history,
    const StatedStatus& stated,
    core::LocalDate today);

/// As a roster has it: "chính thức", "tạm miễn", …
std::string_view word_of(domain::MemberStatus status);

}  // namespace mungba::usecases
