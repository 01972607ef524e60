#include "core/backoff.hpp"

#include <algorithm>

namespace mungba::core {

Milliseconds backoff(int failures, Random& random) {
    constexpr std::int64_t kCapMs = 15 * 60 * 1000;
    const int doublings = std::clamp(failures - 1, 0, 20);
    const std::int64_t plain = std::min<std::int64_t>(std::int64_t{1000} << doublings, kCapMs);
    const std::int64_t spread = plain / 5;
    const auto offset = static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(2 * spread + 1));
    return Milliseconds{std::min(plain - spread + offset, kCapMs)};
}

}  // namespace mungba::core
