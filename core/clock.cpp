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
    const std::lock_guard lock(mutex_);
    return from_ms(started_steady_ms_ == kStill ? base_ms_ : base_ms_ + (steady_ms() - started_steady_ms_));
}

void SettableClock::set(Instant instant) {
    const std::lock_guard lock(mutex_);
    started_steady_ms_ = kStill;
    base_ms_ = to_ms(instant);
}

void SettableClock::let_run() {
    const std::lock_guard lock(mutex_);
    if (started_steady_ms_ == kStill) started_steady_ms_ = steady_ms();
}

bool SettableClock::running() const {
    const std::lock_guard lock(mutex_);
    return started_steady_ms_ != kStill;
}

}  // namespace mungba::core
