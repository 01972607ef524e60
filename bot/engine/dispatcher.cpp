#include "bot/engine/dispatcher.hpp"

#include <utility>

#include "bot/engine/inbox.hpp"
#include "bot/engine/settled.hpp"
#include "core/backoff.hpp"
#include "core/log.hpp"
#include "storage/echo_repository.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::engine {
namespace {

// An echo bears the channel's time; one from before our first attempt is of another message with the same words.
constexpr core::Milliseconds kClocksApart{60'000};

}  // namespace

Dispatcher::Dispatcher(const handlers::Delivery& delivery,
                       const core::Clock& clock,
                       core::Random& random,
                       Counts& counts,
                       core::Testpoint testpoint,
                       Options options)
    : delivery_(delivery),
      clock_(clock),
      random_(random),
      counts_(counts),
      testpoint_(std::move(testpoint)),
      options_(options) {}

void Dispatcher::begin(storage::Connection& connection) {
    committed_newest_ = storage::inbox::newest(connection);
    newest_at_start_ = committed_newest_;
}

bool Dispatcher::work(storage::Connection& connection) {
    round_newest_ = storage::inbox::newest(connection);
    if (careful_) return work_carefully(connection);
    const auto begun = core::steady_now();
    core::EventId last;
    while (true) {
        const auto waiting = next_waiting(connection, last, committed_newest_);
        if (!waiting) return round_newest_ > committed_newest_;
        last = waiting->id;
        handle(connection, *waiting);
        if (core::steady_now() - begun > options_.slice) return true;
    }
}

// A row that this program cannot read (an older one was put back, say) is a failed event, not the end of all others.
std::optional<storage::inbox::Waiting> Dispatcher::next_waiting(storage::Connection& connection,
                                                                core::EventId after,
                                                                core::EventId up_to) {
    while (true) {
        try {
            return storage::inbox::next_waiting(connection, after, up_to, clock_.now());
        } catch (const storage::inbox::Unreadable& row) {
            failed(connection, row.id, row.attempts, "other", row.what());
            ++in_round_;
            after = row.id;
        }
    }
}

bool Dispatcher::work_carefully(storage::Connection& connection) {
    // With care only what stood there at the start: what comes in meanwhile crashed nobody.
    const auto waiting = next_waiting(connection, {}, newest_at_start_);
    if (!waiting) {
        careful_ = false;
        return true;
    }
    if (announced_ == waiting->id) {
        taken_up_ = true;
        handle(connection, *waiting);
        return true;
    }
    if (waiting->was_handling) {
        storage::inbox::count_crash(connection, waiting->id);
        if (waiting->crashes + 1 >= options_.max_crashes) {
            storage::inbox::set_aside(connection, waiting->id, clock_.now());
            counts_.event(kind_of(waiting->event.body), "set_aside");
            core::log::error("event set aside: the process ended while it was in hand", {{"event", waiting->id.value}});
            return true;
        }
    }
    storage::inbox::mark_handling(connection, waiting->id);
    marked_ = waiting->id;
    return true;
}

void Dispatcher::handle(storage::Connection& connection, const storage::inbox::Waiting& waiting) {
    const core::Instant now = clock_.now();
    std::optional<core::Instant> later;
    try {
        storage::Savepoint savepoint(connection);
        if (const auto* echo = std::get_if<core::Echo>(&waiting.event.body)) settle_by_echo(connection, waiting, *echo);
        const bool may_reply = now - waiting.event.at <= options_.answer_within;
        later = delivery_.event(connection, waiting.organization, waiting.id, waiting.event, now, may_reply);
        if (!later) {
            storage::inbox::finish(connection, waiting.id, now);
            savepoint.release();
        }
    } catch (const storage::StorageError& error) {
        if (error.is_fatal() || error.kind() == storage::StorageError::Kind::full) throw;
        failed(connection, waiting.id, waiting.attempts, kind_of(waiting.event.body), error.what());
    } catch (const std::exception& error) {
        failed(connection, waiting.id, waiting.attempts, kind_of(waiting.event.body), error.what());
    }
    // More was asked in a minute than is answered in one: it keeps its place and spends no attempt.
    if (later) storage::inbox::retry_later(connection, waiting.id, waiting.attempts, *later);
    ++in_round_;
}

void Dispatcher::failed(
    storage::Connection& connection, core::EventId id, int attempts_before, std::string_view kind, const char* why) {
    const int attempts = attempts_before + 1;
    const core::Instant now = clock_.now();
    core::log::error("event failed", {{"event", id.value}, {"attempt", attempts}, {"why", why}});
    if (attempts >= options_.max_attempts) {
        storage::inbox::give_up(connection, id, now);
        counts_.event(kind, "dead");
    } else {
        storage::inbox::retry_later(connection, id, attempts, now + core::backoff(attempts, random_));
    }
}

void Dispatcher::settle_by_echo(storage::Connection& connection, const storage::inbox::Waiting& waiting, const core::Echo& echo) {
    // Another message of the same words may be under way: one that Zalo has already named is not this one.
    if (echo.by_admin || storage::outbox::about_message(connection, waiting.organization, echo.id)) return;
    const core::Instant now = clock_.now();
    const core::Instant said_at = waiting.event.at;
    const auto hash = handlers::text_hash(echo.text);
    auto row = storage::outbox::find_unsettled(connection, waiting.organization, echo.chat, hash, said_at + kClocksApart);
    // The history may call a message by another id than we were told: then it may be another one of these words, and the settler asks.
    if (row && waiting.from_history &&
        storage::echoes::of_same_words(connection, waiting.organization, echo.chat, hash, *row, said_at - kClocksApart) > 0)
        row.reset();
    const auto settled = row ? storage::outbox::mark_sent(connection, *row, echo.id, now)
                             : storage::echoes::late(connection,
                                                     {.organization = waiting.organization,
                                                      .to = echo.chat,
                                                      .hash = hash,
                                                      .message = echo.id,
                                                      .said_at = said_at,
                                                      .clocks_apart = kClocksApart,
                                                      .from_history = waiting.from_history});
    if (settled) {
        counts_.send("settled_by_echo");
        counts_.outbox_settled("sent");
        tell_features(delivery_, connection, *settled, "sent", now);
    }
}

void Dispatcher::committed() {
    committed_newest_ = round_newest_;
    if (std::exchange(taken_up_, false)) announced_ = {};
    if (marked_) announced_ = std::exchange(marked_, {});
    if (in_round_ == 0) return;
    handled_.fetch_add(static_cast<std::uint64_t>(std::exchange(in_round_, 0)));
    if (testpoint_) testpoint_("handled");
    if (progress_) progress_();
}

void Dispatcher::rolled_back(const storage::StorageError&) {
    // What an earlier round committed as `handling` is still announced: a full disk is no crash.
    in_round_ = 0;
    taken_up_ = false;
    marked_ = {};
}

}  // namespace mungba::engine
