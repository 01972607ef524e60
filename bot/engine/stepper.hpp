#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/maintenance.hpp"
#include "bot/engine/scheduler.hpp"
#include "bot/engine/sender.hpp"
#include "core/clock.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Takes a standing clock from due instant to due instant (design §4, "Clock control"): at each, what is due is done and what is in
/// flight is waited for. Io thread.
class Stepper {
public:
    enum class Mode {
        step,  ///< every due instant on the way
        jump,  ///< at once, as an outage would
        run,   ///< to that time by steps; from there it ticks by itself
    };
    struct Stepped {
        bool went_back = false;  ///< refused: the clock never goes back
        core::Instant now;
        std::uint64_t ran = 0;   ///< jobs run and messages tried on the way
        std::optional<core::Instant> next_due;  ///< when there will be something to do again
    };
    using Done = std::function<void(Stepped)>;

    Stepper(storage::Writer& writer,
            Sender& sender,
            Scheduler& scheduler,
            Maintenance& maintenance,
            core::SettableClock& clock,
            Post post,
            core::Milliseconds unknown_wait);

    /// Takes part in every step from here on; outlives the stepper.
    void attend(Duty& duty) { duties_.push_back(&duty); }
    /// One after the other, in the order in which they were asked for.
    /// @param target  nothing: the instant at which the order's turn comes.
    void go(std::optional<core::Instant> target, Mode mode, Done done);
    /// Waits until nothing that is due now is left to do.
    void settle(std::function<void()> settled);
    core::Instant now() const { return clock_.now(); }
    /// When there will be something to do again.
    void next_due(std::function<void(std::optional<core::Instant>)> told);

private:
    struct Order {
        std::optional<core::Instant> target;
        Mode mode;
        Done done;
    };
    void next_order();
    void walk();
    void arrive();
    void flush_duties(std::size_t from, std::function<void()> flushed);
    std::uint64_t begun_by_duties() const;
    /// What only the io thread knows of due instants.
    std::optional<core::Instant> next_beside_database() const;
    std::uint64_t done_so_far() const { return scheduler_.ran() + sender_.attempts() + begun_by_duties(); }

    storage::Writer& writer_;
    Sender& sender_;
    Scheduler& scheduler_;
    Maintenance& maintenance_;
    core::SettableClock& clock_;
    Post post_;
    core::Milliseconds unknown_wait_;
    std::vector<Duty*> duties_;
    std::deque<Order> orders_;
    bool walking_ = false;
    std::uint64_t done_before_ = 0;
};

}  // namespace mungba::engine
