#pragma once
#include <map>

#include "bot/engine/counts.hpp"
#include "bot/engine/duty.hpp"
#include "bot/engine/inbox.hpp"
#include "bot/engine/sender.hpp"
#include "core/ports.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Settles messages whose answer was lost (reliability P4): waits for the channel's echo, then asks the channel's record, then sends them
/// once more, marked as a possible repeat; a second loss is the end. Io thread.
class Settler final : public Duty {
public:
    struct Options {
        core::Milliseconds wait_for_echo{60'000};
        int max_questions = 6;  ///< to a record that cannot be read, with back-off; then it is sent once more
    };
    struct Parts {
        storage::Writer& writer;
        Sender& sender;
        const handlers::Delivery& delivery;
        const core::Clock& clock;
        core::Random& random;
        Counts& counts;
        Post post;
    };
    Settler(Parts parts, Options options);

    /// Without one only the echo is waited for.
    void ask(core::MessageFinder& finder) { finder_ = &finder; }
    /// This message's outcome is unknown from now on.
    void add(core::OutgoingId id);

    void tick() override;
    std::optional<core::Instant> next_due() const override;
    void jumped(core::Instant from, core::Instant to) override;
    void stop() override { stopped_ = true; }

private:
    struct Open {
        core::Instant due;
        int questions = 0;
        bool under_way = false;
    };
    void begin(core::OutgoingId id);
    void look(core::OutgoingId id, const storage::outbox::Unsettled& row);
    void found(core::OutgoingId id, const core::Found& found);
    void finish(core::OutgoingId id);

    Parts parts_;
    Options options_;
    core::MessageFinder* finder_ = nullptr;
    std::map<core::OutgoingId, Open> open_;
    bool stopped_ = false;
};

}  // namespace mungba::engine
