#pragma once
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::bulletins {

/// What has gone out: found by words, month, kind and branch type; one to read, one to print. For whoever has a page; each sees what concerns
/// the own branches, the office everything. The guidance for secretaries stands here.
std::vector<PageInfo> archive_pages();

}  // namespace mungba::handlers::bulletins
