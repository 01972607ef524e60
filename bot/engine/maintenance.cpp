#include "bot/engine/maintenance.hpp"

#include <algorithm>

#include "storage/answer_link_repository.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/media_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/prompt_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "storage/state_repository.hpp"
#include "usecases/login.hpp"
#include "usecases/meeting_file.hpp"

namespace mungba::engine {
namespace {

/// A file is some thirty rows of answers and as many of the roll call.
constexpr int kFilesAtOnce = 20;

}  // namespace

Maintenance::Maintenance(storage::Writer& writer, const core::Clock& clock, Options options)
    : writer_(writer), clock_(clock), options_(options) {}

void Maintenance::begin(storage::Connection& connection) {
    // What was older than that when the last run ended has been forgotten by it.
    const core::Instant last = storage::state::read(connection).last_instant;
    const core::EventId first = storage::inbox::first_since(connection, last - options_.keep_hashes - 2 * options_.look_every);
    hashes_forgotten_ = core::EventId{first.value - 1};
}

void Maintenance::erased_something() {
    if (!erased_at_) erased_at_ = clock_.now();
}

bool Maintenance::work(storage::Connection& connection) {
    const core::Instant now = clock_.now();
    if (now < last_now_) {
        // The wall clock was set back: what was planned by the old one is done now rather than an hour late.
        next_look_ = {};
        if (erased_at_) erased_at_ = now - options_.truncate_after;
    }
    last_now_ = now;
    if (erased_at_ && now >= *erased_at_ + options_.truncate_after) truncate_now_ = true;
    if (now < next_look_) return false;

    const int rows = options_.rows_at_once;
    const int expired = storage::prompts::expire(connection, now, rows);
    const int bodies =
        storage::outbox::erase_bodies(connection, now - options_.keep_bodies, now - options_.keep_dead_bodies, rows);
    const int events = storage::inbox::prune(connection, now - options_.keep_events, rows);
    const int jobs = storage::jobs::prune(connection, now - options_.keep_jobs, rows);
    const int media = storage::media::erase_unused(connection, now - options_.keep_media, rows);
    const int reasons = storage::rsvps::erase_reasons(connection, now - options_.keep_reasons, rows);
    const int files = usecases::meeting_file::forget_old(connection, now - options_.keep_meeting_files, now, kFilesAtOnce);
    const int logins = usecases::login::forget_old(connection, now, rows) + storage::answer_links::forget(connection, now - options_.keep_events, now, rows);
    const core::EventId forgotten = storage::inbox::forget_hashes(connection, hashes_forgotten_, now - options_.keep_hashes, rows);
    const bool more_hashes = forgotten > hashes_forgotten_;
    hashes_forgotten_ = forgotten;
    if (expired + bodies + events + jobs + media + reasons + files > 0 || more_hashes) erased_something();
    storage::state::advance(connection, now);

    const bool more = std::max({expired, bodies, events, jobs, media, reasons, logins}) >= rows || files >= kFilesAtOnce || more_hashes;
    if (!more) {
        next_look_ = now + options_.look_every;
        if (const auto due = next_due(connection, now)) next_look_ = std::min(next_look_, *due);
    }
    return more;
}

void Maintenance::committed() {
    if (!truncate_now_) return;
    truncate_now_ = false;
    erased_at_.reset();
    writer_.request_truncate();
}

std::optional<core::Instant> Maintenance::next_due(storage::Connection& connection, core::Instant now) const {
    std::optional<core::Instant> next;
    const auto sooner = [&](std::optional<core::Instant> instant) {
        if (instant && *instant > now && (!next || *instant < *next)) next = instant;
    };
    sooner(storage::prompts::next_expiry(connection));
    sooner(storage::outbox::next_erasure(connection, options_.keep_bodies, options_.keep_dead_bodies));
    if (erased_at_) sooner(*erased_at_ + options_.truncate_after);
    return next;
}

}  // namespace mungba::engine
