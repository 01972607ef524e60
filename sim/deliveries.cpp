#include "sim/deliveries.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;
constexpr std::array<core::Milliseconds, 5> kRetryAfter{30s, 5min, 15min, 30min, 1h};
constexpr core::Milliseconds kWaitsForNext = 1min;  // if no next one comes

core::Milliseconds scaled(core::Milliseconds time, double scale) {
    return core::Milliseconds{std::llround(static_cast<double>(time.count()) * scale)};
}

}  // namespace

std::int64_t Deliveries::add(Delivery delivery, core::Instant now) {
    delivery.number = ++last_number_;
    delivery.due = delivery.waits_for_next ? now + kWaitsForNext : now;
    delivery.failures = 0;
    delivery.under_way = false;
    open_.emplace(last_number_, std::move(delivery));
    return last_number_;
}

std::optional<Delivery> Deliveries::claim(core::Instant now) {
    Delivery* soonest = nullptr;
    for (auto& [number, delivery] : open_) {
        if (delivery.under_way || delivery.due > now || chat_busy(delivery.chat)) continue;
        if (soonest == nullptr || delivery.due < soonest->due) soonest = &delivery;
    }
    if (soonest == nullptr) return std::nullopt;
    soonest->under_way = true;
    soonest->waits_for_next = false;
    return *soonest;
}

Deliveries::Finished Deliveries::finish(std::int64_t number,
                                        const Attempt& attempt,
                                        core::Instant now) {
    auto node = open_.extract(number);
    Finished finished{std::move(node.mapped()), DeliveryOutcome::delivered};
    Delivery& delivery = finished.delivery;
    release(delivery.chat, now);
    if (attempt.status == 200) return finished;

    delivery.under_way = false;
    if (static_cast<std::size_t>(delivery.failures) == kRetryAfter.size()) {
        finished.outcome = DeliveryOutcome::given_up;
        return finished;
    }
    delivery.due =
        now + scaled(kRetryAfter[static_cast<std::size_t>(delivery.failures)], retry_scale_);
    ++delivery.failures;
    finished.outcome = DeliveryOutcome::later;
    open_.emplace(number, delivery);
    return finished;
}

std::vector<Delivery> Deliveries::give_up_waiting() {
    std::vector<Delivery> given_up;
    for (auto at = open_.begin(); at != open_.end();) {
        if (at->second.under_way) {
            at->second.failures = static_cast<int>(kRetryAfter.size());
            ++at;
        } else {
            given_up.push_back(std::move(at->second));
            at = open_.erase(at);
        }
    }
    return given_up;
}

bool Deliveries::any_under_way() const {
    return std::ranges::any_of(open_, [](const auto& entry) { return entry.second.under_way; });
}

std::optional<core::Instant> Deliveries::next_due() const {
    std::optional<core::Instant> soonest;
    for (const auto& [number, delivery] : open_) {
        if (!delivery.under_way && (!soonest || delivery.due < *soonest)) soonest = delivery.due;
    }
    return soonest;
}

bool Deliveries::chat_busy(const std::string& chat) const {
    return std::ranges::any_of(open_, [&](const auto& entry) {
        return entry.second.under_way && entry.second.chat == chat;
    });
}

/// One of the chat has been told: what a fault has held back for that goes now.
void Deliveries::release(const std::string& chat, core::Instant now) {
    for (auto& [number, delivery] : open_) {
        if (delivery.waits_for_next && delivery.chat == chat) {
            delivery.waits_for_next = false;
            delivery.due = std::min(delivery.due, now);
        }
    }
}

}  // namespace mungba::sim
