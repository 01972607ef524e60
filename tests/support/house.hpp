#pragma once
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/engine/engine.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/sqlite.hpp"
#include "tests/storage/temporary_folder.hpp"

namespace mungba::tests {

/// The whole house on one thread, over SQLite in memory: the real signature check, parser, inbox, dispatcher, features,
/// scheduler and sender; only the clock, chance and the channel are ours. Everything runs until it
/// is idle, so silence needs no waiting.
class House {
public:
    House();
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    storage::Connection& connection() { return connection_; }
    core::OrganizationId organization() const { return organization_; }
    handlers::Surroundings& surroundings() {
        return surroundings_;
    }  ///< to be changed before the first event
    core::Instant now() const { return clock_.now(); }
    const handlers::Registry& registry() const { return *registry_; }

    core::BranchId add_branch(const storage::Branch& branch);
    /// Makes a group of the branch (0 for the secretaries'), which has heard the first words.
    core::Chat add_group(core::BranchId branch, storage::ChatGroup::Kind kind);
    /// Somebody who has agreed on paper to be in the books, or who has not.
    core::PersonId add_person(const std::string& name, bool has_consent = true);
    void add_to_list(core::PersonId person, core::BranchId branch, domain::MemberStatus status);
    void give_role(core::PersonId person, core::BranchId branch, domain::Role role);
    void end_role(core::PersonId person, core::BranchId branch, domain::Role role);
    /// An account that speaks for a person; a new one unless `user` is given.
    core::UserId link(core::PersonId person, const core::UserId& user = {});

    /// A message as the channel would bring it; runs until idle. The id of the message.
    struct Written {
        core::Chat chat;
        core::UserId sender;
        std::string text;
        core::MessageId quoted{};
        std::optional<core::Instant> at{};  ///< when it was written; now if not told
        core::ContentKind content = core::ContentKind::text;
    };
    core::MessageId write(const Written& written);
    void happens(core::EventBody body);  ///< something that is no message
    void repeat_last();  ///< the channel brings the last event once more, under its key

    void set_clock(core::Instant instant);   ///< from due instant to due instant
    void jump_clock(core::Instant instant);  ///< at once, as an outage would
    void restart();                          ///< a new process over the same database
    void refuse(const core::Chat& chat) {
        refused_.insert(chat.id);
    }  ///< the channel takes nothing for this chat any more

    /// What the channel says to a message, where it is not that it took it.
    using Answer = std::function<std::optional<core::SendResult>(const core::Outgoing&)>;
    void channel_answers(Answer answer) { answer_ = std::move(answer); }

    /// What has left, in order.
    struct Sent {
        core::Chat to;
        std::string text;
        core::MessageId id;
        std::optional<core::ContentKind> media{};  ///< went along
    };
    const std::vector<Sent>& sent() const { return sent_; }

private:
    class Channel;
    void build();
    void submit(core::Event event);
    void run();
    void go(core::Instant instant, engine::Stepper::Mode mode);
    core::SendResult take(const core::Outgoing& message);

    storage::Connection connection_;
    core::SettableClock clock_;
    std::unique_ptr<core::Random> random_;
    std::unique_ptr<core::Random> secrets_;
    core::OrganizationId organization_;
    TemporaryFolder folder_;
    handlers::Surroundings surroundings_;
    std::deque<std::function<void()>> posted_;
    std::unique_ptr<core::MessageSender> channel_;
    std::unique_ptr<handlers::Registry> registry_;
    std::unique_ptr<handlers::Delivery> delivery_;
    std::unique_ptr<engine::Engine> engine_;
    std::vector<Sent> sent_;
    std::set<std::string> refused_;
    Answer answer_;
    std::optional<core::Event> last_event_;
    int next_id_ = 0;
};

}  // namespace mungba::tests
