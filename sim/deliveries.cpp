#include "sim/deliveries.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;
constexpr std::array<core::Milliseconds, 5> kRetryAfter{30s, 5min, 15min, 30min, 1h};

}  // namespace

std::int64_t Deliveries::add(Delivery delivery, core::Instant now) {
    delivery.number = ++last_number_;
    delivery.due = now;
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
    return *soonest;
}

Deliveries::Finished Deliveries::finish(std::int64_t number,
                                        const Attempt& attempt,
                                        core::Instant now) {
    auto node = open_.extract(number);
    Finished finished{std::move(node.mapped()), DeliveryOutcome::delivered};
    if (attempt.status == 200) return finished;

    Delivery& delivery = finished.delivery;
    delivery.under_way = false;
    if (static_cast<std::size_t>(delivery.failures) == kRetryAfter.size()) {
        finished.outcome = DeliveryOutcome::given_up;
        return finished;
    }
    delivery.due = now + kRetryAfter[static_cast<std::size_t>(delivery.failures)];
    ++delivery.failures;
    finished.outcome = DeliveryOutcome::later;
    open_.emplace(number, delivery);
    return finished;
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

}  // namespace mungba::sim
