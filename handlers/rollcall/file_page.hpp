#pragma once
#include "handlers/contract/visit.hpp"

namespace mungba::handlers::rollcall {

/// The meeting's file for paper ("/chi-bo/{branch}/hop/{meeting}/ho-so"). The office sees it without names of the absent and without reasons; the
/// branch's own leaders make it final.
PageInfo file_page();

}  // namespace mungba::handlers::rollcall
