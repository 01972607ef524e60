#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Registry;
}

namespace mungba::engine {

/// The program's counters and gauges, by the names that others rely on (design §4). Any thread.
class Counts {
public:
    Counts();
    ~Counts();
    Counts(const Counts&) = delete;
    Counts& operator=(const Counts&) = delete;

    /// mungba_events_total{kind,result}; both words are of our own, never from outside.
    void event(std::string_view kind, std::string_view result);
    void send(std::string_view result);            ///< mungba_sends_total{result}
    void outbox(std::string_view state, std::int64_t rows);  ///< mungba_outbox{state}: gauge
    void outbox_settled(std::string_view state);   ///< the same gauge for final states: since the start
    void inbox_pending(std::int64_t rows);         ///< mungba_inbox_pending
    void wal_bytes(std::int64_t bytes);            ///< mungba_wal_bytes
    void commit_batch(std::size_t receipts);       ///< mungba_commit_batch_size
    void job(std::string_view result);             ///< mungba_jobs_total{result}
    void reminder_due();     ///< mungba_reminders_due_total: a rung's hour has come
    void reminder_missed();  ///< mungba_reminders_missed_total: too late to be of use
    void reminder_sent();    ///< mungba_reminders_sent_total: the channel took a reminder
    void token_refreshed();                        ///< mungba_tokens_refreshed_total
    void clock_step();                             ///< mungba_clock_steps_total

    /// All of it in Prometheus' text format.
    std::string text() const;

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace mungba::engine
