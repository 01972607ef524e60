#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"

namespace mungba::sim {

/// One webhook on its way to the bot.
struct Delivery {
    std::int64_t number = 0;  ///< 1, 2, 3 … in order of happening
    std::string chat;         ///< chat_key: first tries of one chat go one after another
    std::string event_name;
    std::string body;        ///< signed bytes, the same at every try
    std::string signature;   ///< value of X-ZEvent-Signature; empty: the header is left out
    std::string message_id;  ///< empty for joins and leaves
    std::string user_id;     ///< who did it; empty for what the OA did
    int failures = 0;   ///< so many tries have failed: the next carries num_retry with this number
    core::Instant due;  ///< simulated
    bool under_way = false;
    bool waits_for_next = false;  ///< a fault: goes after the next one of its chat
    bool is_copy = false;         ///< a fault: the same event once more
};

/// How one try went.
struct Attempt {
    int status = 0;  ///< the bot's HTTP status; 0: no answer (no connection, or too late)
    std::chrono::milliseconds took{0};
};

/// What a try led to.
enum class DeliveryOutcome { delivered, later, given_up };

/// What Zalo has still to tell the bot, and when. Only the status 200 counts as told; else it is
/// tried again 30 s, 5, 15, 30 min and 1 h later on the simulated clock (all times a scale), then
/// given up. Within a chat nothing overtakes a try that is under way; what waits for a further try
/// holds up nobody. Pure; no thread of its own. Source: Zalo's webhook pages ("Delivery"). They
/// name retries for failed connections only; here every failure is retried.
class Deliveries {
public:
    explicit Deliveries(double retry_scale = 1) : retry_scale_(retry_scale) {}

    /// @returns its number
    std::int64_t add(Delivery delivery, core::Instant now);

    /// The next that is due and may go; it counts as under way until `finish`.
    std::optional<Delivery> claim(core::Instant now);

    struct Finished {
        Delivery delivery;
        DeliveryOutcome outcome = DeliveryOutcome::delivered;
    };
    /// @param number  of one that is under way
    Finished finish(std::int64_t number, const Attempt& attempt, core::Instant now);

    /// Forgets what waits; what is under way ends as it ends, without a further try.
    std::vector<Delivery> give_up_waiting();

    bool any_under_way() const;
    /// The soonest instant at which one that waits becomes due; nothing if none waits.
    std::optional<core::Instant> next_due() const;
    std::size_t waiting() const { return open_.size(); }

private:
    bool chat_busy(const std::string& chat) const;
    void release(const std::string& chat, core::Instant now);

    double retry_scale_;
    std::map<std::int64_t, Delivery> open_;
    std::int64_t last_number_ = 0;
};

}  // namespace mungba::sim
