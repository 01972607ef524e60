#pragma once
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "bot/engine/counts.hpp"
#include "core/event.hpp"
#include "core/ports.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Runs a piece of work on the io thread, soon. Any thread.
using Post = std::function<void(std::function<void()>)>;

/// The door of everything that comes in: events wait here for the next commit, and hear what became of them after it.
class Inbox final : public storage::RoundPart {
public:
    enum class Outcome {
        stored,
        repeat,     ///< it was there already
        too_late,   ///< the writer is behind: refused early rather than late for all
        disk_full,
    };
    using Done = std::function<void(Outcome)>;
    struct Options {
        std::size_t max_waiting = 20'000;
        std::chrono::milliseconds max_behind{1'500};
        std::size_t max_batch = 1'000;
        /// Of a person's message, keyed: knows an event again that webhook and history tell under different ids. Empty: ids alone.
        std::function<storage::inbox::TextHash(const core::Event&)> hash{};
    };

    Inbox(storage::Writer& writer, const core::Clock& clock, Counts& counts, Post post, core::Testpoint testpoint, Options options);

    /// Any thread; `done` is told on the io thread, after the commit. An echo of ours comes in here like everything else.
    void submit(core::OrganizationId organization, core::Event event, Done done);

    /// Events of the channel's history that may have been missed: what is new joins as if it had come by webhook. Any thread; `done` is
    /// told on the io thread after the commit, with how many were new, or nothing if they could not be stored.
    void submit_history(core::OrganizationId organization,
                        std::vector<core::Event> events,
                        std::function<void(std::optional<int>)> done);
    /// At the start, before the writer's thread runs.
    void begin(storage::Connection& connection);

    bool work(storage::Connection& connection) override;
    void committed() override;
    void rolled_back(const storage::StorageError& error) override;

    /// False while the disk is full or the writer is behind: then /readyz says 503.
    bool accepts() const;

private:
    struct Receipt {
        core::OrganizationId organization;
        core::Event event;
        Done done;
        std::chrono::steady_clock::time_point since;
        Outcome outcome = Outcome::stored;
    };
    void answer(std::vector<Receipt> receipts);
    std::optional<storage::inbox::TextHash> hash_of(const core::Event& event) const;
    storage::inbox::Stored store(storage::Connection& connection, const Receipt& receipt, core::Instant now) const;

    storage::Writer& writer_;
    const core::Clock& clock_;
    Counts& counts_;
    Post post_;
    core::Testpoint testpoint_;
    Options options_;
    mutable std::mutex mutex_;
    std::vector<Receipt> waiting_;
    std::vector<Receipt> in_round_;  // the writer's thread only
    std::atomic<bool> disk_full_{false};
    core::Instant newest_from_history_{};  // the writer's thread only
};

/// "message", "echo", "members", "group", "contact", "receipt", "other": the kind in metrics.
std::string_view kind_of(const core::EventBody& body);

}  // namespace mungba::engine
