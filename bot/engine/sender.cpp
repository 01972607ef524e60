#include "bot/engine/sender.hpp"

#include <memory>
#include <utility>

#include "bot/engine/settled.hpp"
#include "core/backoff.hpp"
#include "core/log.hpp"
#include "storage/media_repository.hpp"

namespace mungba::engine {
namespace {

using Outcome = core::SendResult::Outcome;

// How long a message waits for something that only people or another minute can mend, if the channel names no instant.
constexpr core::Milliseconds kWaitForOthers{60'000};
// With a long queue a claim looks at all that is due, so it is worth waiting for a few free places.
constexpr int kPlacesWorthAClaim = 8;

// Source: docs/zalo-notes.md, "Uploads".
constexpr int kUploadIsGone = -100;

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::sent: return "sent";
        case Outcome::renew_token: return "renew_token";
        case Outcome::retry: return "retry";
        case Outcome::wait: return "wait";
        case Outcome::unreachable: return "unreachable";
        case Outcome::ask_a_human: return "ask_a_human";
        case Outcome::give_up: return "give_up";
        case Outcome::unknown: return "unknown";
    }
    return "unknown";
}

// Whether a deed failed for want of space; anything else is told in the log, once.
bool is_full(const std::exception_ptr& failure) {
    if (!failure) return false;
    try {
        std::rethrow_exception(failure);
    } catch (const storage::StorageError& error) {
        if (error.kind() == storage::StorageError::Kind::full) return true;
        core::log::error("a send could not be written down", {{"why", error.what()}});
    } catch (const std::exception& error) {
        core::log::error("a send could not be written down", {{"why", error.what()}});
    }
    return false;
}

}  // namespace

/// What a claim brought from the writer's thread to the io thread.
struct Sender::Batch {
    std::vector<storage::outbox::Claimed> claimed;
    bool full = false;
};

Sender::Sender(storage::Writer& writer,
               core::MessageSender& channel,
               const handlers::Delivery& delivery,
               const core::Clock& clock,
               core::Random& random,
               Counts& counts,
               Post post,
               core::Testpoint testpoint,
               Options options)
    : writer_(writer),
      channel_(channel),
      delivery_(delivery),
      clock_(clock),
      random_(random),
      counts_(counts),
      post_(std::move(post)),
      testpoint_(std::move(testpoint)),
      options_(options) {}

std::vector<core::OutgoingId> Sender::recover(storage::Connection& connection, core::Instant now) {
    const auto left = storage::outbox::in_state(connection, "sending", core::Instant::max());
    for (const auto id : left) storage::outbox::mark_unknown(connection, id, now);
    if (!left.empty()) core::log::warning("messages of unknown outcome after a restart", {{"messages", left.size()}});
    return storage::outbox::in_state(connection, "unknown", core::Instant::max());
}

void Sender::kick() {
    post_([this] { claim(); });
}

void Sender::claim() {
    if (stopped_) return;
    if (claiming_) {
        again_ = true;
        return;
    }
    const int room = options_.max_in_flight - in_flight_;
    if (room <= 0 || (backlog_ && room < kPlacesWorthAClaim)) return;  // whoever finishes asks again
    const core::Instant now = clock_.now();
    std::erase_if(resting_, [&](const auto& entry) { return entry.second <= now; });
    std::vector<core::OrganizationId> resting;
    for (const auto& entry : resting_) resting.push_back(entry.first);

    claiming_ = true;
    auto batch = std::make_shared<Batch>();
    writer_.submit(
        [this, batch, room, resting = std::move(resting)](storage::Connection& connection) {
            const core::Instant at = clock_.now();
            for (const auto& expired : storage::outbox::expire(connection, at, 500)) {
                counts_.outbox_settled("expired");
                tell_features(delivery_, connection, expired, "expired", at);
            }
            put_off_for_the_night(connection, at);
            batch->claimed = storage::outbox::claim(connection, at, room, resting);
            batch->full = static_cast<int>(batch->claimed.size()) == room;
        },
        [this, batch](std::exception_ptr failure) {
            if (!failure && !batch->claimed.empty() && testpoint_) testpoint_("claimed");
            post_([this, batch, failed = failure != nullptr] {
                claiming_ = false;
                backlog_ = batch->full && !failed;
                const bool more = std::exchange(again_, false) || backlog_;
                if (!failed) begin(std::move(batch->claimed));
                if (more) claim();
                tell_idle();
            });
        });
}

// What the bot starts by itself waits out the quiet hours, also when it was put off into them by a limit or an outage.
void Sender::put_off_for_the_night(storage::Connection& connection, core::Instant now) {
    if (!options_.after_quiet_hours) return;
    const core::Instant morning = options_.after_quiet_hours(now);
    if (morning > now) storage::outbox::put_off_started(connection, now, morning);
}

void Sender::begin(std::vector<storage::outbox::Claimed> claimed) {
    for (storage::outbox::Claimed& one : claimed) {
        ++in_flight_;
        ++attempts_;
        auto message = std::make_shared<storage::outbox::Claimed>(std::move(one));
        if (message->media && message->message.media->uploaded_id.empty() && upload_) {
            upload_and_send(message);
        } else {
            send(message);
        }
    }
}

void Sender::upload_and_send(const std::shared_ptr<storage::outbox::Claimed>& message) {
    upload_(*message, [this, message](std::variant<std::string, core::SendResult> outcome) {
        if (const auto* hindered = std::get_if<core::SendResult>(&outcome)) return finished(*message, *hindered);
        message->message.media->uploaded_id = std::get<std::string>(std::move(outcome));
        send(message);
    });
}

void Sender::send(const std::shared_ptr<storage::outbox::Claimed>& message) {
    channel_.send(message->message, [this, message](core::SendResult result) {
        if (testpoint_) testpoint_("sent");
        finished(*message, result);
    });
}

void Sender::finished(const storage::outbox::Claimed& message, const core::SendResult& result) {
    counts_.send(name_of(result.outcome));
    if (result.outcome == Outcome::sent && message.message_class == core::OutgoingClass::reminder) counts_.reminder_sent();
    if (result.outcome != Outcome::sent) {
        core::log::warning("message not sent",
                           {{"message", message.message.id.value},
                            {"template", message.template_name},
                            {"outcome", name_of(result.outcome)},
                            {"code", result.code},
                            {"attempt", message.attempts},
                            {"why", result.detail}});
    }
    note_rest(message.message.organization, result);
    write_down(message, result);
    if (result.outcome == Outcome::renew_token && result.reached && token_refused_) token_refused_(message.message.organization);
    if (result.outcome == Outcome::ask_a_human && person_needed_) person_needed_(message.message.organization, result.code, message.message.to);
}

// A limit, a refused token or a host that is not reached concerns every message of the OA: its queue rests, nobody else's.
void Sender::note_rest(core::OrganizationId organization, const core::SendResult& result) {
    const core::Instant now = clock_.now();
    if (result.whole_oa && result.retry_at) {
        resting_[organization] = *result.retry_at;
    } else if (result.outcome == Outcome::renew_token) {
        resting_[organization] = now + kWaitForOthers;
    } else if (!result.reached) {
        // All that was in flight fails at once: that is one failure of the host, not one for each message.
        const auto rest = resting_.find(organization);
        if (rest != resting_.end() && rest->second > now) return;
        Outage& outage = unreached_.try_emplace(organization, Outage{.calls = 0, .since = now}).first->second;
        resting_[organization] = now + core::backoff(++outage.calls, random_);
        if (unreached_told_) unreached_told_(organization, outage.since);
    } else if (unreached_.erase(organization) > 0 && unreached_told_) {
        unreached_told_(organization, std::nullopt);
    }
}

// A full disk fails the deed, not the message: it stays `sending` and in flight, and is written down as soon as there is room.
void Sender::write_down(const storage::outbox::Claimed& message, const core::SendResult& result) {
    writer_.submit([this, message, result](storage::Connection& connection) { mark(connection, message, result); },
                   [this, message, result](std::exception_ptr failure) {
                       post_([this, message, result, full = is_full(failure)] {
                           if (full) return write_down(message, result);
                           if (result.outcome == Outcome::unknown && unknown_) unknown_(message.message.id);
                           --in_flight_;
                           claim();
                           tell_idle();
                       });
                   });
}

void Sender::mark(storage::Connection& connection, const storage::outbox::Claimed& message, const core::SendResult& result) {
    const core::Instant now = clock_.now();
    const core::OutgoingId id = message.message.id;
    // It was good by our clock, and the channel knows better: the next attempt uploads it again.
    if (message.media && result.code == kUploadIsGone) storage::media::forget_upload(connection, message.media);
    switch (result.outcome) {
        case Outcome::sent:
            if (const auto settled = storage::outbox::mark_sent(connection, id, result.message_id, now)) {
                counts_.outbox_settled("sent");
                tell_features(delivery_, connection, *settled, "sent", now);
            }
            return;
        case Outcome::unknown: storage::outbox::mark_unknown(connection, id, now); return;
        case Outcome::unreachable: settle(connection, message, "unreachable", result); return;
        case Outcome::give_up: settle(connection, message, "dead", result); return;
        // A limit, a token, a bill: the message is not to blame, so none of its attempts is spent; its use ends by itself.
        case Outcome::wait: requeue(connection, message, result, kWaitForOthers); return;
        // The whole queue rests until the token is renewed, so the message itself has nothing to wait for.
        case Outcome::renew_token: requeue(connection, message, result, core::Milliseconds{0}); return;
        case Outcome::ask_a_human: requeue(connection, message, result, kWaitForOthers); return;
        case Outcome::retry:
            if (!result.reached) return requeue(connection, message, result, core::Milliseconds{0});
            if (message.attempts >= options_.max_attempts) {
                settle(connection, message, "dead", result);
                return;
            }
            storage::outbox::requeue(
                connection, id, now + core::backoff(message.attempts, random_), true, result.code, result.detail);
            return;
    }
}

void Sender::requeue(storage::Connection& connection,
                     const storage::outbox::Claimed& message,
                     const core::SendResult& result,
                     core::Milliseconds wait) {
    const core::Instant not_before = result.retry_at.value_or(clock_.now() + wait);
    storage::outbox::requeue(connection, message.message.id, not_before, false, result.code, result.detail);
}

void Sender::settle(storage::Connection& connection,
                    const storage::outbox::Claimed& message,
                    std::string_view state,
                    const core::SendResult& result) {
    const core::Instant now = clock_.now();
    const auto settled =
        storage::outbox::mark_final(connection, message.message.id, state, result.code, result.detail, now);
    if (!settled) return;
    counts_.outbox_settled(state);
    tell_features(delivery_, connection, *settled, state, now);
}

void Sender::end_rest(core::OrganizationId organization) {
    resting_.erase(organization);
    kick();
}

void Sender::end_rests() {
    resting_.clear();
    kick();
}

std::optional<core::Instant> Sender::rest_ends() const {
    std::optional<core::Instant> soonest;
    for (const auto& [organization, until] : resting_) {
        if (!soonest || until < *soonest) soonest = until;
    }
    return soonest;
}

void Sender::flush(std::function<void()> told) {
    claim();
    waiting_for_idle_.push_back(std::move(told));
    post_([this] { tell_idle(); });
}

void Sender::tell_idle() {
    if (!idle() || again_) return;
    for (auto& told : std::exchange(waiting_for_idle_, {})) told();
}

}  // namespace mungba::engine
