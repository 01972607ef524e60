#include "bot/care/group_caller.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/backoff.hpp"
#include "core/log.hpp"

namespace mungba::care {
namespace {

using storage::ChannelCall;
using What = zalo::Failure::What;
namespace calls = storage::channel_calls;

constexpr int kAtOnce = 50;
// As the sender: for what only people or another minute can mend.
constexpr std::chrono::minutes kWaitForOthers{1};

bool go_together(const ChannelCall& a, const ChannelCall& b) { return a.kind == b.kind && a.group == b.group; }

std::vector<std::vector<ChannelCall>> bundled(std::vector<ChannelCall> claimed) {
    std::vector<std::vector<ChannelCall>> bundles;
    for (ChannelCall& call : claimed) {
        // Who was refused before goes alone, so as not to take others along.
        const auto bundle = std::find_if(bundles.begin(), bundles.end(), [&](const auto& one) {
            return call.attempts == 1 && one.front().attempts == 1 && go_together(one.front(), call);
        });
        if (bundle == bundles.end()) {
            bundles.push_back({std::move(call)});
        } else {
            bundle->push_back(std::move(call));
        }
    }
    return bundles;
}

}  // namespace

void GroupCaller::tick() {
    if (stopped_ || under_way_ || !due_ || *due_ > parts_.clock.now()) return;
    under_way_ = true;
    due_.reset();
    begin_one();
    auto claimed = std::make_shared<Calls>();
    parts_.engine.writer.submit(
        [this, claimed, recover = !std::exchange(recovered_, true)](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            if (recover) calls::recover(connection, now);
            *claimed = calls::claim(connection, now, kAtOnce);
        },
        [this, claimed](std::exception_ptr failure) {
            parts_.post([this, claimed, failed = failure != nullptr] {
                if (!failed) waiting_ = bundled(std::move(*claimed));
                next();
            });
        });
}

void GroupCaller::next() {
    if (stopped_ || waiting_.empty()) return end_round();
    Calls together = std::move(waiting_.back());
    waiting_.pop_back();
    perform(std::move(together));
}

void GroupCaller::perform(Calls together) {
    std::vector<core::UserId> users;
    for (const ChannelCall& call : together) users.push_back(call.user);
    const ChannelCall first = together.front();
    parts_.call(first.kind, first.oa, first.group_id, users, [this, together = std::move(together)](const zalo::Answer<zalo::Nothing>& answer) {
        answered(together, answer);
    });
}

void GroupCaller::answered(const Calls& together, const zalo::Answer<zalo::Nothing>& answer) {
    const auto* failure = std::get_if<zalo::Failure>(&answer);
    if (failure != nullptr) {
        core::log::warning("a call about a group failed",
                           {{"call", together.front().id.value}, {"people", together.size()}, {"code", failure->code}, {"why", failure->detail}});
        // One of them cannot be invited: nobody knows which, so each is asked for alone.
        if (failure->what == What::give_up && together.size() > 1) {
            for (const ChannelCall& call : together) waiting_.push_back({call});
            return next();
        }
    }
    write_down(together, failure);
}

void GroupCaller::write_down(const Calls& together, const zalo::Failure* failure) {
    const core::Instant now = parts_.clock.now();
    std::optional<zalo::Failure> why;
    if (failure != nullptr) why = *failure;
    // Waiting costs no attempt; what may have been done is harmless to repeat.
    const bool waits = why && (why->what == What::wait || why->what == What::renew_token || why->what == What::ask_a_human || !why->reached);
    const core::Instant later = why ? why->retry_at.value_or(waits ? now + kWaitForOthers : now + core::backoff(together.front().attempts, parts_.random)) : now;
    parts_.engine.writer.submit(
        [this, together, why, waits, later, now](storage::Connection& connection) {
            for (const ChannelCall& call : together) {
                if (!why) {
                    calls::finish(connection, call, true, 0, "", now);
                } else if (why->what == What::give_up || (!waits && call.attempts >= parts_.max_attempts)) {
                    calls::finish(connection, call, false, why->code, why->detail, now);
                } else {
                    calls::try_later(connection, call.id, later, !waits);
                }
            }
        },
        [this](std::exception_ptr) { parts_.post([this] { next(); }); });
}

void GroupCaller::end_round() {
    auto next_at = std::make_shared<std::optional<core::Instant>>();
    parts_.engine.writer.submit([next_at](storage::Connection& connection) { *next_at = calls::next_due(connection); },
                                [this, next_at](std::exception_ptr) {
                                    parts_.post([this, next_at] {
                                        under_way_ = false;
                                        if (*next_at && (!due_ || **next_at < *due_)) due_ = **next_at;
                                        end_one();
                                    });
                                });
}

}  // namespace mungba::care
