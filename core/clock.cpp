#include "core/clock.hpp"

namespace mungba::core {
namespace {

constexpr std::int64_t kStill = -1;

std::int64_t steady_ms() {
    return std::chrono::duration_cast<Milliseconds>(steady_now().time_since_epoch()).count();
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point steady_now() { return std::chrono::steady_clock::now(); }

SettableClock::SettableClock(Instant start) : base_ms_(to_ms(start)), started_steady_ms_(kStill) {}

Instant SettableClock::now() const {
    const std::int64_t started = started_steady_ms_.load();
    const std::int64_t base = base_ms_.load();
    return from_ms(started == kStill ? base : base + (steady_ms() - started));
}

void SettableClock::set(Instant instant) {
    started_steady_ms_.store(kStill);
    base_ms_.store(to_ms(instant));
}

void SettableClock::let_run() {
    base_ms_.store(to_ms(now()));
    started_steady_ms_.store(steady_ms());
}

bool SettableClock::running() const { return started_steady_ms_.load() != kStill; }

}  // namespace mungba::core
