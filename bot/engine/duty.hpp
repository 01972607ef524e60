#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/clock.hpp"

namespace mungba::engine {

/// Something that is done at its time beside the writer's rounds, because it needs the world: a renewal, a question to the channel, an
/// alarm. Begun by the heartbeat, or by the stepper at its due instants. Io thread.
class Duty {
public:
    virtual ~Duty() = default;
    /// Begins what is due now; cheap if nothing is.
    virtual void tick() = 0;
    /// The soonest instant at which `tick` has something to begin; nothing if there is none.
    virtual std::optional<core::Instant> next_due() const = 0;
    /// The clock was set at once: forward, as after an outage or a machine's sleep, or back. What was planned by the old one must not wait
    /// for it.
    virtual void jumped(core::Instant /*from*/, core::Instant /*to*/) {}
    /// Begins no more.
    virtual void stop() {}

    /// Begins what is due; told, soon and once, when nothing of it is under way.
    void flush(std::function<void()> told) {
        tick();
        if (under_way_ == 0) return told();
        waiting_.push_back(std::move(told));
    }
    bool idle() const { return under_way_ == 0; }
    /// How often something was begun: whoever steps the clock sees by it that there may be more to do.
    std::uint64_t begun() const { return begun_; }

protected:
    void begin_one() {
        ++begun_;
        ++under_way_;
    }
    void end_one() {
        if (--under_way_ > 0) return;
        for (auto& told : std::exchange(waiting_, {})) told();
    }

private:
    std::uint64_t begun_ = 0;
    int under_way_ = 0;
    std::vector<std::function<void()>> waiting_;
};

}  // namespace mungba::engine
