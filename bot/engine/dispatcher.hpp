#pragma once
#include <atomic>
#include <chrono>
#include <functional>

#include "bot/engine/counts.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Takes stored events to the features, in order of arrival, a savepoint each: state, answers and "done" are committed together or not
/// at all. An event that fails is tried again later, at last set among the dead letters; it holds up no other.
class Dispatcher final : public storage::RoundPart {
public:
    struct Options {
        std::chrono::milliseconds slice{5};      ///< of each round
        int max_attempts = 8;
        int max_crashes = 3;                     ///< an event that was in hand at so many crashes is set aside
        core::Milliseconds answer_within{10 * 60 * 1000};  ///< older events change state but are not answered (reliability.md §2)
    };
    Dispatcher(const handlers::Delivery& delivery,
               const core::Clock& clock,
               core::Random& random,
               Counts& counts,
               core::Testpoint testpoint,
               Options options);

    /// Once, before the writer runs: what is in the table now may be handled in the first round.
    void begin(storage::Connection& connection);
    /// After an unclean stop: one event a transaction, `handling` committed before it is touched, until the backlog is empty.
    void be_careful() { careful_ = true; }
    /// Told on the writer's thread after each commit that finished events: answers may wait in the outbox, texts were erased.
    void on_progress(std::function<void()> progress) { progress_ = std::move(progress); }

    bool work(storage::Connection& connection) override;
    void committed() override;
    void rolled_back(const storage::StorageError&) override;

    std::uint64_t handled() const { return handled_.load(); }

private:
    bool work_carefully(storage::Connection& connection);
    void handle(storage::Connection& connection, const storage::inbox::Waiting& waiting);
    std::optional<storage::inbox::Waiting> next_waiting(storage::Connection& connection, core::EventId after, core::EventId up_to);
    void failed(storage::Connection& connection, core::EventId id, int attempts_before, std::string_view kind, const char* why);
    void settle_by_echo(storage::Connection& connection, const storage::inbox::Waiting& waiting, const core::Echo& echo);

    const handlers::Delivery& delivery_;
    const core::Clock& clock_;
    core::Random& random_;
    Counts& counts_;
    core::Testpoint testpoint_;
    Options options_;
    std::function<void()> progress_;
    bool careful_ = false;
    core::EventId newest_at_start_;    // what an unclean stop may have left behind
    core::EventId announced_;          // committed as `handling`, to be handled next
    core::EventId marked_;             // marked as `handling` in this round
    bool taken_up_ = false;            // the announced one is being handled in this round
    core::EventId round_newest_;       // newest row when the present round began to store
    core::EventId committed_newest_;   // newest row that an earlier round has committed
    int in_round_ = 0;
    std::atomic<std::uint64_t> handled_{0};
};

}  // namespace mungba::engine
