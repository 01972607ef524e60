#include "bot/engine/stepper.hpp"

#include <memory>
#include <utility>

#include "storage/inbox_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/state_repository.hpp"

namespace mungba::engine {
namespace {

bool nothing_waits(storage::Connection& connection, core::Instant now) {
    return !storage::inbox::next_waiting(connection, {}, storage::inbox::newest(connection), now) &&
           !storage::jobs::next_due(connection, now);
}

std::optional<core::Instant> next_instant(storage::Connection& connection,
                                          const Maintenance& maintenance,
                                          core::Instant now,
                                          core::Milliseconds unknown_wait,
                                          std::optional<core::Instant> beside) {
    std::optional<core::Instant> next;
    const auto sooner = [&](std::optional<core::Instant> instant) {
        if (instant && *instant > now && (!next || *instant < *next)) next = instant;
    };
    sooner(beside);
    sooner(storage::jobs::next_due_at(connection));
    sooner(storage::inbox::next_try_at(connection));
    sooner(storage::outbox::next_due(connection, now, unknown_wait));
    sooner(maintenance.next_due(connection, now));
    return next;
}

}  // namespace

Stepper::Stepper(storage::Writer& writer,
                 Sender& sender,
                 Scheduler& scheduler,
                 Maintenance& maintenance,
                 core::SettableClock& clock,
                 Post post,
                 core::Milliseconds unknown_wait)
    : writer_(writer),
      sender_(sender),
      scheduler_(scheduler),
      maintenance_(maintenance),
      clock_(clock),
      post_(std::move(post)),
      unknown_wait_(unknown_wait) {}

void Stepper::go(std::optional<core::Instant> target, Mode mode, Done done) {
    orders_.push_back({target, mode, std::move(done)});
    if (!walking_) next_order();
}

void Stepper::next_order() {
    while (!orders_.empty()) {
        Order& order = orders_.front();
        if (clock_.running()) clock_.set(clock_.now());  // it stands still while it is stepped
        if (!order.target) order.target = clock_.now();
        if (*order.target < clock_.now()) {
            Order refused = std::move(orders_.front());
            orders_.pop_front();
            refused.done({.went_back = true, .now = clock_.now(), .ran = 0, .next_due = {}});
            continue;
        }
        walking_ = true;
        done_before_ = done_so_far();
        if (order.mode == Mode::jump) {
            const core::Instant from = clock_.now();
            clock_.set(*order.target);
            for (Duty* duty : duties_) duty->jumped(from, *order.target);
        }
        settle([this] { walk(); });
        return;
    }
    walking_ = false;
}

void Stepper::settle(std::function<void()> settled) {
    auto quiet = std::make_shared<bool>(false);
    writer_.submit([this, quiet](storage::Connection& connection) { *quiet = nothing_waits(connection, clock_.now()); },
                   [this, quiet, settled = std::move(settled)](std::exception_ptr) {
                       post_([this, quiet, settled] {
                           if (!*quiet) return settle(settled);
                           const std::uint64_t before = sender_.attempts() + begun_by_duties();
                           sender_.flush([this, before, settled] {
                               flush_duties(0, [this, before, settled] {
                                   // What was sent or asked may have made more work (a meeting is announced, a count is due).
                                   if (sender_.attempts() + begun_by_duties() != before) return settle(settled);
                                   settled();
                               });
                           });
                       });
                   });
}

void Stepper::flush_duties(std::size_t from, std::function<void()> flushed) {
    if (from == duties_.size()) return flushed();
    duties_[from]->flush([this, from, flushed = std::move(flushed)]() mutable { flush_duties(from + 1, std::move(flushed)); });
}

std::uint64_t Stepper::begun_by_duties() const {
    std::uint64_t begun = 0;
    for (const Duty* duty : duties_) begun += duty->begun();
    return begun;
}

std::optional<core::Instant> Stepper::next_beside_database() const {
    std::optional<core::Instant> next = sender_.rest_ends();
    for (const Duty* duty : duties_) {
        const auto due = duty->next_due();
        if (due && (!next || *due < *next)) next = due;
    }
    return next;
}

void Stepper::walk() {
    const core::Instant target = *orders_.front().target;
    auto next = std::make_shared<std::optional<core::Instant>>();
    writer_.submit(
        [this, next, beside = next_beside_database()](storage::Connection& connection) {
            *next = next_instant(connection, maintenance_, clock_.now(), unknown_wait_, beside);
        },
        [this, next, target](std::exception_ptr) {
            post_([this, next, target] {
                if (*next && **next <= target) {
                    clock_.set(**next);
                    settle([this] { walk(); });
                } else if (clock_.now() < target) {
                    clock_.set(target);
                    settle([this] { arrive(); });
                } else {
                    arrive();
                }
            });
        });
}

void Stepper::next_due(std::function<void(std::optional<core::Instant>)> told) {
    auto next = std::make_shared<std::optional<core::Instant>>();
    writer_.submit(
        [this, next, beside = next_beside_database()](storage::Connection& connection) {
            *next = next_instant(connection, maintenance_, clock_.now(), unknown_wait_, beside);
        },
        [this, next, told = std::move(told)](std::exception_ptr) { post_([next, told] { told(*next); }); });
}

void Stepper::arrive() {
    auto next = std::make_shared<std::optional<core::Instant>>();
    writer_.submit(
        [this, next, beside = next_beside_database()](storage::Connection& connection) {
            storage::state::advance(connection, clock_.now());
            *next = next_instant(connection, maintenance_, clock_.now(), unknown_wait_, beside);
        },
        [this, next](std::exception_ptr) {
            post_([this, next] {
                Order order = std::move(orders_.front());
                orders_.pop_front();
                if (order.mode == Mode::run) clock_.let_run();
                order.done({.went_back = false,
                            .now = clock_.now(),
                            .ran = done_so_far() - done_before_,
                            .next_due = *next});
                next_order();
            });
        });
}

}  // namespace mungba::engine
