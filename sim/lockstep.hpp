#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "sim/bot_link.hpp"
#include "sim/oa.hpp"
#include "sim/postman.hpp"
#include "sim/signal.hpp"

namespace mungba::sim {

/// What is known of the bot at the other end.
struct BotState {
    enum class Kind {
        not_running,  ///< nobody answers
        running,      ///< answers, and its clock goes with ours
        own_clock,    ///< answers, but takes no time from us
    };
    Kind kind = Kind::not_running;
    std::optional<core::Instant> next_due;  ///< if the bot tells what it will do next, and when
    std::string next_what;
    friend bool operator==(const BotState&, const BotState&) = default;
};
std::string_view name_of(BotState::Kind kind);

/// Moves the simulated time, ours and the bot's together. Within a step they meet at every instant
/// at which one of the two has something to do; if the bot does not tell its own, at every quarter
/// of an hour, so that what it sends bears the right time. On the io thread only; steps wait for
/// each other.
class Lockstep {
public:
    Lockstep(boost::asio::io_context& io, Oa& oa, Postman& postman, BotLink& bot)
        : oa_(oa), postman_(postman), bot_(bot), free_(io) {}

    struct Step {
        core::Instant to;
        bool jump = false;  ///< at once, as an outage would
    };
    struct Stepped {
        core::Instant now;
        std::int64_t ran = 0;  ///< what the bot says it has run
        std::string failure;  ///< why the bot did not come along; empty if it did or is not running
    };
    boost::asio::awaitable<Stepped> step(Step step);

    /// Asks the bot whether it is there and what time it has; the later of the two clocks becomes
    /// that of both.
    boost::asio::awaitable<void> meet();

    const BotState& bot() const { return state_; }
    /// Called when the clock or the state of the bot has changed.
    void set_listener(std::function<void()> listener) { listener_ = std::move(listener); }

private:
    class Turn;
    boost::asio::awaitable<void> take_turn();
    boost::asio::awaitable<void> move_to(core::Instant instant, bool jump, Stepped& result);
    boost::asio::awaitable<BotAnswer> tell_time(bool jump);
    boost::asio::awaitable<BotAnswer> ask_time();
    core::Instant next_meeting(core::Instant target) const;
    void hear(const BotAnswer& answer);
    void announce();

    Oa& oa_;
    Postman& postman_;
    BotLink& bot_;
    BotState state_;
    bool bot_tells_next_ = false;
    bool taken_ = false;
    Signal free_;
    std::function<void()> listener_;
};

}  // namespace mungba::sim
