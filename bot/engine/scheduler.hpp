#pragma once
#include <atomic>
#include <chrono>
#include <functional>

#include "bot/engine/counts.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Carries out jobs when they are due, a savepoint each. What is not due costs one look into an index a round.
class Scheduler final : public storage::RoundPart {
public:
    struct Options {
        std::chrono::milliseconds slice{5};
        int max_attempts = 8;
    };
    Scheduler(const handlers::Delivery& delivery, const core::Clock& clock, core::Random& random, Counts& counts, core::Testpoint testpoint, Options options);

    void on_progress(std::function<void()> progress) { progress_ = std::move(progress); }
    bool work(storage::Connection& connection) override;
    void committed() override;
    void rolled_back(const storage::StorageError&) override { in_round_ = 0; }

    std::uint64_t ran() const { return ran_.load(); }

private:
    void failed(storage::Connection& connection, const storage::jobs::Job& job, const char* why);

    const handlers::Delivery& delivery_;
    const core::Clock& clock_;
    core::Random& random_;
    Counts& counts_;
    core::Testpoint testpoint_;  ///< "rung": after each rung of a meeting, before its commit
    Options options_;
    std::function<void()> progress_;
    int in_round_ = 0;
    std::atomic<std::uint64_t> ran_{0};
};

}  // namespace mungba::engine
