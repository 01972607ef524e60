#include "bot/heartbeat.hpp"

#include <cstdlib>

#include "core/log.hpp"

namespace mungba::bot {
namespace {

constexpr auto kBeat = std::chrono::seconds{1};
constexpr auto kStep = std::chrono::milliseconds{60'000};

}  // namespace

Heartbeat::Heartbeat(boost::asio::io_context& io, const core::Clock& clock, engine::Engine& engine)
    : timer_(io), clock_(clock), engine_(engine), last_wall_(clock.now()), last_steady_(core::steady_now()) {}

void Heartbeat::start() { wait(); }

void Heartbeat::stop() {
    stopped_ = true;
    timer_.cancel();
}

void Heartbeat::wait() {
    timer_.expires_after(kBeat);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error || stopped_) return;
        beat();
        wait();
    });
}

void Heartbeat::beat() {
    if (!engine_.stepper) notice_clock_step();
    engine_.writer.wake();
    engine_.sender.kick();
    for (engine::Duty* duty : engine_.duties) duty->tick();
}

void Heartbeat::notice_clock_step() {
    const core::Instant wall = clock_.now();
    const auto steady = core::steady_now();
    const auto step = (wall - last_wall_) - std::chrono::duration_cast<core::Milliseconds>(steady - last_steady_);
    if (step > kStep || step < -kStep) {
        engine_.counts.clock_step();
        core::log::warning("the wall clock was set", {{"ms", step.count()}});
        engine_.clock_was_set(last_wall_, wall);
    }
    last_wall_ = wall;
    last_steady_ = steady;
}

}  // namespace mungba::bot
