#pragma once
#include <memory>

#include "core/event.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/registry.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::handlers {

/// Brings one thing to the feature that it concerns: the frame of conversation.md §1 (places,
/// folding, questions, numbers, commands) is here, so that no feature has it twice. Called by the
/// engine inside a savepoint; what a feature throws passes through. Writer's thread only.
class Delivery {
public:
    Delivery(const Registry& registry, const Surroundings& surroundings);
    ~Delivery();

    /// @param may_reply  false for an event that came too late for an answer.
    /// @returns when to try again, if the speaker has had as many answers as a minute allows; the
    /// caller takes back what was done.
    std::optional<core::Instant> event(storage::Connection& connection,
               core::OrganizationId organization,
               core::EventId id,
               const core::Event& event,
               core::Instant now,
               bool may_reply) const;
    /// Throws std::logic_error for a kind that no feature names.
    /// Once at each start, for each organization.
    void start(storage::Connection& connection, core::OrganizationId organization, core::Instant now) const;
    JobOutcome job(storage::Connection& connection,
                   const storage::jobs::Job& job,
                   core::Instant now) const;
    void settled(storage::Connection& connection,
                 const storage::outbox::Settled& settled,
                 std::string_view state,
                 core::Instant now) const;

private:
    Context context(storage::Connection& connection,
                    core::OrganizationId organization,
                    core::Instant now) const;

    const Registry& registry_;
    const Surroundings& surroundings_;
    std::unique_ptr<Restraint> restraint_;
};

}  // namespace mungba::handlers
