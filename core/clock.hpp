#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>

namespace mungba::core {

/// An instant: UTC, whole milliseconds. Days and hours of people are local: core/local_time.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

constexpr std::int64_t to_ms(Instant instant) { return instant.time_since_epoch().count(); }
constexpr Instant from_ms(std::int64_t ms) { return Instant{Milliseconds{ms}}; }

/// Says what time it is. Comes by constructor, with no default: whoever needs the time says so. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The machine's wall clock; core/clock.cpp is the only file that asks the system for the time.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// A clock that stands still until it is set; for `--clock-control` and tests. Any thread.
/// After `let_run` it goes on at the machine's speed from where it stood.
class SettableClock final : public Clock {
public:
    explicit SettableClock(Instant start);
    Instant now() const override;
    void set(Instant instant);  ///< stands still there; the caller sees to it that it never goes back
    void let_run();
    bool running() const;

private:
    mutable std::mutex mutex_;  // the two belong together
    std::int64_t base_ms_;
    std::int64_t started_steady_ms_;  // kStill while it stands
};

/// Monotonic time for time-outs and measurements, never for what people see.
std::chrono::steady_clock::time_point steady_now();

}  // namespace mungba::core
