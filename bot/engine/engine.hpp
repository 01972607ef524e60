#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "bot/engine/counts.hpp"
#include "bot/engine/dispatcher.hpp"
#include "bot/engine/duty.hpp"
#include "bot/engine/inbox.hpp"
#include "bot/engine/maintenance.hpp"
#include "bot/engine/scheduler.hpp"
#include "bot/engine/sender.hpp"
#include "bot/engine/settler.hpp"
#include "bot/engine/stepper.hpp"

namespace mungba::engine {

struct EngineOptions {
    Inbox::Options inbox;
    Dispatcher::Options dispatcher;
    Scheduler::Options scheduler;
    Sender::Options sender;
    Settler::Options settler;
    Maintenance::Options maintenance;
    storage::Writer::Options writer;
};

/// The carriers in their building order: for the program, the tests and the benchmarks. It decides nothing; it only ties together.
struct Engine {
    /// @param settable  the clock again, if it is one that can be set: then `stepper` is there.
    Engine(storage::Connection& connection,
           const handlers::Delivery& delivery,
           core::MessageSender& channel,
           const core::Clock& clock,
           core::SettableClock* settable,
           core::Random& random,
           Post post,
           core::Testpoint testpoint,
           EngineOptions options);
    ~Engine() { writer.stop(); }  // its thread uses everything below
    /// At the start, before the writer's thread runs: what an earlier run left in hand, and where new events begin.
    void begin(storage::Connection& connection);
    /// From here on the heartbeat and the stepper begin it at its time; it outlives the engine's last use of it.
    void attend(Duty& duty);
    /// Told on the io thread after events or jobs were handled: there may be work for a duty in the tables.
    void on_progress(std::function<void()> told) { progress_.push_back(std::move(told)); }
    /// The wall clock was set at once, by people or a time service. Io thread.
    void clock_was_set(core::Instant from, core::Instant to);

    Counts counts;
    storage::Writer writer;
    Inbox inbox;
    Dispatcher dispatcher;
    Scheduler scheduler;
    Maintenance maintenance;
    Sender sender;
    Settler settler;
    std::unique_ptr<Stepper> stepper;
    std::vector<Duty*> duties;

private:
    void progressed();
    const Post post_;
    std::vector<std::function<void()>> progress_;
    const handlers::Delivery& delivery_;
    const core::Clock& clock_;
};

}  // namespace mungba::engine
