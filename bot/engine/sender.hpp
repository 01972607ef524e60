#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bot/engine/counts.hpp"
#include "bot/engine/inbox.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/writer.hpp"

namespace mungba::engine {

/// Brings the outbox to the channel: one message in flight a conversation, `sending` committed before the call, what became of it after.
/// All on the io thread but what it submits to the writer.
class Sender {
public:
    struct Options {
        int max_in_flight = 32;
        int max_attempts = 8;
        /// The same instant, or the end of the quiet hours that it lies in; empty: there are none.
        std::function<core::Instant(core::Instant)> after_quiet_hours{};
    };
    Sender(storage::Writer& writer,
           core::MessageSender& channel,
           const handlers::Delivery& delivery,
           const core::Clock& clock,
           core::Random& random,
           Counts& counts,
           Post post,
           core::Testpoint testpoint,
           Options options);

    /// Something may be due. Any thread.
    void kick();
    /// Before the first kick: rows that an ended process left in `sending` have an unknown outcome. On the writer's connection.
    /// @returns all rows of unknown outcome, for the settler.
    static std::vector<core::OutgoingId> recover(storage::Connection& connection, core::Instant now);

    /// Claims what is due; told on the io thread as soon as nothing is claimed, in flight or being marked. On the io thread.
    void flush(std::function<void()> told);
    bool idle() const { return !claiming_ && in_flight_ == 0; }
    /// The soonest instant at which an organization's queue has rested enough; nothing if none rests. On the io thread.
    std::optional<core::Instant> rest_ends() const;
    /// What the organization's queue rested for is mended. On the io thread.
    void end_rest(core::OrganizationId organization);
    /// The clock by which they were to end was set back.
    void end_rests();
    /// Told on the io thread when a message's outcome has been written down as unknown.
    void on_unknown(std::function<void(core::OutgoingId)> told) { unknown_ = std::move(told); }
    /// Told on the io thread when an access token was not accepted.
    void on_token_refused(std::function<void(core::OrganizationId)> told) { token_refused_ = std::move(told); }
    /// Told on the io thread when a message was refused in a way that only a person can mend: code, and where it was to go.
    using PersonNeeded = std::function<void(core::OrganizationId, int code, const core::Chat&)>;
    void on_person_needed(PersonNeeded told) { person_needed_ = std::move(told); }
    /// Told on the io thread while the channel is not reached: since when; and once more, with nothing, when it is reached again.
    using Unreached = std::function<void(core::OrganizationId, std::optional<core::Instant> since)>;
    void on_unreached(Unreached told) { unreached_told_ = std::move(told); }
    /// Uploads what goes along with a message and is not with the channel: tells its id there, or what hinders. Answered on the io thread,
    /// once, not from inside the call.
    using Upload = std::function<void(const storage::outbox::Claimed&, std::function<void(std::variant<std::string, core::SendResult>)>)>;
    void upload_by(Upload upload) { upload_ = std::move(upload); }
    /// Claims no more.
    void stop() { stopped_ = true; }
    std::uint64_t attempts() const { return attempts_; }

private:
    struct Batch;
    void claim();
    void put_off_for_the_night(storage::Connection& connection, core::Instant now);
    void begin(std::vector<storage::outbox::Claimed> claimed);
    void send(const std::shared_ptr<storage::outbox::Claimed>& message);
    void upload_and_send(const std::shared_ptr<storage::outbox::Claimed>& message);
    void finished(const storage::outbox::Claimed& message, const core::SendResult& result);
    void note_rest(core::OrganizationId organization, const core::SendResult& result);
    void write_down(const storage::outbox::Claimed& message, const core::SendResult& result);
    void mark(storage::Connection& connection, const storage::outbox::Claimed& message, const core::SendResult& result);
    void requeue(storage::Connection& connection,
                 const storage::outbox::Claimed& message,
                 const core::SendResult& result,
                 core::Milliseconds wait);
    void settle(storage::Connection& connection,
                const storage::outbox::Claimed& message,
                std::string_view state,
                const core::SendResult& result);
    void tell_idle();

    storage::Writer& writer_;
    core::MessageSender& channel_;
    const handlers::Delivery& delivery_;
    const core::Clock& clock_;
    core::Random& random_;
    Counts& counts_;
    Post post_;
    core::Testpoint testpoint_;
    Options options_;
    bool claiming_ = false;
    bool again_ = false;
    bool stopped_ = false;
    bool backlog_ = false;  // the last claim took all there was room for
    int in_flight_ = 0;
    std::uint64_t attempts_ = 0;
    std::map<core::OrganizationId, core::Instant> resting_;  // an organization whose OA is at its limit, until when
    struct Outage {
        int calls = 0;  // in a row, that did not get through
        core::Instant since;
    };
    std::map<core::OrganizationId, Outage> unreached_;
    Unreached unreached_told_;
    std::function<void(core::OrganizationId)> token_refused_;
    std::function<void(core::OutgoingId)> unknown_;
    PersonNeeded person_needed_;
    Upload upload_;
    std::vector<std::function<void()>> waiting_for_idle_;
};

}  // namespace mungba::engine
