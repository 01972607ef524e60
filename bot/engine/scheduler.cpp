#include "bot/engine/scheduler.hpp"

#include <utility>

#include "core/backoff.hpp"
#include "core/local_time.hpp"
#include "core/log.hpp"
#include "storage/job_repository.hpp"

namespace mungba::engine {
namespace {

/// What the ladder of a meeting is made of.
bool is_reminder(const storage::jobs::Job& job) { return job.kind == "reminders.rung" || job.kind == "attendance.day_before"; }

}  // namespace

Scheduler::Scheduler(
    const handlers::Delivery& delivery, const core::Clock& clock, core::Random& random, Counts& counts, core::Testpoint testpoint, Options options)
    : delivery_(delivery), clock_(clock), random_(random), counts_(counts), testpoint_(std::move(testpoint)), options_(options) {}

bool Scheduler::work(storage::Connection& connection) {
    const auto begun = core::steady_now();
    const core::Instant now = clock_.now();
    while (const auto job = storage::jobs::next_due(connection, now)) {
        try {
            storage::Savepoint savepoint(connection);
            const bool missed = delivery_.job(connection, *job, now) == handlers::JobOutcome::missed;
            const char* state = missed ? "missed" : "done";
            storage::jobs::finish(connection, job->id, state, now);
            savepoint.release();
            counts_.job(state);
            if (is_reminder(*job)) counts_.reminder_due();
            if (testpoint_ && is_reminder(*job)) testpoint_("rung");
            if (missed && is_reminder(*job)) counts_.reminder_missed();
            if (missed) core::log::warning("job missed", {{"job", job->id.value}, {"kind", job->kind}, {"due", core::format_iso(job->due_at)}});
        } catch (const storage::StorageError& error) {
            if (error.is_fatal() || error.kind() == storage::StorageError::Kind::full) throw;
            failed(connection, *job, error.what());
        } catch (const std::exception& error) {
            failed(connection, *job, error.what());
        }
        ++in_round_;
        if (core::steady_now() - begun > options_.slice) return true;
    }
    return false;
}

void Scheduler::failed(storage::Connection& connection, const storage::jobs::Job& job, const char* why) {
    const int attempts = job.attempts + 1;
    const core::Instant now = clock_.now();
    core::log::error("job failed", {{"job", job.id.value}, {"kind", job.kind}, {"attempt", attempts}, {"why", why}});
    if (attempts >= options_.max_attempts) {
        storage::jobs::finish(connection, job.id, "dead", now);
        counts_.job("dead");
    } else {
        storage::jobs::retry_later(connection, job.id, attempts, now + core::backoff(attempts, random_));
    }
}

void Scheduler::committed() {
    if (in_round_ == 0) return;
    ran_.fetch_add(static_cast<std::uint64_t>(std::exchange(in_round_, 0)));
    if (progress_) progress_();
}

}  // namespace mungba::engine
