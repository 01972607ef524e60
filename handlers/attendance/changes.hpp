#pragma once
#include <string_view>

#include "handlers/contract/context.hpp"
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

}  // namespace mungba::handlers::attendance
