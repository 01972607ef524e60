#include "bot/engine/engine.hpp"

#include <utility>

#include "storage/organization_repository.hpp"

namespace mungba::engine {

Engine::Engine(storage::Connection& connection,
               const handlers::Delivery& delivery,
               core::MessageSender& channel,
               const core::Clock& clock,
               core::SettableClock* settable,
               core::Random& random,
               Post post,
               core::Testpoint testpoint,
               EngineOptions options)
    : writer(connection, options.writer),
      inbox(writer, clock, counts, post, testpoint, options.inbox),
      dispatcher(delivery, clock, random, counts, testpoint, options.dispatcher),
      scheduler(delivery, clock, random, counts, testpoint, options.scheduler),
      maintenance(writer, clock, options.maintenance),
      sender(writer, channel, delivery, clock, random, counts, post, testpoint, options.sender),
      settler({.writer = writer,
               .sender = sender,
               .delivery = delivery,
               .clock = clock,
               .random = random,
               .counts = counts,
               .post = post},
              options.settler),
      post_(post),
      delivery_(delivery),
      clock_(clock) {
    writer.add(inbox);
    writer.add(dispatcher);
    writer.add(scheduler);
    writer.add(maintenance);
    dispatcher.on_progress([this] {
        maintenance.erased_something();
        progressed();
    });
    scheduler.on_progress([this] { progressed(); });
    if (settable) {
        stepper = std::make_unique<Stepper>(
            writer, sender, scheduler, maintenance, *settable, post, options.settler.wait_for_echo);
    }
    sender.on_unknown([this](core::OutgoingId id) { settler.add(id); });
    attend(settler);
}

void Engine::begin(storage::Connection& connection) {
    for (const core::OutgoingId id : Sender::recover(connection, clock_.now())) settler.add(id);
    inbox.begin(connection);
    maintenance.begin(connection);
    dispatcher.begin(connection);
    for (const auto& one : storage::organizations::all(connection)) delivery_.start(connection, one.id, clock_.now());
}

void Engine::progressed() {
    sender.kick();
    if (progress_.empty()) return;
    post_([this] {
        for (const auto& told : progress_) told();
    });
}

void Engine::attend(Duty& duty) {
    duties.push_back(&duty);
    if (stepper) stepper->attend(duty);
}

void Engine::clock_was_set(core::Instant from, core::Instant to) {
    for (Duty* duty : duties) duty->jumped(from, to);
    if (to < from) sender.end_rests();
}

}  // namespace mungba::engine
