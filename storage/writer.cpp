#include "storage/writer.hpp"

#include <utility>

#include "core/log.hpp"

namespace mungba::storage {
namespace {

std::int64_t steady_ms() {
    return std::chrono::duration_cast<core::Milliseconds>(core::steady_now().time_since_epoch()).count();
}

// While a reader holds the WAL, each try to empty it copies what there is: not at every round.
constexpr auto kTruncateAgainAfter = std::chrono::seconds{1};

}  // namespace

Writer::Writer(Connection& connection, Options options) : connection_(connection), options_(std::move(options)) {}

Writer::~Writer() { stop(); }

void Writer::add(RoundPart& part) { parts_.push_back(&part); }

void Writer::start() {
    thread_ = std::thread([this] { loop(); });
}

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Writer::submit(Deed deed, Done done) {
    {
        const std::lock_guard lock(mutex_);
        submitted_.push_back({std::move(deed), std::move(done), nullptr});
        if (std::exchange(wake_, true)) return;
    }
    woken_.notify_one();
}

void Writer::wake() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(wake_, true)) return;
    }
    woken_.notify_one();
}

void Writer::request_truncate() {
    truncate_.store(true);
    wake();
}

core::Milliseconds Writer::behind() const {
    const std::int64_t began = round_began_ms_.load(std::memory_order_relaxed);
    return core::Milliseconds{began == 0 ? 0 : steady_ms() - began};
}

void Writer::loop() {
    bool more = true;  // whatever an earlier run left behind
    while (true) {
        {
            std::unique_lock lock(mutex_);
            const auto ready = [this] { return wake_ || stopping_; };
            if (disk_full_) {
                woken_.wait_for(lock, options_.full_disk_pause, [this] { return stopping_; });
            } else if (!more) {
                woken_.wait(lock, ready);
            }
            wake_ = false;
            if (stopping_ && submitted_.empty()) return;
        }
        more = run_round();
    }
}

bool Writer::run_round() {
    {
        const std::lock_guard lock(mutex_);
        in_round_ = std::exchange(submitted_, {});
    }
    round_began_ms_.store(steady_ms(), std::memory_order_relaxed);
    bool more = false;
    try {
        Transaction transaction(connection_);
        for (RoundPart* part : parts_) {
            // The receipts come first; what was asked of us comes before what waits in tables.
            more = part->work(connection_) || more;
            if (part == parts_.front()) work_on_submitted();
        }
        if (parts_.empty()) work_on_submitted();
        transaction.commit();
        disk_full_ = false;
    } catch (const StorageError& error) {
        round_began_ms_.store(0, std::memory_order_relaxed);
        if (error.kind() != StorageError::Kind::full) {
            core::log::error("storage failed", {{"why", error.what()}});
            if (options_.on_fatal) options_.on_fatal(error);
            throw;
        }
        if (!std::exchange(disk_full_, true)) core::log::error("disk full: nothing can be stored", {{"why", error.what()}});
        for (RoundPart* part : parts_) part->rolled_back(error);
        tell(in_round_, std::current_exception());
        return true;
    }
    after_commit();
    return more;
}

void Writer::work_on_submitted() {
    for (Submitted& submitted : in_round_) {
        submitted.thrown = nullptr;
        try {
            Savepoint savepoint(connection_);
            submitted.deed(connection_);
            savepoint.release();
        } catch (const StorageError& error) {
            if (error.is_fatal() || error.kind() == StorageError::Kind::full) throw;
            submitted.thrown = std::current_exception();
        } catch (...) {
            submitted.thrown = std::current_exception();
        }
    }
}

void Writer::tell(std::vector<Submitted>& finished, std::exception_ptr failure) {
    for (Submitted& submitted : finished) {
        if (submitted.done) submitted.done(failure ? failure : submitted.thrown);
    }
    finished.clear();
}

void Writer::after_commit() {
    rounds_.fetch_add(1, std::memory_order_relaxed);
    for (RoundPart* part : parts_) part->committed();
    tell(in_round_, nullptr);
    checkpoint_if_due();
    wal_pages_.store(connection_.wal_pages(), std::memory_order_relaxed);
    round_began_ms_.store(0, std::memory_order_relaxed);
}

void Writer::checkpoint_if_due() {
    const auto now = core::steady_now();
    const bool truncate = truncate_.load() && now >= next_truncate_;
    if (!truncate && connection_.wal_pages() < options_.checkpoint_pages) return;
    try {
        const bool all = connection_.checkpoint(truncate ? Connection::Checkpoint::truncate : Connection::Checkpoint::passive);
        if (truncate && all) truncate_.store(false);
        if (truncate && !all) next_truncate_ = now + kTruncateAgainAfter;
    } catch (const StorageError& error) {
        // What was committed is safe in the WAL; only its way into the database waits for space.
        core::log::error("checkpoint failed", {{"why", error.what()}});
        if (error.kind() == StorageError::Kind::full) return;
        if (options_.on_fatal) options_.on_fatal(error);
        throw;
    }
}

}  // namespace mungba::storage
