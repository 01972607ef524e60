#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/deliveries.hpp"
#include "sim/faults.hpp"
#include "sim/oa_types.hpp"

namespace mungba::sim {

/// What became of one webhook, for the ledger.
struct WebhookRecord {
    std::int64_t number = 0;
    std::string event_name;
    std::string chat;
    std::string message_id;
    bool is_copy = false;  ///< a fault told the event once more
    DeliveryStatus::State outcome = DeliveryStatus::State::under_way;
    struct Try {
        core::Instant at;
        int status = 0;
    };
    std::vector<Try> tries;
};

/// The app's webhook subscription: what Zalo tells the bot, with the faults that befall it on the
/// way. The last failed try of an event ends the subscription: nothing more is told until somebody
/// enables it again. Pure.
class Webhooks {
public:
    using FaultHeard = std::function<void(FaultKind, const Delivery&)>;

    Webhooks(double retry_scale, Faults& faults) : deliveries_(retry_scale), faults_(faults) {}
    void on_fault(FaultHeard heard) { fault_heard_ = std::move(heard); }

    /// Takes an event that has just happened. @returns where it stands
    DeliveryStatus post(Delivery delivery, core::Instant now);
    /// The next to be tried, as it goes out: signature left out or wrong if a fault wants it.
    std::optional<Delivery> claim(core::Instant now);

    struct Finished {
        Delivery delivery;
        DeliveryOutcome outcome = DeliveryOutcome::delivered;
        bool ended_subscription = false;
        std::vector<Delivery> given_up;  ///< what else waited and is now never told
    };
    Finished finish(std::int64_t number, const Attempt& attempt, core::Instant now);

    bool subscribed() const { return subscribed_; }
    void subscribe() { subscribed_ = true; }

    const Deliveries& deliveries() const { return deliveries_; }
    const std::vector<WebhookRecord>& records() const { return records_; }

private:
    void record(const Delivery& delivery, DeliveryStatus::State outcome);
    WebhookRecord* record_of(std::int64_t number);
    void hear(FaultKind kind, const Delivery& delivery) const;

    Deliveries deliveries_;
    Faults& faults_;
    FaultHeard fault_heard_;
    bool subscribed_ = true;
    std::vector<WebhookRecord> records_;
    std::unordered_map<std::int64_t, std::size_t> record_by_number_;
};

}  // namespace mungba::sim
