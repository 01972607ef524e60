#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/engine/engine.hpp"
#include "core/clock.hpp"

namespace mungba::bot {

/// Once a second the wall clock is asked whether something has become due (reliability.md §4: at least every 5 s). Io thread.
class Heartbeat {
public:
    Heartbeat(boost::asio::io_context& io, const core::Clock& clock, engine::Engine& engine);
    void start();
    void stop();

private:
    void wait();
    void beat();
    void notice_clock_step();

    boost::asio::steady_timer timer_;
    const core::Clock& clock_;
    engine::Engine& engine_;
    core::Instant last_wall_;
    std::chrono::steady_clock::time_point last_steady_;
    bool stopped_ = false;
};

}  // namespace mungba::bot
