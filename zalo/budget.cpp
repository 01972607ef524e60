#include "zalo/budget.hpp"

#include <algorithm>

namespace mungba::zalo {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kForgottenAfter = 60;  // minutes without a wish
constexpr std::int64_t kLeastGuess =
    60;  // calls a minute: a -32 in our first seconds proves little
constexpr std::int64_t kLargestLimit = 1'000'000;
constexpr int kTooManyCalls = -32;
constexpr int kTooManyRequests = 429;

std::int64_t minute_of(core::Instant now) { return core::to_ms(now) / kMinuteMs; }

// At least one of anything that is not nothing, so that a small limit has its margin too.
std::int64_t part_of(std::int64_t whole, int percent) {
    return percent <= 0 ? 0 : std::max<std::int64_t>(whole * percent / 100, 1);
}

}  // namespace

Budget::Budget(BudgetOptions options) : options_(options) {}

// A clock that was set back by less than a minute is no new minute to Zalo.
void Budget::turn_to(core::Instant now) {
    const std::int64_t minute = minute_of(now);
    if (minute == minute_ || minute == minute_ - 1) return;
    const bool set_back = minute < minute_;
    minute_ = minute;
    used_ = 0;
    for (auto& [oa, account] : accounts_) {
        if (account.guessed && !account.refused) {
            account.limit += account.limit / 2;
            if (account.limit >= options_.app_calls) account.limit = 0;
            account.guessed = account.limit != 0;
        }
        account.used = 0;
        account.counted = 0;
        account.refused = false;
        if (set_back) account.wanted_in = std::min(account.wanted_in, minute_ - 1);
    }
    std::erase_if(accounts_, [this](const auto& entry) {
        return entry.second.wanted_in < minute_ - kForgottenAfter;
    });
}

// Who asked in the minute before asks again soon: its share is kept from the first second on.
bool Budget::wants(const Account& account) const { return account.wanted_in >= minute_ - 1; }

std::int64_t Budget::capacity() const {
    return options_.app_calls - part_of(options_.app_calls, options_.margin_percent);
}

// What an OA may use of the minute by its own limit.
std::int64_t Budget::most_of(const Account& account) const {
    if (account.limit == 0) return capacity();
    return std::max<std::int64_t>(account.limit - part_of(account.limit, options_.margin_percent),
                                  1);
}

// Something is kept for those who have been silent so far, that the first minute brings them no
// worse than a late share.
std::int64_t Budget::kept_for_newcomers(const core::OaId& oa) const {
    const bool somebody_silent =
        std::any_of(accounts_.begin(), accounts_.end(), [&](const auto& entry) {
            return entry.first != oa && !wants(entry.second);
        });
    return somebody_silent ? part_of(capacity(), options_.newcomers_percent) : 0;
}

// The equal part of each that wants to call.
std::int64_t Budget::share_beside(std::int64_t newcomers) const {
    const auto wanting = std::count_if(accounts_.begin(),
                                       accounts_.end(),
                                       [this](const auto& entry) { return wants(entry.second); });
    return (capacity() - newcomers) / std::max<std::int64_t>(wanting, 1);
}

// What the others have not yet used of their shares.
std::int64_t Budget::kept_for_others(const core::OaId& oa, std::int64_t share) const {
    std::int64_t kept = 0;
    for (const auto& [id, account] : accounts_) {
        if (id == oa || !wants(account) || account.refused) continue;
        kept += std::max<std::int64_t>(std::min(share, most_of(account)) - account.used, 0);
    }
    return kept;
}

bool Budget::may_call(const core::OaId& oa, core::OutgoingClass what, core::Instant now) {
    turn_to(now);
    Account& own = accounts_[oa];
    own.wanted_in = minute_;
    if (own.refused) return false;
    const bool bulletin = what == core::OutgoingClass::bulletin;
    const auto reserve = [&](std::int64_t whole) {
        return bulletin ? part_of(whole, options_.reserve_percent) : 0;
    };
    const std::int64_t most = most_of(own);
    if (std::max(own.used, own.counted) + reserve(most) >= most) return false;
    const std::int64_t left = capacity() - used_ - reserve(capacity());
    if (left <= 0) return false;
    const std::int64_t newcomers = kept_for_newcomers(oa);
    const std::int64_t share = share_beside(newcomers);
    return own.used + reserve(share) < share || left > newcomers + kept_for_others(oa, share);
}

core::Instant Budget::next_free(const core::OaId& oa, core::OutgoingClass what, core::Instant now) {
    if (may_call(oa, what, now)) return now;
    return core::from_ms((minute_ + 1) * kMinuteMs);
}

void Budget::note_call(const core::OaId& oa, core::Instant now) {
    turn_to(now);
    Account& own = accounts_[oa];
    own.wanted_in = minute_;
    ++own.used;
    ++own.counted;
    ++used_;
}

void Budget::note_answer(const core::OaId& oa, const Headers& headers, core::Instant asked) {
    const auto found = accounts_.find(oa);
    if (found == accounts_.end()) return;
    Account& own = found->second;
    const auto limit = number_header(headers, "x-ratelimit-limit");
    if (limit && *limit >= 1 && *limit <= kLargestLimit) {
        own.limit = *limit;
        own.guessed = false;
    }
    if (minute_of(asked) != minute_ || own.limit == 0 || own.guessed) return;
    const auto left = number_header(headers, "x-ratelimit-remain");
    if (left && *left >= 0 && *left <= own.limit)
        own.counted = std::max(own.counted, own.limit - *left);
}

void Budget::note_limit(const core::OaId& oa, core::Instant asked) {
    const auto found = accounts_.find(oa);
    if (found == accounts_.end() || minute_of(asked) != minute_) return;
    Account& own = found->second;
    own.refused = true;
    if (own.limit == 0 || own.guessed) {
        own.limit = std::max<std::int64_t>(own.used, kLeastGuess);
        own.guessed = true;
    }
}

void note(Budget& budget,
          const core::OaId& oa,
          core::Instant asked,
          const std::variant<core::HttpResponse, core::HttpFailure>& outcome,
          int code) {
    const auto* response = std::get_if<core::HttpResponse>(&outcome);
    if (response == nullptr) return;
    budget.note_answer(oa, response->headers, asked);
    if (code == kTooManyCalls || response->status == kTooManyRequests) budget.note_limit(oa, asked);
}

}  // namespace mungba::zalo
