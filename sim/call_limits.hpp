#pragma once
#include "core/clock.hpp"

namespace mungba::sim {

/// Zalo's limits of calls: one per app, one per OA, each for a minute of the simulated clock.
/// Source: Zalo's pages on limits (4,000 a minute per app; per OA by its package).
class CallLimits {
public:
    /// @param per_oa  0: none of its own
    CallLimits(int per_app, int per_oa) : per_app_(per_app), per_oa_(per_oa) {}

    struct Counted {
        int limit = 0;   ///< the tighter of the two
        int remain = 0;  ///< calls left of it
        enum class Over { none, app, oa } over = Over::none;
    };
    /// Counts one call.
    Counted count(core::Instant now) {
        const core::Instant minute = std::chrono::floor<std::chrono::minutes>(now);
        if (minute != minute_) calls_ = 0;
        minute_ = minute;
        const bool oa_is_tighter = per_oa_ > 0 && per_oa_ < per_app_;
        Counted counted;
        counted.limit = oa_is_tighter ? per_oa_ : per_app_;
        if (calls_ >= counted.limit) {
            counted.over = oa_is_tighter ? Counted::Over::oa : Counted::Over::app;
            return counted;
        }
        counted.remain = counted.limit - ++calls_;
        return counted;
    }

private:
    int per_app_;
    int per_oa_;
    core::Instant minute_{};
    int calls_ = 0;
};

}  // namespace mungba::sim
