#pragma once
#include <optional>

#include "core/clock.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// What is to be forgotten, in small pieces between the rounds: texts in the WAL, old bodies, old keys, prompts that have expired.
/// Writer's thread.
class Maintenance final : public storage::RoundPart {
public:
    struct Options {
        core::Milliseconds truncate_after{45'000};                       ///< erased text is gone from the WAL within 60 s
        core::Milliseconds keep_bodies{24LL * 3600 * 1000};              ///< after the final state
        core::Milliseconds keep_dead_bodies{7 * 24LL * 3600 * 1000};
        core::Milliseconds keep_events{30 * 24LL * 3600 * 1000};         ///< keys of events, against late repeats
        core::Milliseconds keep_hashes{3 * 24LL * 3600 * 1000};          ///< of what people wrote: the history is not read further back
        core::Milliseconds keep_jobs{400 * 24LL * 3600 * 1000};
        core::Milliseconds keep_media{7 * 24LL * 3600 * 1000};           ///< pictures and files that nothing open needs
        core::Milliseconds keep_reasons{30 * 24LL * 3600 * 1000};        ///< of an absence, after the meeting (reliability.md P10)
        core::Milliseconds keep_meeting_files{5 * 366 * 24LL * 3600 * 1000};  ///< after the meeting; the rule pack's `file_years`
        core::Milliseconds look_every{60'000};
        int rows_at_once = 500;
    };
    Maintenance(storage::Writer& writer, const core::Clock& clock, Options options);

    /// At the start, before the writer's thread runs and before "running" is written down.
    void begin(storage::Connection& connection);
    /// Something was erased: its old bytes still stand in the WAL.
    void erased_something();
    bool work(storage::Connection& connection) override;
    void committed() override;
    void rolled_back(const storage::StorageError&) override { next_look_ = {}; }
    /// The next instant after `now` at which there is something to forget.
    std::optional<core::Instant> next_due(storage::Connection& connection, core::Instant now) const;

private:
    storage::Writer& writer_;
    const core::Clock& clock_;
    Options options_;
    std::optional<core::Instant> erased_at_;  // the first erasure that the WAL still shows
    core::EventId hashes_forgotten_;  // up to this row
    core::Instant next_look_{};
    core::Instant last_now_{};
    bool truncate_now_ = false;
};

}  // namespace mungba::engine
