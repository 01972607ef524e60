#pragma once
#include "core/clock.hpp"
#include "core/ports.hpp"

namespace mungba::core {

/// Delay before the next try of something that failed; pure but for `random`.
/// @param failures  1 after the first failure.
/// @returns 1 s × 2^(failures-1), at most 15 min, then ±20 %, so that what failed together does not come back together.
/// Source: Zalo names no delay, so the choice is ours.
Milliseconds backoff(int failures, Random& random);

}  // namespace mungba::core
