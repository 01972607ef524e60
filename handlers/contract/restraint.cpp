#include "handlers/contract/restraint.hpp"

#include <algorithm>

namespace mungba::handlers {
namespace {

constexpr core::Milliseconds kMinute{60'000};
// So many chats within a minute are no flood of one; more than that and the old ones are looked
// for.
constexpr std::size_t kManyEntries = 10'000;

}  // namespace

bool Restraint::may_answer(const core::Chat& chat, const core::UserId& speaker, core::Instant now) {
    forget_old(now);
    const auto recent = [&](const std::string& key) -> std::deque<core::Instant>& {
        auto& instants = answers_[key];
        while (!instants.empty() && instants.front() <= now - kMinute) instants.pop_front();
        return instants;
    };
    auto& by_user = recent("user " + speaker.value);
    if (by_user.size() >= kAnswersPerUser) return false;
    if (!chat.is_private()) {
        auto& in_group = recent("group " + chat.id);
        if (in_group.size() >= kAnswersPerGroup) return false;
        in_group.push_back(now);
    }
    by_user.push_back(now);
    return true;
}

std::optional<core::Instant> Restraint::free_at(const core::Chat& chat,
                                                const core::UserId& speaker,
                                                core::Instant now) const {
    const auto free_of = [&](const std::string& key, std::size_t limit) {
        const auto found = answers_.find(key);
        if (found == answers_.end() || found->second.size() < limit) return now;
        return found->second[found->second.size() - limit] + kMinute;
    };
    core::Instant free = free_of("user " + speaker.value, kAnswersPerUser);
    if (!chat.is_private()) free = std::max(free, free_of("group " + chat.id, kAnswersPerGroup));
    return free > now ? std::optional(free) : std::nullopt;
}

bool Restraint::first_in(const std::string& key, core::Milliseconds span, core::Instant now) {
    forget_old(now);
    auto& until = said_until_[key];
    if (until > now) return false;
    until = now + span;
    return true;
}

void Restraint::forget_old(core::Instant now) {
    // At most once a minute: what was said within the last one stays, however much it is.
    if (now < next_sweep_ && now + kMinute >= next_sweep_) return;
    next_sweep_ = now + kMinute;
    if (answers_.size() > kManyEntries) {
        std::erase_if(answers_, [&](const auto& entry) {
            return entry.second.empty() || entry.second.back() <= now - kMinute;
        });
    }
    if (said_until_.size() > kManyEntries) {
        std::erase_if(said_until_, [&](const auto& entry) { return entry.second <= now; });
    }
}

}  // namespace mungba::handlers
