#pragma once
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/event.hpp"
#include "core/local_time.hpp"
#include "core/outgoing.hpp"
#include "core/ports.hpp"
#include "domain/days_off.hpp"
#include "domain/rule_pack.hpp"
#include "handlers/contract/outside.hpp"
#include "handlers/contract/question.hpp"
#include "storage/channel_call_repository.hpp"
#include "storage/erasure_list.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/prompt_repository.hpp"
#include "storage/sqlite.hpp"
#include "storage/task_repository.hpp"
#include "usecases/ladder.hpp"
#include "usecases/meetings.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers {

class Registry;
class Restraint;

/// What a look at this machine or at the channel came to.
struct Proof {
    enum class Verdict { good, doubtful, bad };
    Verdict verdict = Verdict::good;
    std::string what{};  ///< "token of OA 123": for operators, in English
    std::string seen{};
    std::string mend{};  ///< empty: nothing to do
};
/// "all", "alarm" (sends a test), "backup" (makes one and throws it away). May wait for the world; any thread but the writer's and the readers'.
using Examine = std::function<std::vector<Proof>(std::string_view deed)>;

/// What stays the same from event to event: the rules, and the hours of rest.
struct Surroundings {
    domain::RulePack rules;
    domain::DaysOff days_off;
    core::TimeOfDay quiet_from = core::at_hour(21);
    core::TimeOfDay quiet_to = core::at_hour(7);
    /// Where a member of an organization reaches the bot 1:1; put into notices that are forwarded
    /// by hand. Left out where missing.
    std::map<core::OrganizationId, std::string> contact_links;
    core::Random* random = nullptr;  ///< for secrets that are told in the chat
    Examine examine{};           ///< for the pages of the set-up; empty where there is nothing to look at
    Outside outside{};           ///< for the pages that read foreign documents; empty where there are none
    std::string web_address{};   ///< where people find the web page, without a slash at the end
    bool paid_messages = false;  ///< 1:1 messages beyond the free 48 hours, to the seventh day
    std::array<unsigned char, 32> login_key{};  ///< of the office's authenticators and recovery codes
    std::array<unsigned char, 32> code_key{};  ///< of the codes that link accounts and groups
    std::optional<storage::ErasureList> erasures{};  ///< where each erasure is written down first
};

/// What a feature may use while it handles one thing. Lives as long as that; writer's thread only.
class Context {
public:
    /// What a context is made of, for Delivery.
    struct Parts {
        storage::Connection& connection;
        const Surroundings& surroundings;
        const Registry& registry;
        Restraint& restraint;
        core::OrganizationId organization{};
        core::EventId cause{};
        core::UserId speaker{};  ///< whose words are handled; empty if nobody's
        core::Instant now{};
        bool may_reply = true;
    };
    explicit Context(Parts parts) : parts_(std::move(parts)) {}

    core::Instant now() const { return parts_.now; }
    core::LocalDate today() const { return core::local_date(parts_.now); }
    storage::Connection& connection() { return parts_.connection; }
    core::OrganizationId organization() const { return parts_.organization; }
    const domain::RulePack& rules() const { return parts_.surroundings.rules; }
    const domain::DaysOff& days_off() const { return parts_.surroundings.days_off; }
    const Surroundings& surroundings() const { return parts_.surroundings; }
    usecases::meetings::QuietHours quiet_hours() const {
        return {.from = parts_.surroundings.quiet_from, .to = parts_.surroundings.quiet_to};
    }
    /// What the ladder of a meeting stands on.
    usecases::rungs::Setting setting() const { return {.rules = rules(), .days_off = days_off(), .quiet = quiet_hours()}; }
    const Registry& registry() const { return parts_.registry; }
    core::Random& random() { return *parts_.surroundings.random; }
    core::EventId cause() const { return parts_.cause; }
    /// Is there such a command in this build? No text of ours names one that is not.
    bool has_command(std::string_view phrase) const;

    /// Answers in the chat where it was said; gone if it cannot leave within ten minutes. Nothing
    /// is said to an event that came too late for an answer (reliability.md §2), nor beyond the
    /// limits of §7; false then. Long texts leave in numbered parts.
    bool reply(const core::Chat& to,
               std::string_view template_name,
               std::string_view text,
               core::MeetingId meeting = {});
    /// Says something that the bot starts by itself; it waits until the quiet hours are over. What is not
    /// urgent and finds no room in a group (conversation.md §4) goes on the list of whoever is in charge.
    struct Announcement {
        core::Chat to{};
        core::OutgoingClass message_class = core::OutgoingClass::reminder;
        std::string template_name{};
        std::string text{};
        core::Instant not_before{};
        std::optional<core::Instant> useful_until{};
        core::MeetingId meeting{};
        std::string idempotency_key{};
        core::MediaId media{};                ///< see usecases/media.hpp; a file leaves without a text
        std::vector<core::Button> buttons{};  ///< in a private chat only
        bool asked_for_now = false;  ///< a person waits for it: leaves in the quiet hours too, outside the budget
    };
    /// @returns 0 if the idempotency key was there already, or if it went on a list.
    core::OutgoingId announce(const Announcement& announcement);
    /// Says a word to one person or office by the ways of usecases/ladder.hpp, the last of which is a task.
    /// `organization` is filled in; what is not urgent waits until the quiet hours are over.
    usecases::ladder::Way tell(usecases::ladder::Word word);
    /// Puts it on somebody's list, to be told with the day's message. `organization` is filled in.
    core::TaskId owe(storage::Task task);
    /// Asks the channel, by and by, to do something with somebody in a group. `organization` is filled in.
    core::ChannelCallId call_channel(storage::ChannelCall call);
    /// Asks the account in that chat (as an answer to its words) and waits. An older question of
    /// the same topic is dropped, a hold apart. Asks nothing (0) where nothing may be said.
    core::PromptId ask(const core::UserId& user, const core::Chat& chat, const Question& question);
    /// Waits without saying anything: what was asked has been said otherwise.
    core::PromptId listen(const core::UserId& user,
                          const core::Chat& chat,
                          const Question& question);
    bool schedule(storage::jobs::Job job);
    /// True if nothing was said under this key during `span`; notes it if so.
    bool first_in(const std::string& key, core::Milliseconds span);
    bool may_reply() const { return parts_.may_reply; }
    /// True if this speaker has had as many answers as a minute allows: what was done so far is then
    /// taken back, and the message is handled once there is room (reliability.md §7).
    bool comes_too_fast(const core::Chat& chat);
    std::optional<core::Instant> put_off_to() const { return put_off_to_; }

private:
    void waits_for_room(const Announcement& announcement);
    bool waits_for_standing(const core::UserId& user, const core::Chat& chat, const Question& question);
    Parts parts_;
    std::optional<core::Instant> put_off_to_;
};

/// First 16 bytes of BLAKE2b over the NFC of a text: how an echo finds its row.
storage::outbox::TextHash text_hash(std::string_view text);

}  // namespace mungba::handlers
