#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/event.hpp"
#include "core/local_time.hpp"
#include "domain/days_off.hpp"
#include "domain/rule_pack.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/prompt_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::handlers {

/// What stays the same from event to event: the rules, and the hours of rest.
struct Surroundings {
    domain::RulePack rules;
    domain::DaysOff days_off;
    core::TimeOfDay quiet_from = core::at_hour(21);
    core::TimeOfDay quiet_to = core::at_hour(7);
};

/// What a feature may use while it handles one thing. Lives as long as that; writer's thread only.
class Context {
public:
    Context(storage::Connection& connection,
            const Surroundings& surroundings,
            core::OrganizationId organization,
            core::EventId cause,
            core::Instant now,
            bool may_reply);

    core::Instant now() const { return now_; }
    core::LocalDate today() const { return core::local_date(now_); }
    storage::Connection& connection() { return connection_; }
    core::OrganizationId organization() const { return organization_; }
    const domain::RulePack& rules() const { return surroundings_.rules; }
    const domain::DaysOff& days_off() const { return surroundings_.days_off; }
    const Surroundings& surroundings() const { return surroundings_; }
    core::EventId cause() const { return cause_; }

    /// Answers in the chat where it was said; gone if it cannot leave within ten minutes. Nothing is said to an event that came
    /// too late for an answer (reliability.md §2). Long texts leave in numbered parts.
    void reply(const core::Chat& to, std::string_view template_name, std::string_view text);
    /// Says something that the bot starts by itself.
    struct Announcement {
        core::Chat to;
        core::OutgoingClass message_class = core::OutgoingClass::reminder;
        std::string template_name;
        std::string text;
        core::Instant not_before;
        std::optional<core::Instant> useful_until;
        core::MeetingId meeting;
        std::string idempotency_key;
    };
    core::OutgoingId announce(const Announcement& announcement);
    /// Asks the account in that chat and waits; `topic` is "feature.what". An older open prompt of the same topic is dropped.
    core::PromptId ask(storage::prompts::Prompt prompt);
    bool schedule(storage::jobs::Job job);
    bool may_reply() const { return may_reply_; }

private:
    storage::Connection& connection_;
    const Surroundings& surroundings_;
    core::OrganizationId organization_;
    core::EventId cause_;
    core::Instant now_;
    bool may_reply_;
};

/// First 16 bytes of BLAKE2b over the NFC of a text: how an echo finds its row.
storage::outbox::TextHash text_hash(std::string_view text);

}  // namespace mungba::handlers
