#pragma once
#include <string_view>

#include "handlers/contract/handler.hpp"
#include "usecases/attendance.hpp"

namespace mungba::handlers::attendance {

/// An answer that the secretary must hear of at once: one after the deadline, a wish to attend online. A name may stand in the branch-committee
/// group, a reason nowhere but 1:1 and on the page.
/// @param text  with {ten}, {tra_loi}, {gio}, {ngay}.
void tell_of_change(const usecases::Actor& person,
                    const usecases::attendance::Said& said,
                    const storage::Meeting& meeting,
                    std::string_view text,
                    Context& context);

/// An answer after the deadline. Within two hours of the meeting the secretary hears of it at once; before that those of a half hour go together.
void tell_of_late_change(const usecases::Actor& person,
                         const usecases::attendance::Said& said,
                         const storage::Meeting& meeting,
                         Context& context);
/// What the half hour has brought: all that was said after the deadline, as it stands now.
JobOutcome tell_late_changes(const storage::jobs::Job& job, Context& context);
inline constexpr std::string_view kLateChangesJob = "attendance.late_changes";

}  // namespace mungba::handlers::attendance
