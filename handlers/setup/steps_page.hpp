#pragma once
#include <string>
#include <vector>

#include "handlers/contract/visit.hpp"

namespace mungba::handlers::setup {

std::vector<PageInfo> steps_pages();

/// Proofs on their way from the slow part of a POST to the page, as text.
std::string packed(const std::vector<Proof>& proofs);
std::vector<Proof> unpacked(std::string_view text);

}  // namespace mungba::handlers::setup
