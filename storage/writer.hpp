#pragma once
#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/clock.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

/// What takes part in every round of the writer; all calls come on the writer's thread.
class RoundPart {
public:
    virtual ~RoundPart() = default;
    /// Works inside the round's transaction. @returns true if there is more to do at once.
    virtual bool work(Connection& connection) = 0;
    /// What `work` did is on disk.
    virtual void committed() {}
    /// What `work` did is not on disk (disk full); it will be called again.
    virtual void rolled_back(const StorageError&) {}
};

/// The one thread that writes. One loop: BEGIN IMMEDIATE; each part in its order; the submitted deeds; COMMIT; then the outcomes.
/// Everything that piled up during one commit makes the next batch: no timer. Source: reliability.md §3.
class Writer {
public:
    struct Options {
        /// Pages in the WAL at which a passive checkpoint follows the commit (4 KiB each).
        std::int64_t checkpoint_pages = 4000;
        /// How long a full disk is left alone before the next try, if nobody wakes the writer.
        core::Milliseconds full_disk_pause{500};
        /// Called on the writer's thread when the handle must not be used again; it ends the process.
        std::function<void(const StorageError&)> on_fatal;
    };
    Writer(Connection& connection, Options options);
    ~Writer();  ///< stops
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Before `start` only. Parts work in the order in which they were added and outlive the writer's thread.
    void add(RoundPart& part);
    void start();
    void stop();  ///< finishes what was submitted, then ends the thread; any thread but the writer's

    /// Does `deed` in the next round, in a savepoint of its own. `done` is told on the writer's thread once it is on disk (null), or what it
    /// threw, or that the disk is full. Any thread.
    using Deed = std::function<void(Connection&)>;
    using Done = std::function<void(std::exception_ptr)>;
    void submit(Deed deed, Done done);
    /// There is work for a part. Any thread, cheap.
    void wake();

    /// One round on the calling thread; for tests and for commands without a server, never beside `start`.
    /// @returns true if there is more to do at once.
    bool run_round();

    /// Rounds that wrote, and rows submitted in the last: for /metrics.
    std::uint64_t rounds() const { return rounds_.load(std::memory_order_relaxed); }
    std::int64_t wal_pages() const { return wal_pages_.load(std::memory_order_relaxed); }
    /// How long the present round has been under way, or zero; for admission.
    core::Milliseconds behind() const;
    /// Empties the WAL after the next round, so that erased bytes are gone (reliability.md §3, "Erasing"). Any thread.
    void request_truncate();
    bool truncate_pending() const { return truncate_.load(); }

private:
    struct Submitted {
        Deed deed;
        Done done;
        std::exception_ptr thrown;
    };
    void loop();
    void work_on_submitted();
    void tell(std::vector<Submitted>& finished, std::exception_ptr failure);
    void after_commit();
    void checkpoint_if_due();

    Connection& connection_;
    Options options_;
    std::vector<RoundPart*> parts_;
    std::thread thread_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_ = false;
    bool stopping_ = false;
    std::vector<Submitted> submitted_;
    std::vector<Submitted> in_round_;
    std::atomic<std::uint64_t> rounds_{0};
    std::atomic<std::int64_t> wal_pages_{0};
    std::atomic<std::int64_t> round_began_ms_{0};
    std::atomic<bool> truncate_{false};
    std::chrono::steady_clock::time_point next_truncate_{};
    bool disk_full_ = false;
};

}  // namespace mungba::storage
