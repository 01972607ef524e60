#include "bot/engine/counts.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>

namespace mungba::engine {
namespace {

using prometheus::Counter;
using prometheus::Gauge;

}  // namespace

// prometheus-cpp looks a labelled counter up under a lock and by a hash of its labels: the hot ones are kept here by their words.
struct Counts::Families {
    prometheus::Registry registry;
    prometheus::Family<Counter>& events =
        prometheus::BuildCounter().Name("mungba_events_total").Help("Webhook events by kind and what became of them").Register(registry);
    prometheus::Family<Counter>& sends =
        prometheus::BuildCounter().Name("mungba_sends_total").Help("Attempts to send, by outcome").Register(registry);
    prometheus::Family<Gauge>& outbox =
        prometheus::BuildGauge()
            .Name("mungba_outbox")
            .Help("Messages by state: open ones now in the database, final ones since the start")
            .Register(registry);
    prometheus::Family<Counter>& jobs =
        prometheus::BuildCounter().Name("mungba_jobs_total").Help("Jobs by what became of them").Register(registry);
    Gauge& inbox_pending = prometheus::BuildGauge()
                               .Name("mungba_inbox_pending")
                               .Help("Events stored and not yet handled")
                               .Register(registry)
                               .Add({});
    Gauge& wal_bytes =
        prometheus::BuildGauge().Name("mungba_wal_bytes").Help("Bytes in the write-ahead log").Register(registry).Add({});
    Counter& clock_steps = prometheus::BuildCounter()
                               .Name("mungba_clock_steps_total")
                               .Help("Steps of the wall clock of more than a minute")
                               .Register(registry)
                               .Add({});
    Counter& counter(const char* name, const char* help) { return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({}); }
    Counter& reminders_due = counter("mungba_reminders_due_total", "Rungs of meetings whose hour has come");
    Counter& reminders_missed = counter("mungba_reminders_missed_total", "Rungs that came too late to be of use, and were not carried out");
    Counter& reminders_sent = counter("mungba_reminders_sent_total", "Reminders that the channel has taken");
    Counter& tokens_refreshed = prometheus::BuildCounter()
                                    .Name("mungba_tokens_refreshed_total")
                                    .Help("Token pairs renewed and stored")
                                    .Register(registry)
                                    .Add({});
    prometheus::Histogram& commit_batch =
        prometheus::BuildHistogram()
            .Name("mungba_commit_batch_size")
            .Help("Receipts in one commit")
            .Register(registry)
            .Add({}, prometheus::Histogram::BucketBoundaries{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000});

    std::mutex mutex;
    std::map<std::string, Counter*, std::less<>> hot_events;
};

Counts::Counts() : families_(std::make_unique<Families>()) {
    // Names that others read are there from the first scrape on, not only after the first event.
    for (const char* state : {"queued", "sending", "unknown", "sent", "unreachable", "dead", "expired", "cancelled", "repeated"}) {
        outbox(state, 0);
    }
    families_->events.Add({{"kind", "message"}, {"result", "stored"}});
    families_->events.Add({{"kind", "message"}, {"result", "refused_mark"}});
    families_->sends.Add({{"result", "sent"}});
}

Counts::~Counts() = default;

void Counts::event(std::string_view kind, std::string_view result) {
    std::string key(kind);
    key += '|';
    key += result;
    const std::lock_guard lock(families_->mutex);
    auto found = families_->hot_events.find(key);
    if (found == families_->hot_events.end()) {
        Counter& counter = families_->events.Add({{"kind", std::string(kind)}, {"result", std::string(result)}});
        found = families_->hot_events.emplace(std::move(key), &counter).first;
    }
    found->second->Increment();
}

void Counts::send(std::string_view result) { families_->sends.Add({{"result", std::string(result)}}).Increment(); }
void Counts::outbox(std::string_view state, std::int64_t rows) {
    families_->outbox.Add({{"state", std::string(state)}}).Set(static_cast<double>(rows));
}
void Counts::outbox_settled(std::string_view state) {
    families_->outbox.Add({{"state", std::string(state)}}).Increment();
}
void Counts::inbox_pending(std::int64_t rows) { families_->inbox_pending.Set(static_cast<double>(rows)); }
void Counts::wal_bytes(std::int64_t bytes) { families_->wal_bytes.Set(static_cast<double>(bytes)); }
void Counts::commit_batch(std::size_t receipts) { families_->commit_batch.Observe(static_cast<double>(receipts)); }
void Counts::job(std::string_view result) { families_->jobs.Add({{"result", std::string(result)}}).Increment(); }
void Counts::reminder_due() { families_->reminders_due.Increment(); }
void Counts::reminder_missed() { families_->reminders_missed.Increment(); }
void Counts::reminder_sent() { families_->reminders_sent.Increment(); }
void Counts::token_refreshed() { families_->tokens_refreshed.Increment(); }
void Counts::clock_step() { families_->clock_steps.Increment(); }

std::string Counts::text() const { return prometheus::TextSerializer().Serialize(families_->registry.Collect()); }

}  // namespace mungba::engine
