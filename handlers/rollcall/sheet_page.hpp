#pragma once
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::rollcall {

/// The roll sheet for paper ("/chi-bo/{branch}/hop/{meeting}/phieu"): names, years of birth, what was said, boxes, room to sign; no reasons.
PageInfo sheet_page();

}  // namespace mungba::handlers::rollcall
