#include "sim/webhooks.hpp"

#include <utility>

namespace mungba::sim {
namespace {

using State = DeliveryStatus::State;

State state_of(DeliveryOutcome outcome) {
    switch (outcome) {
        case DeliveryOutcome::delivered:
            return State::delivered;
        case DeliveryOutcome::later:
            return State::later;
        case DeliveryOutcome::given_up:
            break;
    }
    return State::given_up;
}

/// The same length and look, another value.
std::string spoilt(std::string signature) {
    if (!signature.empty()) signature.back() = signature.back() == '0' ? '1' : '0';
    return signature;
}

}  // namespace

DeliveryStatus Webhooks::post(Delivery delivery, core::Instant now) {
    if (!subscribed_) {
        record(delivery, State::unsubscribed);
        return {State::unsubscribed, 0, std::nullopt};
    }
    if (faults_.strike({FaultKind::dropped}, delivery.event_name)) {
        hear(FaultKind::dropped, delivery);
        record(delivery, State::dropped);
        return {State::dropped, 0, std::nullopt};
    }
    const bool twice = faults_.strike({FaultKind::duplicate}, delivery.event_name).has_value();
    delivery.waits_for_next =
        faults_.strike({FaultKind::out_of_order}, delivery.event_name).has_value();
    const auto add = [&] {
        delivery.number = deliveries_.add(delivery, now);
        record(delivery, State::under_way);
    };
    add();
    if (delivery.waits_for_next) hear(FaultKind::out_of_order, delivery);
    const auto due = delivery.waits_for_next ? deliveries_.next_due() : std::nullopt;
    if (twice) {
        hear(FaultKind::duplicate, delivery);
        delivery.is_copy = true;
        add();
    }
    if (due) return {State::later, 0, due};
    return {};
}

std::optional<Delivery> Webhooks::claim(core::Instant now) {
    auto delivery = deliveries_.claim(now);
    if (!delivery) return delivery;
    if (faults_.strike({FaultKind::unsigned_}, delivery->event_name)) {
        hear(FaultKind::unsigned_, *delivery);
        delivery->signature.clear();
    } else if (faults_.strike({FaultKind::bad_signature}, delivery->event_name)) {
        hear(FaultKind::bad_signature, *delivery);
        delivery->signature = spoilt(std::move(delivery->signature));
    }
    return delivery;
}

Webhooks::Finished Webhooks::finish(std::int64_t number,
                                    const Attempt& attempt,
                                    core::Instant now) {
    auto [delivery, outcome] = deliveries_.finish(number, attempt, now);
    Finished finished{std::move(delivery), outcome, false, {}};
    if (WebhookRecord* found = record_of(number)) {
        found->tries.push_back({now, attempt.status});
        found->outcome = state_of(outcome);
    }
    if (outcome != DeliveryOutcome::given_up) return finished;
    finished.ended_subscription = std::exchange(subscribed_, false);
    finished.given_up = deliveries_.give_up_waiting();
    for (const Delivery& lost : finished.given_up) {
        if (WebhookRecord* found = record_of(lost.number)) found->outcome = State::given_up;
    }
    return finished;
}

void Webhooks::record(const Delivery& delivery, State outcome) {
    if (delivery.number != 0) record_by_number_[delivery.number] = records_.size();
    records_.push_back({delivery.number,
                        delivery.event_name,
                        delivery.chat,
                        delivery.message_id,
                        delivery.is_copy,
                        outcome,
                        {}});
}

WebhookRecord* Webhooks::record_of(std::int64_t number) {
    const auto found = record_by_number_.find(number);
    return found == record_by_number_.end() ? nullptr : &records_[found->second];
}

void Webhooks::hear(FaultKind kind, const Delivery& delivery) const {
    if (fault_heard_) fault_heard_(kind, delivery);
}

}  // namespace mungba::sim
