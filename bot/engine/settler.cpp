#include "bot/engine/settler.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "bot/engine/settled.hpp"
#include "core/backoff.hpp"
#include "core/log.hpp"
#include "handlers/contract/context.hpp"
#include "storage/echo_repository.hpp"

namespace mungba::engine {
namespace {

// The record bears the channel's time, the attempt ours.
constexpr core::Milliseconds kClocksApart{60'000};

}  // namespace

Settler::Settler(Parts parts, Options options) : parts_(std::move(parts)), options_(options) {}

void Settler::add(core::OutgoingId id) {
    open_.insert_or_assign(id, Open{.due = parts_.clock.now() + options_.wait_for_echo});
}

void Settler::tick() {
    if (stopped_) return;
    const core::Instant now = parts_.clock.now();
    for (auto& [id, open] : open_) {
        if (open.under_way || open.due > now) continue;
        open.under_way = true;
        begin_one();
        begin(id);
    }
}

std::optional<core::Instant> Settler::next_due() const {
    std::optional<core::Instant> next;
    for (const auto& [id, open] : open_) {
        if (!open.under_way && !stopped_ && (!next || open.due < *next)) next = open.due;
    }
    return next;
}

void Settler::jumped(core::Instant from, core::Instant to) {
    for (auto& [id, open] : open_) {
        if (to < from) open.due -= from - to;
    }
}

void Settler::begin(core::OutgoingId id) {
    auto row = std::make_shared<std::optional<storage::outbox::Unsettled>>();
    parts_.writer.submit(
        [id, row](storage::Connection& connection) { *row = storage::outbox::unsettled(connection, id); },
        [this, id, row](std::exception_ptr failure) {
            parts_.post([this, id, row, failed = failure != nullptr] {
                if (failed) {  // a full disk, say
                    open_[id] = {.due = parts_.clock.now() + options_.wait_for_echo};
                    return end_one();
                }
                if (!*row) return finish(id);  // an echo was faster
                look(id, **row);
            });
        });
}

void Settler::look(core::OutgoingId id, const storage::outbox::Unsettled& row) {
    if (finder_ == nullptr) return found(id, {.asked = true, .ids = {}});
    finder_->find(row.message, row.began_at, [this, id](const core::Found& told) { found(id, told); });
}

void Settler::found(core::OutgoingId id, const core::Found& told) {
    Open& open = open_[id];
    if (!told.asked && ++open.questions < options_.max_questions) {
        open.under_way = false;
        open.due = parts_.clock.now() + core::backoff(open.questions + 3, parts_.random);
        return end_one();
    }
    parts_.writer.submit(
        [this, id, told](storage::Connection& connection) {
            const core::Instant now = parts_.clock.now();
            const auto row = storage::outbox::unsettled(connection, id);
            if (!row) return;
            std::vector<core::MessageId> unnamed;
            for (const core::MessageId& message : told.ids) {
                // Another message of the same words is not this one.
                if (!storage::outbox::about_message(connection, row->message.organization, message)) unnamed.push_back(message);
            }
            // The record may call messages by other ids than we were told: so many of them may be those of other rows.
            const auto named = static_cast<int>(told.ids.size() - unnamed.size());
            const int others = storage::echoes::of_same_words(connection,
                                                              row->message.organization,
                                                              row->message.to,
                                                              handlers::text_hash(row->message.text),
                                                              id,
                                                              row->began_at - kClocksApart);
            if (static_cast<int>(unnamed.size()) > std::max(0, others - named)) {
                const auto settled = storage::outbox::mark_sent(connection, id, unnamed.back(), now);
                if (!settled) return;
                parts_.counts.send("settled_by_history");
                parts_.counts.outbox_settled("sent");
                tell_features(parts_.delivery, connection, *settled, "sent", now);
                return;
            }
            if (storage::outbox::repeat_unknown(connection, id, now)) {
                parts_.counts.outbox_settled("repeated");
                core::log::warning("message repeated, it may arrive twice", {{"message", id.value}});
                return;
            }
            if (const auto settled = storage::outbox::mark_final(connection, id, "dead", 0, "outcome unknown twice", now)) {
                parts_.counts.outbox_settled("dead");
                tell_features(parts_.delivery, connection, *settled, "dead", now);
            }
        },
        [this, id](std::exception_ptr failure) {
            parts_.post([this, id, failed = failure != nullptr] {
                if (!failed) return finish(id);
                open_[id] = {.due = parts_.clock.now() + options_.wait_for_echo};
                end_one();
            });
        });
}

void Settler::finish(core::OutgoingId id) {
    open_.erase(id);
    parts_.sender.kick();
    end_one();
}

}  // namespace mungba::engine
